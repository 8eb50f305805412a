"""A field in numbers, and what laws say about it: the walk goes over these.

An NOC's places of a pool are held in their order, so they are numbered in a row, a *chain*, and one
number says how many of them are held. Most bounds then come down to such a number: a limit is the
first place of a chain that cannot be held, a duty the last one that must be.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from models.bound import Bound, Condition, once
from models.place import Field, Held, Place, of_one_noc
from solver.walk.clauses import AtMost, Clause, Clauses, Counted, Duty, Loosening

#: The numbers of a bound, and of a condition, that ask for one place and limit nothing.
AT_LEAST_ONE = (1, None)

#: So many sets of sums are kept ready.
SUMS_KEPT = 64


def _counted(number: Mapping[Place, int], places: Sequence[Place]) -> Counted:
    if len(places) == 1:
        return (number[places[0]],)
    return tuple(sorted(map(number.__getitem__, places)))


def _sum(sums: list[Counted], sum_of: dict[Counted, int], places: Counted) -> int:
    number = sum_of.setdefault(places, len(sums))
    if number == len(sums):
        sums.append(places)
    return number


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
        self._is_athlete = [self.chains[chain][1] in of.squads for chain in self.chain]
        self.sums: list[Counted] = []
        self._sum_of: dict[Counted, int] = {}
        self._begin()
        self._adding: dict[object, tuple[list[Counted], frozenset[int]]] = {}

    def _begin(self) -> None:
        """Nothing is known of any object that bounds are about. What keeps it knows nothing of the
        whole, or all would be a circle, left to the garbage collector."""
        self._once = once(partial(_counted, self.number))
        self._sum_once = once(partial(_sum, self.sums, self._sum_of))
        self._repeats = once(lambda places: len(set(places)) < len(places))

    def clauses(self, bounds: Iterable[Bound]) -> Clauses:
        """What the bounds come down to."""
        self._begin()
        found = Clauses()
        for bound in bounds:
            self._read(bound, found)
            found.size += 1
        return found

    def sum(self, places: Counted) -> int:
        return _sum(self.sums, self._sum_of, places)

    def counted(self, places: Sequence[Place]) -> Counted:
        return _counted(self.number, places)

    def held(self, next_: Sequence[int]) -> Held:
        """The places before these. next_: chain -> its first place that is not held."""
        places = self.field.places
        return frozenset(
            place
            for first, after in zip(self.first, next_, strict=True)
            for place in places[first:after]
        )

    def adding(
        self, needed: frozenset[int], marked: frozenset[int]
    ) -> tuple[list[tuple[int, ...]], frozenset[int]]:
        """Place -> the sums among these that it adds to; and the places that need more care.

        These count more than once, or in a sum that also counts what they may call for, or in one
        that something follows from (`marked`).
        """
        key = (needed, marked)
        if key not in self._adding:
            if len(self._adding) >= SUMS_KEPT:
                self._adding.clear()
            adds: list[list[int]] = [[] for _ in self.chain]
            special: set[int] = set()
            for sum_ in sorted(needed):
                counted = self.sums[sum_]
                is_mixed = len({self._is_athlete[place] for place in counted}) > 1
                if is_mixed or sum_ in marked:
                    special.update(counted)
                for place in counted:
                    if adds[place] and adds[place][-1] == sum_:
                        special.add(place)
                    adds[place].append(sum_)
            self._adding[key] = ([tuple(mine) for mine in adds], frozenset(special))
        return self._adding[key]

    def limits(self, places: Counted, most: int) -> tuple[AtMost, ...]:
        """'At most so many of these', where there are more."""
        if most <= 0:
            firsts: dict[int, int] = {}
            for place in places:
                firsts.setdefault(self.chain[place], place)
            return tuple(AtMost(True, chain, place) for chain, place in firsts.items())
        last = self._nth(places, most + 1)
        if last is None:
            return (AtMost(False, self._sum_once(places), most),)
        return (AtMost(True, self.chain[last], last),)

    def _read(self, bound: Bound, into: Clauses) -> None:
        size, when = len(bound.places), bound.when
        if size == 1 and when and len(when.places) == 1 and bound[1:3] == when[1:] == AT_LEAST_ONE:
            self._read_need(when.places[0], bound.places[0], into)
            return
        most = bound.most
        if (bound.at_least <= 0 and most >= size) or (when is not None and when.never):
            return
        places = self._once(bound.places)
        limits = self.limits(places, most) if most < size else ()
        if when is None or when.always:
            self._read_always(bound, places, limits, into)
        elif when.ends:
            counted, least = self._once(when.places), bound.at_least
            loosening = Loosening(
                into.size, counted, when.at_least, when.most, places, least, most, limits
            )
            into.loosening.append(loosening)
        else:
            self._read_when(when, bound.at_least, places, limits, into)

    def _read_need(self, place: Place, needed: Place, into: Clauses) -> None:
        """'A place needs another', as nearly all facts say: the same as by the longer way."""
        last, call = self.number[place], self.number[needed]
        # That an NOC's places are held in order needs no saying here.
        if call > last or self.chain[call] != self.chain[last]:
            into.clauses.append(Clause(into.size, last, -1, 1, (call,), ()))

    def _read_always(
        self, bound: Bound, places: Counted, limits: tuple[AtMost, ...], into: Clauses
    ) -> None:
        calls = self._called(places, bound.at_least)
        if bound.at_least > len(places):
            into.impossible = True
        elif calls is None:
            alone = of_one_noc(bound.places) and len(set(places)) == len(places)
            total = self._sum_once(places)
            into.duties.append(Duty(into.size, -1, -1, 0, total, bound.at_least, alone))
        if calls or limits:
            into.clauses.append(Clause(into.size, -1, -1, 0, calls or (), limits))

    def _read_when(
        self,
        condition: Condition,
        least: int,
        places: Counted,
        limits: tuple[AtMost, ...],
        into: Clauses,
    ) -> None:
        """A condition that stays met once it is."""
        counted = self._once(condition.places)
        last = self._nth(counted, condition.at_least)
        calls = self._called(places, least) if least <= len(places) else ()
        if least > len(places):
            # The condition itself can then never be met.
            limits += self.limits(counted, condition.at_least - 1)
        elif last is not None and calls and calls[0] <= last:
            # That an NOC's places are held in order needs no saying here.
            chain = self.chain
            calls = tuple([c for c in calls if c > last or chain[c] != chain[last]])
        if calls == () and not limits:
            return
        place, total = (-1, self._sum_once(counted)) if last is None else (last, -1)
        law, mark = into.size, condition.at_least
        if calls is None:
            into.duties.append(Duty(law, place, total, mark, self._sum_once(places), least, False))
        if calls or limits:
            into.clauses.append(Clause(law, place, total, mark, calls or (), limits))

    def _nth(self, places: Counted, n: int) -> int | None:
        """The place that is held exactly when n of the places are, if one chain says so."""
        return places[n - 1] if len(places) == 1 or self._is_row(places) else None

    def _is_row(self, places: Counted) -> bool:
        """Whether all are of one chain, each counted once."""
        return self.chain[places[0]] == self.chain[places[-1]] and not self._repeats(places)

    def _called(self, places: Counted, least: int) -> tuple[int, ...] | None:
        """The last place of each chain that must be held for 'at least so many', if that says it;
        None where there is a choice."""
        if least <= 0:
            return ()
        if len(places) == 1:
            return places
        if least >= len(places):
            return tuple({self.chain[place]: place for place in places}.values())
        last = self._nth(places, least)
        return None if last is None else (last,)
