"""A field compiled once: what every rule says about it in numbers, kept for the next variant.

A rule with other numbers is read once and then known; a rule that is unchanged is not read again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NoReturn

from models.bound import Bound, excess_in
from models.checks.lawful import LinesOf, are_there
from models.facts import facts
from models.place import Field
from models.ranking import Ranking
from models.rules.base import RuleBase
from models.ruling import Ruling
from solver.walk.clauses import Clauses
from solver.walk.numbering import Numbered
from solver.walk.plan import WalkPlan

if TYPE_CHECKING:
    from models.checks.counting import Counting, WrittenBounds

#: So many rules and rulings are remembered; a sweep has far fewer distinct ones.
REMEMBERED = 20_000

#: So many allocations are counted bound by bound: for a few, numpy takes longer to load.
LITERALLY = 20

Said = RuleBase | Ruling


class _ReadsLines(Exception):
    """A rule wants to see the lines of the rankings, which change from draw to draw."""


class HiddenLines(Mapping[str, Ranking]):
    """In the place of the rankings where a field stands for many of them: of so many lists, which
    are the same in all."""

    def __init__(self, lists: int) -> None:
        self._lists = lists

    def __getitem__(self, name: str) -> NoReturn:
        raise _ReadsLines

    def __iter__(self) -> NoReturn:
        raise _ReadsLines

    def __len__(self) -> int:
        return self._lists


@dataclass(eq=False, slots=True)
class ReadTwice:
    """What a rule, a ruling or the facts say.

    clauses: for the walk. bounds: what they were read from, to count again what the walk finds;
    written: the same, once it is needed.
    """

    clauses: Clauses
    bounds: Sequence[Bound]
    written: "WrittenBounds | None" = None


class Compiled:
    """A field in numbers, and the rules and rulings read so far."""

    def __init__(self, field: Field) -> None:
        self.numbered = Numbered(field)
        self._counted = 0
        #: What a rule or ruling says, read at most once, and equal ones as one; None if it reads
        #: the lines themselves.
        self.reading = lru_cache(REMEMBERED)(self._read)
        self._last: tuple[list[Clauses], WalkPlan] | None = None
        self._common: tuple[list[Clauses], WalkPlan] | None = None
        self._said_by_facts = self._twice(law.bound for law in facts(field))
        self._facts = WalkPlan.empty(self.numbered)
        self._facts.add(self._said_by_facts.clauses)

    def read_with(self, said: Said, field: Field) -> ReadTwice:
        """What it says where the lines are known: `field` has the same places, and rankings."""
        return self._twice(_bounds(said, field))

    def _twice(self, bounds: Iterable[Bound]) -> ReadTwice:
        every = list(bounds)
        return ReadTwice(self.numbered.clauses(every), every)

    def _read(self, said: Said) -> ReadTwice | None:
        try:
            return self.read_with(said, self.numbered.field)
        except _ReadsLines:
            return None

    def keeps(
        self, numbers: Sequence[int], said: Iterable[ReadTwice], lines: LinesOf | None = None
    ) -> bool:
        """Whether an allocation keeps the facts and all that is said, counted by other code.

        numbers: chain -> places held. lines: where the field has room for more than there are.
        """
        field = self.numbered.field
        if not are_there(field, numbers, lines):
            return False
        every = [self._said_by_facts, *said]
        self._counted += 1
        if self._counted <= LITERALLY:
            chains = zip(field.lengths, numbers, strict=True)
            held = frozenset(place for key, n in chains for place in field.chain(*key)[:n])
            return not any(map(excess_in(held), (bound for one in every for bound in one.bounds)))
        return self._counting.are_kept(list(map(self._written, every)), numbers)

    def _written(self, said: ReadTwice) -> "WrittenBounds":
        if said.written is None:
            said.written = self._counting.written(said.bounds)
        return said.written

    @cached_property
    def _counting(self) -> "Counting":
        from models.checks.counting import Counting

        return Counting(self.numbered.field)

    def plan(self, said: Iterable[ReadTwice]) -> WalkPlan:
        """The facts and all that is said, ready to walk.

        What all plans so far have in common is put together once.
        """
        asked = [one.clauses for one in said]
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
        yield from said.laws(field)
