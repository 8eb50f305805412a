"""A field compiled once: what every rule says about it in numbers, kept for the next variant.

A rule with other numbers is read once and then known; a rule that is unchanged is not read again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, NamedTuple, NoReturn, TypeVar

from models.bound import Bound
from models.facts import facts
from models.place import Field
from models.ranking import Ranking
from models.rules.base import RuleBase
from models.ruling import Ruling
from solver.walk.course import MORE, Plan
from solver.walk.numbering import Clauses, Numbered

#: So many rules and rulings are remembered; a sweep has far fewer distinct ones.
REMEMBERED = 20_000

#: So many sets of sums are kept ready.
KEPT = 64

Said = RuleBase | Ruling
Known = TypeVar("Known")


class ReadsLines(Exception):
    """A rule wants to see the lines of the rankings, which change from draw to draw."""


class HiddenLines(Mapping[str, Ranking]):
    """In the place of the rankings where a field stands for many of them."""

    def __getitem__(self, name: str) -> NoReturn:
        raise ReadsLines

    def __iter__(self) -> NoReturn:
        raise ReadsLines

    def __len__(self) -> NoReturn:
        raise ReadsLines


class Reading(NamedTuple):
    """What a rule or ruling says about the field.

    couples:    it counts places of several pools, so the order across lists may decide.
    of_lines: it reads the lines themselves: then there are no clauses.
    """

    clauses: Clauses
    couples: bool = False
    of_lines: bool = False


class Memory(Generic[Known]):
    """What is known of a rule or ruling: found by identity, or by all that it says."""

    def __init__(self) -> None:
        self._known: dict[str, Known] = {}
        self._same: dict[int, tuple[Said, Known]] = {}

    def of(self, said: Said, find: Callable[[Any], Known]) -> Known:
        same = self._same.get(id(said))
        if same is not None and same[0] is said:
            return same[1]
        if max(len(self._known), len(self._same)) >= REMEMBERED:
            self._known.clear()
            self._same.clear()
        key = f"{type(said).__name__} {said.model_dump_json()}"
        if key not in self._known:
            self._known[key] = find(said)
        # The rule is kept with it, so that no other object can take its identity.
        self._same[id(said)] = (said, self._known[key])
        return self._known[key]


class Compiled:
    """A field in numbers, and the rules and rulings read so far."""

    def __init__(self, field: Field) -> None:
        self.numbered = Numbered(field)
        self._known = Memory[Reading]()
        self._adds: dict[object, tuple[list[tuple[int, ...]], frozenset[int]]] = {}
        self._last: tuple[list[Clauses], Plan] | None = None
        self._common: tuple[list[Clauses], Plan] | None = None
        self._squads = list(self._brought())
        self._is_athlete = [
            self.numbered.chains[chain][1] in field.squads for chain in self.numbered.chain
        ]
        self._facts = Plan.empty(self.numbered)
        self._facts.add(self.numbered.clauses(law.bound for law in facts(field)))

    def reading(self, said: Said) -> Reading:
        """What a rule or ruling says, read at most once; equal ones are read as one."""
        return self._known.of(said, self._read)

    def read_with(self, said: Said, field: Field) -> Clauses:
        """What it says where the lines are known: `field` has the same places, and rankings."""
        return self._read(said, field).clauses

    def _read(self, said: Said, field: Field | None = None) -> Reading:
        field = field or self.numbered.field
        try:
            return Reading(self.numbered.clauses(_bounds(said, field)))
        except ReadsLines:
            return Reading(Clauses(), of_lines=True)

    def plan(self, clauses: Sequence[Clauses]) -> Plan:
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
        plan.adds, special = self._adding(plan.needs, frozenset(plan.marks))
        for place in special:
            plan.calls[place] = MORE
        self._last = (asked, plan)
        return plan

    def surely_within(self, next_: Sequence[int]) -> bool:
        """Whether no NOC has more athletes than its starts, teams and guarantees alone bring.

        So many athlete places there are in any field with these lines.
        """
        first = self.numbered.first
        for squad, granted, events in self._squads:
            count = next_[squad] - first[squad]
            if count > granted and all(
                count > times * sum(next_[mine] - first[mine] for mine in chains)
                for chains, times in events
            ):
                return False
        return True

    def _brought(self) -> Iterator[tuple[int, int, list[tuple[list[int], int]]]]:
        """The chain of each squad, what is granted, and the chains that bring athletes."""
        field, index = self.numbered.field, self.numbered.index
        for squad in field.squads:
            for noc, chain in self.numbered.of_pool.get(squad, {}).items():
                events = []
                for name, event in field.events.items():
                    pools = [pool for pool in field.pools_of_event[name] if (noc, pool) in index]
                    if event.squad == squad and pools:
                        times = field.team_size[name] if event.team else 1
                        events.append(([index[noc, pool] for pool in pools], times))
                yield chain, field.granted.get((noc, squad), 0), events

    def _adding(
        self, needed: frozenset[int], marked: frozenset[int]
    ) -> tuple[list[tuple[int, ...]], frozenset[int]]:
        """Place -> the sums among these that it adds to; and the places that need more care.

        These count more than once, or in a sum that also counts what they may call for, or in one
        that something follows from.
        """
        key = (needed, marked)
        if key not in self._adds:
            if len(self._adds) >= KEPT:
                self._adds.clear()
            adds: list[list[int]] = [[] for _ in self.numbered.chain]
            special: set[int] = set()
            for sum_ in sorted(needed):
                counted = self.numbered.sums[sum_]
                is_mixed = len({self._is_athlete[place] for place, _ in counted}) > 1
                for place, times in counted:
                    adds[place] += [sum_] * times
                    if times > 1 or is_mixed or sum_ in marked:
                        special.add(place)
            self._adds[key] = ([tuple(mine) for mine in adds], frozenset(special))
        return self._adds[key]


def _bounds(said: Said, field: Field) -> Iterator[Bound]:
    if isinstance(said, Ruling):
        yield said.bound(field)
    else:
        yield from said.bounds(field)
