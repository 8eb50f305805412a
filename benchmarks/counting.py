"""Counting against CP-SAT where the plain walk does not do: CPU time, in turn, in one run.

    python benchmarks/counting.py [--size 30]

Sochi; seasons where a limit binds against exact fields, and impossible ones; then one of the given
size. The check of the result is in all the times. Nothing here is a test.
"""

import argparse
import statistics
import sys
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

from worlds import short_track  # noqa: E402

from models.files import read_instance  # noqa: E402
from solver.allocate.solve import solve  # noqa: E402

#: By what Sochi can be decided.
WAYS = {
    "the walk": {},
    "counting": {"walk_first": False},
    "CP-SAT": {"walk_first": False, "counting": False},
}


def timed(seed: int, size: int, per_size: int, counting: bool) -> tuple[float, str]:
    """Milliseconds of a season, and what decided it."""
    instance = short_track(seed, size, athletes=per_size * size)
    start = process_time()
    found = solve(instance, counting=counting)
    return 1000 * (process_time() - start), getattr(found, "proof", found.status)


def sochi(times: int) -> None:
    instance = read_instance(ROOT / "instances" / "sochi-2014")
    found: dict[str, list[float]] = {name: [] for name in WAYS}
    for _ in range(times):
        for name, how in WAYS.items():
            afresh = instance.rebuilt()
            start = process_time()
            solve(afresh, **how)
            found[name].append(1000 * (process_time() - start))
    for name, spent in found.items():
        print(f"  Sochi    {name:8} {statistics.median(spent):5.1f} ms, least {min(spent):.1f} ms")


def seasons(kind: str, most: int) -> None:
    ours: list[float] = []
    theirs: list[float] = []
    for seed in range(60):
        for limit in (51, 52, 53):
            spent, by = timed(seed, 1, limit, counting=True)
            if by == kind and len(ours) < most:
                ours.append(spent)
                theirs.append(timed(seed, 1, limit, counting=False)[0])
    for name, times in (("counting", ours), ("CP-SAT", theirs)):
        median = statistics.median(times)
        print(f"  {kind:8} {name:8} {median:5.1f} ms, worst {max(times) / median:.1f} times that")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--size", type=int, default=30)
    given = asked.parse_args()
    for counting in (True, False):
        timed(0, 1, 53, counting)
    sochi(15)
    seasons("prefix", 30)
    seasons("conflict", 10)
    for counting in (True, False):
        spent, by = timed(1, given.size, 53, counting)
        print(f"  size {given.size}, counting {counting}: {spent / 1000:.2f} s, {by}")


if __name__ == "__main__":
    main()
