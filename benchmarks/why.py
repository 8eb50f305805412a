"""How long answers take after the first solve: why not, and the reserve list.

    python benchmarks/why.py [--seasons 10]

CPU time; each is also given as a ratio to the first solve of the same instance in the same run.
"""

import argparse
import statistics
import sys
from datetime import date
from pathlib import Path
from time import process_time

#: A place given back needs a day; which one decides nothing.
DAY = date(2020, 1, 1)
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

from worlds import short_track  # noqa: E402

from models.answers.outcome import Allocated  # noqa: E402
from models.files import read_instance  # noqa: E402
from models.instance import Instance  # noqa: E402
from solver.allocate.solve import solve  # noqa: E402
from solver.explain.ledger import ledger  # noqa: E402
from solver.explain.why import Why  # noqa: E402
from solver.reallocate.reserve import reserves  # noqa: E402


def questions(why: Why) -> list[tuple[str, str]]:
    """Every NOC x event whose next place has a line that was passed over."""
    return [
        (noc, event)
        for noc in why.instance.field.nocs
        for event in why.instance.field.events
        if why.held(noc, event) < sum(p in why.number for p in why.places_of(noc, event))
    ]


def asked(name: str, instance: Instance) -> None:
    start = process_time()
    found = solve(instance)
    first = process_time() - start
    if not isinstance(found, Allocated):
        print(f"  {name}: {found.status}")
        return
    reasons, answers, lists = [], [], []
    start = process_time()
    why = Why(instance, found, DAY)
    for event in instance.field.events:
        why.cut(event)
    ready = process_time() - start
    for noc, event in questions(why):
        place = next(
            p for p in why.places_of(noc, event) if p in why.number and p not in found.held
        )
        start = process_time()
        why.refusals.no_room(place)
        reasons.append(process_time() - start)
        start = process_time()
        why.event(noc, event, why.held(noc, event) + 1)
        answers.append(process_time() - start)
    for event in instance.field.events:
        start = process_time()
        count = sum(1 for _ in reserves(instance, found, event, DAY))
        lists.append((process_time() - start, count))
    print(f"  {name} ({found.proof}), first solve {1000 * first:.0f} ms, made ready ", end="")
    print(f"{1000 * ready:.0f} ms")
    for what, times in (("the reasons alone", reasons), ("with what would change it", answers)):
        median, worst = statistics.median(times), max(times)
        print(f"    why not, {what:26}: median {1000 * median:6.1f} ms ", end="")
        print(f"({median / first:.2f} of the solve), worst {1000 * worst:6.0f} ms, ", end="")
        print(f"{len(times)} questions")
    seconds = [second for second, _ in lists]
    print(
        f"    reserve list of an event: median {1000 * statistics.median(seconds):.0f} ms, ", end=""
    )
    print(f"worst {1000 * max(seconds):.0f} ms, up to {max(n for _, n in lists)} entries")


def every_step(name: str, instance: Instance) -> None:
    """The reasons of all lines, as a report has them."""
    start = process_time()
    found = solve(instance)
    first = process_time() - start
    assert isinstance(found, Allocated)
    start = process_time()
    count = sum(1 for _ in ledger(instance, found))
    seconds = process_time() - start
    print(f"  {name} ({found.proof}), first solve {1000 * first:.0f} ms, ", end="")
    print(f"the reasons of {count} lines {1000 * seconds:.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seasons", type=int, default=10)
    given = parser.parse_args()
    print("Why not, and who is next")
    asked("Sochi", read_instance(ROOT / "instances" / "sochi-2014"))
    for seed in range(given.seasons):
        asked(f"season {seed}", short_track(seed, athletes=52))
    every_step("Sochi", read_instance(ROOT / "instances" / "sochi-2014"))
    for size, athletes in ((1, 52), (5, 275), (5, 261)):
        every_step(f"size {size}, {athletes} athletes", short_track(1, size, athletes=athletes))


if __name__ == "__main__":
    main()
