"""Berth: from the instance in memory to the allocation, checked. In Berth's own environment.

The laws are derived within the time, and every bound is counted again and envy looked for; the
peers get the laws, and nobody checks what they say until the clock has stopped.
"""

import sys
from pathlib import Path

# What an instance is made of, and Berth as it stands beside it.
sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[3])]

from drawn import Made  # noqa: E402
from serving import serve  # noqa: E402

from models.place import Place  # noqa: E402
from solver.allocate.solve import solve as allocation  # noqa: E402


def read(data):
    numbers = {Place(*place): number for number, place in enumerate(data["places"])}
    return Made(**data["made"]).instance(), numbers


def solve(read_before, _):
    instance, numbers = read_before
    outcome = allocation(instance)
    if outcome.status == "conflict":
        return None, "conflict"
    return sorted(numbers[place] for place in outcome.held), outcome.proof


if __name__ == "__main__":
    serve(read, solve)
