"""A field in numbers, and what laws say about it: the quick walk goes over these.

An NOC's places of a pool are held in their order, so they are numbered in a row, a *chain*, and one
number says how many of them are held. Most bounds then come down to such a number: a limit is the
first place of a chain that cannot be held, a duty the last one that must be.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from models.bound import Bound, Condition
from models.place import Field, Place, of_one_noc

#: More places than any field has.
NO_LIMIT = 10**9

#: The numbers of places, each with how often it counts, in order.
Counted = tuple[tuple[int, int], ...]


class Limit(NamedTuple):
    """At most so many: of a sum (`of_chain` false), or the first place of a chain not to be held.

    number: of the sum or chain.
    """

    of_chain: bool
    number: int
    most: int


class Loosening(NamedTuple):
    """A bound whose condition ends when more places are held; limits: what it comes down to."""

    when: Counted
    from_: int
    to: int
    places: Counted
    least: int
    most: int
    limits: tuple[Limit, ...]


class Duty(NamedTuple):
    """At least so many of a sum, to be counted at the end; when: from this place or sum on.

    place: the condition is that this place is held; total, from_: or that a sum comes to so much;
    both below zero: always. of_one_noc: all of them belong to one NOC, and count once.
    """

    total: int
    least: int
    place: int = -1
    when_total: int = -1
    from_: int = 0
    of_one_noc: bool = False


@dataclass(eq=False)
class Clauses:
    """What the bounds of one rule, ruling or of the facts come down to.

    impossible: more places are asked for than there are.
    held:       places that every lawful allocation holds.
    limits:     limits that always stand.
    on_place, on_sum: (place held), or (sum, so much of it) -> the places it calls for and the
                limits that stand from then on.
    loosening, duties: see there.
    """

    impossible: bool = False
    held: list[int] = field(default_factory=list)
    limits: list[Limit] = field(default_factory=list)
    on_place: dict[int, tuple[list[int], list[Limit]]] = field(default_factory=dict)
    on_sum: dict[tuple[int, int], tuple[list[int], list[Limit]]] = field(default_factory=dict)
    loosening: list[Loosening] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)

    @cached_property
    def needs(self) -> frozenset[int]:
        """The sums whose running count is needed."""
        limits = [*self.limits]
        for _, more in (*self.on_place.values(), *self.on_sum.values()):
            limits += more
        for loosening in self.loosening:
            limits += loosening.limits
        found = {limit.number for limit in limits if not limit.of_chain}
        found.update(total for total, _ in self.on_sum)
        for duty in self.duties:
            found.update((duty.total, duty.when_total))
        return frozenset(found - {-1})


class Numbered:
    """The places of a field by number.

    chains: (noc, pool) of each chain; first, end: its first place, and the number after its last.
    chain:  place -> its chain; of_pool: pool -> NOC -> chain.
    sums:   the sums met so far, each with the places that count.
    """

    def __init__(self, of: Field) -> None:
        self.field = of
        self.chains = list(of.lengths)
        self.number = {place: number for number, place in enumerate(of.places)}
        self.index = {key: index for index, key in enumerate(self.chains)}
        self.first: list[int] = []
        self.end: list[int] = []
        self.chain: list[int] = []
        for index, key in enumerate(self.chains):
            self.first.append(len(self.chain))
            self.chain += [index] * of.lengths[key]
            self.end.append(len(self.chain))
        self.of_pool: dict[str, dict[str, int]] = {}
        for index, (noc, pool) in enumerate(self.chains):
            self.of_pool.setdefault(pool, {})[noc] = index
        self.sums: list[Counted] = []
        self._sum_of: dict[Counted, int] = {}

    def clauses(self, bounds: Iterable[Bound]) -> Clauses:
        """What the bounds come down to."""
        found = Clauses()
        for bound in bounds:
            self._read(bound, found)
        return found

    def sum(self, places: Counted) -> int:
        if places not in self._sum_of:
            self._sum_of[places] = len(self.sums)
            self.sums.append(places)
        return self._sum_of[places]

    def counted(self, places: Sequence[Place]) -> Counted:
        return tuple(sorted(Counter(self.number[place] for place in places).items()))

    def _read(self, bound: Bound, into: Clauses) -> None:
        size = len(bound.places)
        most = size if bound.at_most is None else min(bound.at_most, size)
        if bound.at_least <= 0 and most >= size:
            return
        places = self.counted(bound.places)
        limits = self._limits(places, most) if most < size else []
        when = bound.when
        if when is not None and _never(when):
            return
        if when is None or _always(when):
            self._read_always(bound, places, limits, into)
        elif when.at_most is not None and when.at_most < len(when.places):
            counted = self.counted(when.places)
            loosening = Loosening(
                counted, when.at_least, when.at_most, places, bound.at_least, most, tuple(limits)
            )
            into.loosening.append(loosening)
        else:
            self._read_when(when, bound, places, limits, into)

    def _read_always(
        self, bound: Bound, places: Counted, limits: list[Limit], into: Clauses
    ) -> None:
        into.limits += limits
        if bound.at_least > len(bound.places):
            into.impossible = True
        elif bound.at_least > 0:
            calls = self._called(places, bound.at_least, len(bound.places))
            if calls is None:
                alone = of_one_noc(bound.places) and len(places) == len(bound.places)
                duty = Duty(self.sum(places), bound.at_least, of_one_noc=alone)
                into.duties.append(duty)
            else:
                into.held += calls

    def _read_when(
        self,
        when: Condition,
        bound: Bound,
        places: Counted,
        limits: list[Limit],
        into: Clauses,
    ) -> None:
        """A condition that stays met once it is: a place that is held, or so much of a sum."""
        condition = self.counted(when.places)
        last = self._nth(condition, when.at_least)
        total = self.sum(condition) if last is None else -1
        calls: list[int] | None = []
        if bound.at_least > len(bound.places):
            # The condition itself can then never be met.
            limits = [*limits, *self._limits(condition, when.at_least - 1)]
        elif bound.at_least > 0:
            calls = self._called(places, bound.at_least, len(bound.places))
            if calls is None:
                by_sum = (total, when.at_least) if last is None else (-1, 0)
                duty = Duty(self.sum(places), bound.at_least, -1 if last is None else last, *by_sum)
                into.duties.append(duty)
        if calls and last is not None:
            # That an NOC's places are held in order needs no saying here.
            calls = [c for c in calls if c > last or self.chain[c] != self.chain[last]]
        if calls or limits:
            mine: tuple[list[int], list[Limit]] = ([], [])
            if last is None:
                called, more = into.on_sum.setdefault((total, when.at_least), mine)
            else:
                called, more = into.on_place.setdefault(last, mine)
            called += calls or []
            more += limits

    def _nth(self, places: Counted, n: int) -> int | None:
        """The place that is held exactly when n of the places are, if one chain says so."""
        one_chain = self.chain[places[0][0]] == self.chain[places[-1][0]]
        if one_chain and all(times == 1 for _, times in places):
            return places[n - 1][0]
        return None

    def _limits(self, places: Counted, most: int) -> list[Limit]:
        """'At most so many of these', where there are more."""
        if most <= 0:
            firsts: dict[int, int] = {}
            for place, _ in places:
                firsts.setdefault(self.chain[place], place)
            return [Limit(True, chain, place) for chain, place in firsts.items()]
        last = self._nth(places, most + 1)
        if last is None:
            return [Limit(False, self.sum(places), most)]
        return [Limit(True, self.chain[last], last)]

    def _called(self, places: Counted, least: int, size: int) -> list[int] | None:
        """The last place of each chain that must be held for 'at least so many', if that says it;
        None where there is a choice."""
        if least >= size:
            lasts: dict[int, int] = {}
            for place, _ in places:
                lasts[self.chain[place]] = place
            return list(lasts.values())
        last = self._nth(places, least)
        return None if last is None else [last]


def _always(when: Condition) -> bool:
    return when.at_least <= 0 and (when.at_most is None or when.at_most >= len(when.places))


def _never(when: Condition) -> bool:
    most = len(when.places) if when.at_most is None else when.at_most
    return most < max(when.at_least, 0) or when.at_least > len(when.places)
