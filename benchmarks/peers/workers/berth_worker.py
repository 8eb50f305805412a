"""Berth, from the instance in memory to the allocation, checked. In Berth's own environment.

    python berth_worker.py "as it is"|CP-SAT      # as `berth solve` asks it, or by CP-SAT alone

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


def solve(read_before, way):
    instance, numbers = read_before
    as_it_is = way != "CP-SAT"
    outcome = allocation(instance, walk_first=as_it_is, counting=as_it_is)
    if outcome.status == "conflict":
        return None, "conflict"
    return sorted(numbers[place] for place in outcome.held), outcome.proof


if __name__ == "__main__":
    serve(read, lambda read_before, _: solve(read_before, sys.argv[1]))
