"""A grid: what-ifs combined in every way, for `berth sweep`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Annotated, Any, Self

from pydantic import Discriminator, Tag, model_validator
from pydantic import Field as Attribute

from models.base import Count, Identifier, Model, RuleId, duplicates_in
from models.errors import Problem, refuse
from models.ruling import Ruling

#: The variant that is none.
BASE = "base"

#: More are days of computing, and gigabytes.
MOST_VARIANTS = 1_000_000


class Range(Model):
    """Numbers from one to another, both included where the steps meet it.

    from: the first
    to:   the last
    step: how far they lie apart
    """

    from_: Count = Attribute(alias="from")
    to: Count
    step: Annotated[Count, Attribute(ge=1)] = 1

    @model_validator(mode="after")
    def _goes_up(self) -> Self:
        if self.to < self.from_:
            message = f"'to' is {self.to}, below 'from', which is {self.from_}; swap them"
            refuse("range", [Problem(("to",), message)])
        return self


def _tag(value: Any) -> str:
    return "a range" if isinstance(value, Mapping | Range) else "numbers"


#: What a parameter takes: [6, 7, 8], or {from: 50, to: 60, step: 2}.
Values = Annotated[
    Annotated[tuple[Count, ...], Tag("numbers")] | Annotated[Range, Tag("a range")],
    Discriminator(_tag),
]


@dataclass(frozen=True, slots=True)
class Point:
    """One combination. change: `rule.parameter` -> its number, on top of the variant; drop: rules
    left out; rulings: names of the sets that count besides the instance's own."""

    variant: str
    change: tuple[tuple[str, int], ...]
    drop: tuple[str, ...]
    rulings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """A heading of the results, and the values that stand below it."""

    name: str
    values: tuple[str | int, ...]


class Grid(Model):
    """What is combined with what.

    id:       what it is called
    question: the question that it asks; for readers
    grid:     `rule.parameter` -> numbers
    variants: ids, `base` for none
    drop:     rules, each kept and left out
    rulings:  sets of rulings by a name of their own, each left out and applied besides those of
              the instance
    """

    id: Identifier
    question: str | None = None
    grid: Mapping[str, Values] = {}
    variants: tuple[str, ...] = (BASE,)
    drop: tuple[RuleId, ...] = ()
    rulings: Mapping[Identifier, Annotated[tuple[Ruling, ...], Attribute(min_length=1)]] = {}

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        refuse("grid", self._problems())
        return self

    def _problems(self) -> Iterator[Problem]:
        for name, given in self.grid.items():
            for index in duplicates_in(self._numbers(given)):
                message = f"{self._numbers(given)[index]} stands twice; name it once"
                yield Problem(("grid", name, index), message)
            if not self._numbers(given):
                yield Problem(("grid", name), f"'{name}' is empty; add at least one number")
            rule = name.partition(".")[0]
            if rule in self.drop:
                message = f"rule '{rule}' is changed here and dropped below; do one of them"
                yield Problem(("grid", name), message)
        if not self.variants:
            yield Problem(("variants",), f"'variants' is empty; add ids, or '{BASE}' for none")
        for field, named in (("variants", self.variants), ("drop", self.drop)):
            for index in duplicates_in(named):
                yield Problem((field, index), f"'{named[index]}' stands twice; name it once")
        if (count := self.count) > MOST_VARIANTS:
            message = (
                f"these combine to {count:,} variants, and {MOST_VARIANTS:,} are the most; leave "
                "numbers out, or make several grids"
            )
            yield Problem(("grid",), message)

    @staticmethod
    def _numbers(given: Any) -> tuple[int, ...]:
        if isinstance(given, Range):
            return tuple(range(given.from_, given.to + 1, given.step))
        return tuple(given)

    @property
    def count(self) -> int:
        """How many combinations there are."""
        return prod(len(axis.values) for axis in self.axes)

    @property
    def axes(self) -> tuple[Axis, ...]:
        """Variants, rules dropped, rulings, numbers. The last changes fastest."""
        return (
            Axis("variant", self.variants),
            *(Axis(f"drop {rule}", ("no", "yes")) for rule in self.drop),
            *(Axis(f"rulings {name}", ("no", "yes")) for name in self.rulings),
            *(Axis(name, self._numbers(given)) for name, given in self.grid.items()),
        )

    def points(self) -> Iterator[tuple[tuple[str | int, ...], Point]]:
        """Every combination: a value for each axis, and what it stands for."""
        drops, sets = len(self.drop), len(self.rulings)
        for values in product(*(axis.values for axis in self.axes)):
            dropped, applied = values[1 : 1 + drops], values[1 + drops : 1 + drops + sets]
            numbers = values[1 + drops + sets :]
            yield (
                values,
                Point(
                    str(values[0]),
                    tuple(zip(self.grid, map(int, numbers), strict=True)),
                    tuple(r for r, v in zip(self.drop, dropped, strict=True) if v == "yes"),
                    tuple(n for n, v in zip(self.rulings, applied, strict=True) if v == "yes"),
                ),
            )
