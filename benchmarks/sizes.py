"""What grows with the size: laws, the allocation, its check; CPU seconds and memory.

    python benchmarks/sizes.py [--sizes 1,10,30,100] [--numbers 1000,10000]

Each size, and each large number, in a process of its own, so that memory is its own as well.
"""

import argparse
import resource
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import process_time
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

from tiny import athletes, host_has, relay_brings, world  # noqa: E402
from worlds import short_track  # noqa: E402

from models import places_asked  # noqa: E402
from models.checks.envy import envies  # noqa: E402
from models.checks.lawful import breaches  # noqa: E402
from models.instance import Instance  # noqa: E402
from solver.allocate.solve import solve  # noqa: E402
from solver.collector import paused_collector  # noqa: E402

LISTS = {"men-sprint": ["A", "B", "C", "A", "B"], "women-sprint": ["B", "A", "C"]}
TEAMS = {"men-relay": ["A", "B", "C"], "men-sprint": ["A", "B", "C"]}
EQUAL = {"kind": "equal_numbers", "squads": ["men", "women"]}

#: What has a large number, by that.
LARGE: dict[str, Callable[[int], Instance]] = {
    "a team brings so many": lambda n: world(TEAMS, relay_brings(n), athletes(exactly=n)),
    "a host with so many, equal": lambda n: world(
        LISTS, host_has(squads={"men": n, "women": n}), EQUAL, host="A"
    ),
    "a ruling gives so many": lambda n: world(
        LISTS, rulings=[{"noc": "A", "event": "men-sprint", "exactly": n}]
    ),
    "groups of five of so many": lambda n: world(
        LISTS,
        {"kind": "squad_multiple", "squads": ["men"], "of": 5},
        rulings=[{"noc": "A", "event": "men-sprint", "exactly": n}],
    ),
    "so many lines of two NOCs": lambda n: world({"men-sprint": ["A", "B"] * (n // 2)}),
}

_Found = TypeVar("_Found")


def timed(action: Callable[[], _Found]) -> tuple[float, _Found]:
    """CPU seconds, without the garbage collector, as in a solve."""
    begun = process_time()
    with paused_collector():
        found = action()
    return process_time() - begun, found


def memory() -> str:
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB"


def of_size(size: int, limit: int) -> str:
    """limit: athletes per size."""
    reading, instance = timed(lambda: short_track(1, size, athletes=limit * size))
    deriving, _ = timed(lambda: instance.laws)
    solving, outcome = timed(lambda: solve(instance))
    counting, broken = timed(lambda: list(breaches(instance.laws, outcome.held)))
    comparing, envious = timed(lambda: list(envies(instance, outcome.held)))
    assert not broken and not envious
    seconds = (reading, deriving, solving, counting, comparing)
    return " | ".join([*(f"{one:.2f} s" for one in seconds), outcome.proof, memory()])


def of_number(what: str, number: int) -> str:
    # More than an instance of so few lines may ask for.
    places_asked.PLACES_BESIDES = 1_000_000
    instance = LARGE[what](number)
    deriving, laws = timed(lambda: instance.laws)
    solving, _ = timed(lambda: solve(instance, time_limit=5))
    return f"{len(laws):,} laws | {deriving:.2f} s | {solving:.2f} s | {memory()}"


def alone(work: Callable[..., str], *said: object) -> str:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *said).result()


def numbers(text: str) -> list[int]:
    return [int(one) for one in text.split(",")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=numbers, default=[1, 10, 30, 100])
    parser.add_argument("--numbers", type=numbers, default=[1000, 10000])
    asked = parser.parse_args()
    print("size, athletes | instance | laws | solve, checked | breaches | envy | proof | memory")
    for limit in (60, 52):
        for size in asked.sizes:
            print(f"{size}, {limit * size} | {alone(of_size, size, limit)}")
    print("large numbers | laws | deriving | solve, checked | memory")
    for what in LARGE:
        for number in asked.numbers:
            print(f"{what}: {number} | {alone(of_number, what, number)}")


if __name__ == "__main__":
    main()
