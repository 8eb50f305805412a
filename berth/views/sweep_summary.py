"""What a sweep comes to: for every value of every axis, and in all."""

from collections import Counter
from dataclasses import dataclass, field

from berth.questions.grid import Swept
from berth.store.sweeps import Row, Store


@dataclass(slots=True)
class Summary:
    """Of the variants that share a value, or of all.

    statuses: how many of each. gained, lost: places that NOCs have more, and less, for each
    variant that is allocated. enter, vanish: NOC -> in how many variants.
    """

    statuses: Counter[str] = field(default_factory=Counter)
    gained: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    enter: Counter[str] = field(default_factory=Counter)
    vanish: Counter[str] = field(default_factory=Counter)

    def add(self, row: Row) -> None:
        self.statuses[row.status] += 1
        if row.moves is not None:
            self.gained.append(row.moves.gained)
            self.lost.append(row.moves.lost)
            self.enter.update(row.moves.enter)
            self.vanish.update(row.moves.vanish)


@dataclass(slots=True)
class SweepSummary:
    """values: (axis, value) -> its summary, in the order of the grid. by_walk, checked: how many
    results the quick walk found, and how many of them CP-SAT found as well. before: how many were
    stored before this sweep."""

    before: int
    all: Summary = field(default_factory=Summary)
    values: dict[tuple[str, str | int], Summary] = field(default_factory=dict)
    by_walk: int = 0
    checked: int = 0

    @property
    def count(self) -> int:
        return self.all.statuses.total()

    @property
    def undecided(self) -> int:
        return self.all.statuses["out_of_time"]


def summary(swept: Swept, store: Store, before: int) -> SweepSummary:
    axes, cases = swept.grid.axes, swept.cases
    found = SweepSummary(before)
    found.values = {(axis.name, value): Summary() for axis in axes for value in axis.values}
    points = swept.grid.points()
    rows = store.rows(cases.task(point).key for _, point in swept.grid.points())
    for (values, _), row in zip(points, rows, strict=True):
        found.all.add(row)
        found.by_walk += row.by_walk
        found.checked += row.checked
        for axis, value in zip(axes, values, strict=True):
            found.values[axis.name, value].add(row)
    return found
