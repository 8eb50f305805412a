"""Random instances decided in every way there is, and what each costs. A difference is an error.

    python benchmarks/every_way.py                              # 10,000: four minutes
    python benchmarks/every_way.py --instances 1 --first 4711   # one of them, by its number
    python benchmarks/every_way.py --instances 100000 --workers 2 --kept build/every-way   # parts

Berth as it decides by itself (a sum that shows that nothing is lawful, the walk, counting, else
CP-SAT); without the first two, so that counting decides all that it covers; CP-SAT alone; and,
where an instance is tiny, every allocation tried by the definition, which shares only the bounds
with the program. Every allocation is counted once more by the checker. Each way begins with the
instance in memory; CPU time of one thread. At the end stands a hash over all answers, place by
place: with another version of ortools or Python it has to be the same (`tools/versions.py`).
"""

import argparse
import hashlib
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple, TypeVar
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

from definition import outcomes  # noqa: E402
from in_parts import in_parts  # noqa: E402
from many_events import season  # noqa: E402
from tiny_seasons import tiny_season  # noqa: E402
from worlds import short_track  # noqa: E402

from models.answers.outcome import Allocated  # noqa: E402
from models.checks.envy import envies  # noqa: E402
from models.checks.lawful import breaches  # noqa: E402
from models.errors import Defect  # noqa: E402
from models.instance import Instance  # noqa: E402
from models.place import Held  # noqa: E402
from solver.allocate.solve import solve  # noqa: E402
from solver.allocate.strategies import Ways  # noqa: E402

TINY, EVENTS, REAL = "tiny", "1 to 6 events, 8 to 24 NOCs", "Sochi's size, 1 or 2 squads"
WAYS: dict[str, dict[str, bool]] = {
    "Berth": {},
    "counting, else CP-SAT": {"walk_first": False},
    "CP-SAT alone": {"walk_first": False, "counting": False},
}
BERTH, COUNTING, CP_SAT = WAYS
DEFINITION = "the definition"
DECIDED = ("sum", "walk", "counting", "CP-SAT")
BY_PROOF = {"walk": "walk", "prefix": "counting", "search": "CP-SAT"}

#: What a way says: the allocation, or 'conflict', 'lot_required', 'defect: ...'; None: no answer.
Said = Held | str | None

_Found = TypeVar("_Found")


class Way(NamedTuple):
    """What is said, in how many seconds, and by what: the last resort that was asked."""

    said: Said
    seconds: float
    by: str = DEFINITION


def drawn(number: int) -> tuple[str, Instance]:
    """Of fifty: two seasons of Sochi's size, eight of middling size, the others tiny."""
    if number % 25 == 0:
        draw = random.Random(number)
        squads = ("men", "women")[: draw.randint(1, 2)]
        return REAL, short_track(number, squads=squads, athletes=draw.randint(48, 58))
    if number % 5 == 0:
        return EVENTS, season(number)
    return TINY, tiny_season(number)


def decided(instance: Instance, limit: float, tiny: bool) -> dict[str, Way]:
    """By every way. limit: seconds for a solver that could be stuck."""
    ways = {name: _solved(instance.rebuilt(), limit, how) for name, how in WAYS.items()}
    if tiny:
        seconds, found = _timed(partial(outcomes, instance.rebuilt()))
        ways[DEFINITION] = Way(_defined(found), seconds)
    return ways


def _solved(instance: Instance, limit: float, how: dict[str, bool]) -> Way:
    with ExitStack() as stack:
        asked = [
            stack.enter_context(
                patch.object(Ways, way, autospec=True, side_effect=getattr(Ways, way))
            )
            for way in ("by_walk", "by_counting", "by_board")
        ]
        if how:  # not by the sum either
            stack.enter_context(patch(f"{solve.__module__}.too_many_asked_for", return_value=False))
        try:
            seconds, outcome = _timed(partial(solve, instance, limit, **how))
        except Defect as defect:
            return Way(f"defect: {defect}", 0)
    by = DECIDED[max((n for n, way in enumerate(asked, 1) if way.called), default=0)]
    if isinstance(outcome, Allocated):
        return Way(outcome.held, seconds, BY_PROOF[outcome.proof])
    return Way(None if outcome.status == "out_of_time" else outcome.status, seconds, by)


def _timed(work: Callable[[], _Found]) -> tuple[float, _Found]:
    start = process_time()
    found = work()
    return process_time() - start, found


def _defined(found: set[Held | None]) -> Said:
    """found: as many allocations as the order of tied lines makes; {None} if nothing is lawful."""
    if len(found) > 1:
        return "lot_required"
    (only,) = found
    return "conflict" if only is None else only


def wrong(instance: Instance, ways: dict[str, Way]) -> Iterator[str]:
    """What the ways do not agree about, and what the checker has against an allocation."""
    said = {way.said for way in ways.values() if way.said is not None}
    if len(said) > 1 or any(str(one).startswith("defect") for one in said):
        for name, way in ways.items():
            held = "no answer" if way.said is None else way.said
            yield f"{name}: {held if isinstance(held, str) else sorted(held)}"
    for held in said:
        if not isinstance(held, str):
            yield from (f"breaks {law.source.id}: {law}" for law in breaches(instance.laws, held))
            yield from (f"passed over without need: {envy}" for envy in envies(instance, held))


