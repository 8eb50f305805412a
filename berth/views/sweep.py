"""The answer of `sweep`: what the variants of a grid come to, for every value and in all."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from berth.views.base import Answer, View
from berth.views.heading import Heading
from berth.views.parts import Labels


class Spread(View):
    """Numbers of variants, those that are compared with the base."""

    least: int
    most: int
    sum: int


class VariantsShown(View):
    """What some variants come to: how many to each status; places that NOCs have more than in the
    base, and less; and NOCs that enter, or vanish, each with the number of variants."""

    allocated: int
    conflict: int
    lot_required: int
    refused: int
    out_of_time: int
    places_gained: Spread | None
    places_lost: Spread | None
    enter: dict[str, int]
    vanish: dict[str, int]

    @property
    def count(self) -> int:
        done = self.allocated + self.conflict + self.lot_required
        return done + self.refused + self.out_of_time


class ValueOfAxis(View):
    """A number, a variant's id, or `yes` and `no`."""

    axis: str
    value: str | int


class VariantsOfValue(VariantsShown, ValueOfAxis):
    """What the variants come to that share a value."""


class SweepAnswer(Answer):
    """stored_before: variants that stood in the file already; by_walk: those that the quick walk
    proved, cross_checked: of which the solver alone found so many as well; values: in the order of
    the grid; results: the file with every one of them."""

    question: ClassVar[str] = "sweep"

    status: Literal["done", "out_of_time"]
    instance: str
    rulebook: str
    grid: str
    variants: int
    stored_before: int
    by_walk: int
    by_solver: int
    cross_checked: int
    all: VariantsShown
    values: tuple[VariantsOfValue, ...]
    results: str
    grid_question: str | None
    heading: Heading
    labels: Labels

    @property
    def headline(self) -> str:
        return f"{self.grid}, {self.all.allocated} of {self.variants} variants allocated"

    def records(self) -> Sequence[Mapping[str, object]]:
        """A row per value of every axis."""
        return [dict(_record(value)) for value in self.values]


def _record(found: VariantsOfValue) -> Mapping[str, object]:
    """Places from the least to the most; NOCs with their numbers."""
    row: dict[str, object] = {"axis": found.axis, "value": found.value, "variants": found.count}
    for name in ("allocated", "conflict", "lot_required", "refused", "out_of_time"):
        row[name] = getattr(found, name)
    for name in ("places_gained", "places_lost"):
        spread = getattr(found, name)
        row[f"least_{name}"] = spread.least if spread else None
        row[f"most_{name}"] = spread.most if spread else None
    for name in ("enter", "vanish"):
        row[name] = ", ".join(f"{noc} {number}" for noc, number in getattr(found, name).items())
    return row
