"""From the results of a sweep to the answer that shows what they come to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from berth.views.heading import Heading
from berth.views.parts import labels_of
from berth.views.sweep import Spread, SweepAnswer, VariantsOfValue, VariantsShown
from models.answers.quota import Moves
from models.grid import Grid
from models.instance import Instance
from solver.many.sweep import VariantResult


@dataclass(slots=True)
class _Gathered:
    """Of the variants that share a value, or of all. gained, lost: for each that is compared with
    the base."""

    statuses: Counter[str] = field(default_factory=Counter)
    gained: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    enter: Counter[str] = field(default_factory=Counter)
    vanish: Counter[str] = field(default_factory=Counter)

    def add(self, status: str, moves: Moves | None) -> None:
        self.statuses[status] += 1
        if moves is not None:
            self.gained.append(moves.gained)
            self.lost.append(moves.lost)
            self.enter.update(moves.enter)
            self.vanish.update(moves.vanish)

    @property
    def shown(self) -> dict[str, Any]:
        """The fields of VariantsShown."""
        statuses = ("allocated", "conflict", "lot_required", "refused", "out_of_time")
        return {
            **{status: self.statuses[status] for status in statuses},
            "places_gained": _spread(self.gained),
            "places_lost": _spread(self.lost),
            "enter": {noc: self.enter[noc] for noc in sorted(self.enter)},
            "vanish": {noc: self.vanish[noc] for noc in sorted(self.vanish)},
        }


def _spread(numbers: list[int]) -> Spread | None:
    return Spread(least=min(numbers), most=max(numbers), sum=sum(numbers)) if numbers else None


def sweep_answer(
    instance: Instance,
    heading: Heading,
    grid: Grid,
    results: Iterable[VariantResult],
    *,
    before: int,
    kept_in: str,
) -> SweepAnswer:
    """instance: the base. results: one for each point of the grid. before: how many of them were
    kept already."""
    everything, by_walk, checked = _Gathered(), 0, 0
    values = {(axis.name, value): _Gathered() for axis in grid.axes for value in axis.values}
    for (point, _), result in zip(grid.points(), results, strict=True):
        moves = result.moved
        by_walk += result.by_walk
        checked += result.checked
        everything.add(result.status, moves)
        for axis, value in zip(grid.axes, point, strict=True):
            values[axis.name, value].add(result.status, moves)
    return SweepAnswer(
        status="out_of_time" if everything.statuses["out_of_time"] else "done",
        instance=instance.id,
        rulebook=instance.rulebook.id,
        grid=grid.id,
        variants=grid.count,
        stored_before=before,
        by_walk=by_walk,
        by_solver=grid.count - by_walk,
        cross_checked=checked,
        all=VariantsShown(**everything.shown),
        values=tuple(
            VariantsOfValue(axis=axis, value=value, **one.shown)
            for (axis, value), one in values.items()
        ),
        results=kept_in,
        grid_question=grid.question,
        heading=heading,
        labels=labels_of(instance, (*everything.enter, *everything.vanish)),
    )
