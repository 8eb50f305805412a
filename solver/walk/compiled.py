"""A field compiled once: what every rule says about it in numbers, kept for the next variant.

A rule with other numbers is read once and then known; a rule that is unchanged is not read again.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NoReturn

from models.bound import Bound
from models.facts import facts
from models.place import Field
from models.ranking import Ranking
from models.rules.base import RuleBase
from models.ruling import Ruling
from solver.walk.clauses import Clauses
from solver.walk.numbering import Numbered
from solver.walk.plan import WalkPlan

#: So many rules and rulings are remembered; a sweep has far fewer distinct ones.
REMEMBERED = 20_000

Said = RuleBase | Ruling


class _ReadsLines(Exception):
    """A rule wants to see the lines of the rankings, which change from draw to draw."""


class HiddenLines(Mapping[str, Ranking]):
    """In the place of the rankings where a field stands for many of them."""

    def __getitem__(self, name: str) -> NoReturn:
        raise _ReadsLines

    def __iter__(self) -> NoReturn:
        raise _ReadsLines

    def __len__(self) -> NoReturn:
        raise _ReadsLines


class Compiled:
    """A field in numbers, and the rules and rulings read so far."""

    def __init__(self, field: Field) -> None:
        self.numbered = Numbered(field)
        #: What a rule or ruling says, read at most once, and equal ones as one; None if it reads
        #: the lines themselves.
        self.reading = lru_cache(REMEMBERED)(self._read)
        self._last: tuple[list[Clauses], WalkPlan] | None = None
        self._common: tuple[list[Clauses], WalkPlan] | None = None
        self._facts = WalkPlan.empty(self.numbered)
        self._facts.add(self.numbered.clauses(law.bound for law in facts(field)))

    def read_with(self, said: Said, field: Field) -> Clauses:
        """What it says where the lines are known: `field` has the same places, and rankings."""
        return self.numbered.clauses(_bounds(said, field))

    def _read(self, said: Said) -> Clauses | None:
        try:
            return self.read_with(said, self.numbered.field)
        except _ReadsLines:
            return None

    def plan(self, clauses: Sequence[Clauses]) -> WalkPlan:
        """The facts and all these clauses, ready to walk.

        What all plans so far have in common is put together once.
        """
        asked = list(clauses)
        if self._last is not None and self._last[0] == asked:
            return self._last[1]
        common, begun = self._common or (asked, None)
        if begun is None or not all(one in asked for one in common):
            common = [one for one in common if one in asked]
            begun = self._facts.copy()
            for one in common:
                begun.add(one)
            self._common = (common, begun)
        plan = begun.copy()
        for one in asked:
            if one not in common:
                plan.add(one)
        plan.finish()
        self._last = (asked, plan)
        return plan


def _bounds(said: Said, field: Field) -> Iterator[Bound]:
    if isinstance(said, Ruling):
        yield said.bound(field)
    else:
        yield from said.bounds(field)