class Tally:
    """How many of which kind were decided how, and the seconds."""

    def __init__(self) -> None:
        self.decided: dict[str, Counter[tuple[str, str]]] = {}
        self.counted: Counter[str] = Counter()
        self.seconds: Counter[tuple[str, str]] = Counter()
        self.answers: Counter[tuple[str, str]] = Counter()

    def add(self, kind: str, ways: dict[str, Way]) -> None:
        said, _, by = ways[BERTH]
        status = said if isinstance(said, str) else "undecided" if said is None else "allocated"
        self.decided.setdefault(kind, Counter())[status, by] += 1
        self.counted[kind] += ways[COUNTING].said is not None and ways[COUNTING].by == "counting"
        for name, way in ways.items():
            self.seconds[kind, name] += way.seconds
            self.answers[kind, name] += way.said is not None

    def said(self) -> dict[str, list[list[Any]]]:
        """As JSON takes it."""
        return {
            "decided": [
                [k, *key, n] for k, found in self.decided.items() for key, n in found.items()
            ],
            "counted": [[kind, n] for kind, n in self.counted.items()],
            "seconds": [[*key, n] for key, n in self.seconds.items()],
            "answers": [[*key, n] for key, n in self.answers.items()],
        }

    def add_said(self, said: dict[str, list[list[Any]]]) -> None:
        for kind, status, by, number in said["decided"]:
            self.decided.setdefault(kind, Counter())[status, by] += number
        for kind, number in said["counted"]:
            self.counted[kind] += number
        for kind, name, number in said["seconds"]:
            self.seconds[kind, name] += number
        for kind, name, number in said["answers"]:
            self.answers[kind, name] += number

    def table(self) -> Iterator[str]:
        by, last = ", ".join(DECIDED[1:]), "a lot required | undecided"
        yield f"| instances | allocated by {by} | impossible by {DECIDED[0]}, {by} | {last} |"
        yield "|---|---|---|---|---|"
        for kind, counts in self.decided.items():
            allocated, impossible, lots, undecided = (
                [counts[status, by] for by in DECIDED]
                for status in ("allocated", "conflict", "lot_required", "undecided")
            )
            cells = [_listed(allocated[1:]), _listed(impossible), f"{sum(lots):,}"]
            yield f"| {counts.total():,} {kind} | {' | '.join(cells)} | {sum(undecided):,} |"
        names = (*WAYS, DEFINITION)
        yield f"\n| answers, CPU s in all | {' | '.join(names)} |"
        yield "|---|---|---|---|---|"
        for kind in self.decided:
            cells = [
                f"{self.answers[kind, name]:,}, {self.seconds[kind, name]:.1f} s"
                if self.answers[kind, name]
                else "-"
                for name in names
            ]
            cells[1] += f", {self.counted[kind]:,} of them by counting"
            yield f"| {kind} | {' | '.join(cells)} |"

    @property
    def allocated(self) -> int:
        return sum(
            number
            for counts in self.decided.values()
            for (status, _), number in counts.items()
            if status == "allocated"
        )


def _listed(numbers: list[int]) -> str:
    return ", ".join(f"{number:,}" for number in numbers)


def part(limit: float, first: int, last: int) -> dict[str, Any]:
    """Of these numbers: the tally, each answer as a hash, and each difference in words."""
    tally, answers, differences = Tally(), {}, []
    for number in range(first, last):
        kind, instance = drawn(number)
        ways = decided(instance, limit, tiny=kind == TINY)
        tally.add(kind, ways)
        answers[str(number)] = [hashed(ways[BERTH].said), hashed(ways[CP_SAT].said)]
        if said := list(wrong(instance, ways)):
            differences.append("\n  ".join([f"INSTANCE {number}:", *said]))
    return {"tally": tally.said(), "answers": answers, "differences": differences}


def hashed(said: Said) -> str:
    """The same for the same places, whatever the version of Python or of ortools."""
    if said is None or isinstance(said, str):
        return said or "undecided"
    return hashlib.sha256(repr(sorted(map(tuple, said))).encode()).hexdigest()[:12]


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    asked.add_argument("--instances", type=int, default=10_000)
    asked.add_argument("--first", type=int, default=0)
    asked.add_argument("--limit", type=float, default=10, help="seconds for one solve")
    asked.add_argument("--workers", type=int, default=1)
    asked.add_argument("--kept", type=Path, help="a folder for parts: what is there stands")
    given = asked.parse_args()
    decided(tiny_season(0), given.limit, tiny=True)  # what is loaded late is not in the times
    tally, answers, differences = Tally(), hashlib.sha256(), 0
    last = given.first + given.instances
    work = partial(part, given.limit)
    for end, found in in_parts(work, given.first, last, given.workers, given.kept):
        tally.add_said(found["tally"])
        answers.update(repr(found["answers"]).encode())
        differences += len(found["differences"])
        print("".join(f"{one}\n" for one in found["differences"]), end="", flush=True)
        log = f"{datetime.now():%H:%M:%S} {end - given.first:,} of {given.instances:,}"
        print(f"{log}: {differences} differences", file=sys.stderr, flush=True)
    print("\n".join(tally.table()))
    print(f"\n{tally.allocated:,} allocations counted by the checker; {differences} differences.")
    print(f"All answers, place by place: {answers.hexdigest()}")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
