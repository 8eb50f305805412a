"""All sides on all instances, in turn in one run; every answer compared place by place."""

import json
import math
import statistics
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from asking import Answer, Side
from drawn import Made
from environments import PEERS
from exported import exported

#: What took so many seconds is not repeated.
SLOW = 0.5
#: After so many instances of a kind over the limit a side is not asked for the rest of it.
GIVEN_UP = 2


def written(made: Made, folder: Path) -> Path:
    question = folder / f"{made.seed}-{made.athletes}-{made.size}.json"
    question.write_text(json.dumps({**exported(made.instance()), "made": made._asdict()}))
    return question


class Timed(NamedTuple):
    """The medians of a side's runs on an instance, in seconds and MiB."""

    cpu: float
    wall: float
    peak: float
    before: float
    answer: Answer


def in_turn(
    sides: Mapping[str, Side], question: Path, limit: float, times: int
) -> dict[str, Timed | None]:
    """None: over the limit in one run. So many times each, but for slow ones."""
    runs: dict[str, list[Answer]] = {name: [] for name in sides}
    over = set()
    for _ in range(times):
        for name, side in sides.items():
            if name in over or (runs[name] and runs[name][0].cpu > SLOW):
                continue
            found = side.ask(question, limit)
            if found is None:
                over.add(name)
            else:
                runs[name].append(found)
    return {
        name: None
        if name in over
        else Timed(
            statistics.median(run.cpu for run in found),
            statistics.median(run.wall for run in found),
            max(run.peak for run in found),
            statistics.median(run.before for run in found),
            found[0],
        )
        for name, found in runs.items()
    }


def differences(question: Path, found: Mapping[str, Timed | None]) -> Iterator[str]:
    """Where a side that decided says something else than Berth."""
    names = json.loads(question.read_text())["places"]
    ours = found["berth"]
    assert ours, "Berth did not decide"
    for name, timed in found.items():
        if timed is None or timed.answer.held == ours.answer.held:
            continue
        theirs, mine = timed.answer.held, ours.answer.held
        if theirs is None or mine is None:
            who = name if theirs is None else "Berth"
            yield f"{question.name}: {name} and Berth differ: only {who} says impossible"
        else:
            places = [" ".join(map(str, names[place])) for place in sorted(theirs ^ mine)]
            yield f"{question.name}: {name} and Berth differ in {', '.join(places)}"


class Comparison:
    """What was measured, by kind of instance and by side."""

    def __init__(self, sides: Iterable[str], limit: float, times: int) -> None:
        self.sides = {name: Side(PEERS[name]) for name in sides}
        self.limit, self.times = limit, times
        self.kinds: dict[str, dict[str, list[Timed | None]]] = {}
        self.wrong: list[str] = []

    def warm(self, question: Path) -> None:
        """Once each, which does not count."""
        for side in self.sides.values():
            side.ask(question, 60)

    def add(self, kind: str, question: Path) -> None:
        known = self.kinds.setdefault(kind, {name: [] for name in self.sides})
        asked = {n: side for n, side in self.sides.items() if known[n].count(None) < GIVEN_UP}
        found = in_turn(asked, question, self.limit, self.times)
        self.wrong += differences(question, found)
        for name, timed in found.items():
            known[name].append(timed)

    def end(self) -> None:
        for side in self.sides.values():
            side.end()

    def table(self) -> Iterator[str]:
        heads = [f"{kind} ({len(found['berth'])})" for kind, found in self.kinds.items()]
        yield f"| CPU ms, medians | {' | '.join(heads)} |"
        yield f"|---|{'---|' * len(heads)}"
        for name in self.sides:
            cells = [self._cell(found[name], found["berth"]) for found in self.kinds.values()]
            yield f"| {PEERS[name].label} | {' | '.join(cells)} |"

    def before(self) -> Iterator[str]:
        """In words, what the sides' making ready for an instance took, which is in no time."""
        for name in self.sides:
            every = [
                timed.before for found in self.kinds.values() for timed in found[name] if timed
            ]
            yield f"{PEERS[name].label} {1000 * statistics.median(every):.3g} ms"

    def _cell(self, theirs: list[Timed | None], ours: list[Timed | None]) -> str:
        """The median, how many times Berth's (geometric mean), and the slowest against it."""
        if None in theirs:
            asked = f"{theirs.count(None)} of {len(theirs)} asked"
            return f"undecided after {self.limit:.0f} s ({asked})"
        times = [1000 * timed.cpu for timed in theirs if timed]
        median = statistics.median(times)
        pairs = zip(theirs, ours, strict=True)
        ratio = math.exp(statistics.mean(math.log(t.cpu / o.cpu) for t, o in pairs if t and o))
        worst = f", worst {max(times) / median:.1f} times" if len(times) > 1 else ""
        return f"{median:.3g} (x {ratio:.2f}{worst})"
