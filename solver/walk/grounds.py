"""Why a walk has no room for a place, and what is held from the start: because of which laws.

The walk keeps no account of this. What it was told in numbers is read again here, after the fact,
each limit and call with the law that it comes from; the walk stands still meanwhile.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from models.bound import Law, Source
from solver.walk.clauses import Clause, Counted, Loosening
from solver.walk.walk import Walk


class StandingLimit(NamedTuple):
    """A limit, by the index of the law that sets it, and the condition under which it does."""

    law: int
    most: int
    when: Clause | Loosening


class Grounds:
    """The laws behind a walk, told by their index.

    laws: those of its plan, in the same order.
    """

    def __init__(self, walk: Walk, laws: Sequence[Law]) -> None:
        self.walk, self.laws = walk, laws
        self.numbered = walk.plan.numbered
        self.on_place: dict[int, list[Clause]] = {}
        self.on_sum: dict[int, list[Clause]] = {}
        self.limits: dict[tuple[bool, int], list[StandingLimit]] = {}
        self._forced: list[tuple[int, int]] = []
        law = 0
        for said in walk.plan.said:
            for clause in said.clauses:
                self._index(clause._replace(law=law + clause.law))
            for loosening in said.loosening:
                self._index_limits(law + loosening.law, loosening)
            law += said.size

    def _index(self, clause: Clause) -> None:
        self._index_limits(clause.law, clause)
        if clause.place >= 0:
            self.on_place.setdefault(clause.place, []).append(clause)
        elif clause.total >= 0:
            self.on_sum.setdefault(clause.total, []).append(clause)
        else:
            self._forced += [(clause.law, place) for place in clause.calls]

    def _index_limits(self, law: int, when: Clause | Loosening) -> None:
        for of_chain, number, most in when.limits:
            self.limits.setdefault((of_chain, number), []).append(StandingLimit(law, most, when))

    def blocked_by(self, place: int, had_turn: Collection[int] = ()) -> list[int]:
        """The narrowest limit that holding the place breaks, and the laws that call for what
        breaks it; with the duties for which places are kept free, where there is room without them.

        Empty where there is room, or where something that it calls for was passed over.
        had_turn: the lines that have had their turn.
        """
        trial = self._trial()
        broken = trial.broken_by(place)
        if not broken:
            return []
        limit = min(broken, key=lambda law: len(self.laws[law].bound.places))
        counted = self.counted_by(limit)
        times = Counter(counted)
        kept_free = [p for p in self.from_the_start if p in times and not self._is_met(p, had_turn)]
        over = sum(map(self.walk.holds, counted)) - (self.laws[limit].bound.at_most or 0)
        over -= sum(times[p] for p in kept_free)
        if over + trial.count(times) <= 0:
            # Perhaps all that is called for is more than fits in without what is kept free.
            whole = self._trial(place)
            if over + whole.count(times) > 0:
                trial, kept_free = whole, []
        else:
            kept_free = []
        reason = [limit, *trial.callers_among(times)]
        reason += [law for p in kept_free for law in self.from_the_start[p]]
        return list(dict.fromkeys(reason))

    def called_by(self, place: int) -> list[int]:
        """The place and what it calls for beyond what is held, whatever the limits and whatever
        was passed over."""
        return self._trial(place).taken

    def _trial(self, *places: int) -> "_Trial":
        """These places held beside what the walk holds."""
        trial = _Trial(self, self.walk.next, self.walk.total)
        for place in places:
            trial.hold_all(place)
        return trial

    def changeable(self, laws: Iterable[int]) -> tuple[Source, ...]:
        """The rules and rulings among these laws, each once."""
        sources = (self.laws[law].source for law in laws)
        return tuple(dict.fromkeys(source for source in sources if source.kind != "fact"))

    def counted_by(self, law: int) -> Counted:
        """The places that the limit of a law is about."""
        bound = self.laws[law].bound
        if bound.at_most is None and bound.when is not None:
            # It asks for more than there is, so its condition cannot be met.
            return self.numbered.counted(bound.when.places)
        return self.numbered.counted(bound.places)

    @cached_property
    def from_the_start(self) -> dict[int, list[int]]:
        """The places that every lawful allocation holds -> the laws that call for them."""
        start = Walk(self.walk.plan)
        forced: dict[int, int] = {}
        trial = _Trial(self, self.numbered.first, [0] * len(start.total))
        for law, last in (*self._forced, *self._without_choice(start)):
            first = self.numbered.first[self.numbered.chain[last]]
            forced |= dict.fromkeys(range(first, last + 1), law)
            trial.hold_all(last)
        found = {}
        for place in trial.taken if not start.hopeless else ():
            called, laws = place, []
            while called not in forced:
                law, called = trial.callers[called]
                laws.append(law)
            found[place] = [*laws, forced[called]]
        return found

    def _without_choice(self, start: Walk) -> Iterator[tuple[int, int]]:
        """Duties of one NOC that has no more lines than they ask for, and their places."""
        law = 0
        for said in start.plan.said:
            for duty in said.duties:
                if duty.of_one_noc:
                    left = [p for p in self.numbered.sums[duty.of_sum] if start.may_hold(p)]
                    if len(left) <= duty.least:
                        yield from ((law + duty.law, place) for place in left)
            law += said.size

    def _is_met(self, place: int, had_turn: Collection[int]) -> bool:
        """Whether a place is no longer kept free: its line, or enough of those that call for it,
        have had their turn and are held."""
        if place in had_turn:
            return True
        return any(
            call >= place
            and sum(line in had_turn and self.walk.holds(line) for line in lines) >= mark
            for call, lines, mark in self._calling.get(self.numbered.chain[place], ())
        )

    @cached_property
    def _calling(self) -> dict[int, list[tuple[int, Counted, int]]]:
        """Chain -> what calls for its places: the last one called for, and when: so many of these
        are held."""
        found: dict[int, list[tuple[int, Counted, int]]] = {}
        for clause in (*chain(*self.on_place.values()), *chain(*self.on_sum.values())):
            of_place = clause.place >= 0
            lines = (clause.place,) if of_place else self.numbered.sums[clause.total]
            when = (lines, 1 if of_place else clause.mark)
            for call in clause.calls:
                found.setdefault(self.numbered.chain[call], []).append((call, *when))
        return found


class _Trial:
    """What holding places would bring with it, beside those that are held.

    next, total: as of a walk. taken: the places, in the order in which they come to be held.
    callers: place -> the index of the law, and the place, that called for it first.
    """

    def __init__(self, grounds: Grounds, next_: Sequence[int], total: Sequence[int]) -> None:
        self.grounds = grounds
        self.next, self.total = list(next_), list(total)
        self.taken: list[int] = []
        self.callers: dict[int, tuple[int, int]] = {}

    def hold(self, place: int) -> Iterator[tuple[int, list[Clause]]]:
        """Each place that comes to be held, and the clauses whose condition it meets."""
        chain_of, adds = self.grounds.numbered.chain, self.grounds.walk.plan.adds
        waiting = [place]
        while waiting:
            last = waiting.pop()
            mine = chain_of[last]
            for taken in range(self.next[mine], last + 1):
                self.next[mine] = taken + 1
                self.taken.append(taken)
                if last in self.callers:
                    self.callers.setdefault(taken, self.callers[last])
                met = list(self.grounds.on_place.get(taken, ()))
                for sum_ in adds[taken]:
                    self.total[sum_] += 1
                    clauses = self.grounds.on_sum.get(sum_, ())
                    met += [one for one in clauses if one.mark == self.total[sum_]]
                for clause in met:
                    for call in clause.calls:
                        if call >= self.next[chain_of[call]]:
                            self.callers.setdefault(call, (clause.law, taken))
                            waiting.append(call)
                yield taken, met

    def hold_all(self, place: int) -> None:
        for _ in self.hold(place):
            pass

    def count(self, times: Mapping[int, int]) -> int:
        """What came to be held counts for. times: place -> how often it counts."""
        return sum(times.get(place, 0) for place in self.taken)

    def callers_among(self, places: Collection[int]) -> Iterator[int]:
        """The laws that call for what came to be held of these, for what calls for it, and so on
        among these."""
        for taken in self.taken:
            called = taken
            while called in self.callers and called in places:
                law, called = self.callers[called]
                yield law

    def broken_by(self, place: int) -> list[int]:
        """The laws whose limits break first when the place comes to be held."""
        walk = self.grounds.walk
        for taken, met in self.hold(place):
            broken = list(self._broken(taken, met))
            if broken or taken >= walk.limit[walk.plan.numbered.chain[taken]]:
                return broken
        return []

    def _broken(self, taken: int, met: Iterable[Clause]) -> Iterator[int]:
        numbered, limits = self.grounds.numbered, self.grounds.limits
        for limit in limits.get((True, numbered.chain[taken]), ()):
            if limit.most <= taken and self._stands(limit.when):
                yield limit.law
        for sum_ in dict.fromkeys(self.grounds.walk.plan.adds[taken]):
            for limit in limits.get((False, sum_), ()):
                if limit.most < self.total[sum_] and self._stands(limit.when):
                    yield limit.law
        for clause in met:
            for of_chain, number, most in clause.limits:
                if (self.next if of_chain else self.total)[number] > most:
                    yield clause.law

    def _stands(self, when: Clause | Loosening) -> bool:
        chain_of = self.grounds.numbered.chain
        if isinstance(when, Clause):
            is_held = when.place < 0 or when.place < self.next[chain_of[when.place]]
            return is_held and (when.total < 0 or self.total[when.total] >= when.mark)
        limit = self.grounds.walk.limit
        held = sum(place < self.next[chain_of[place]] for place in when.when)
        possible = sum(place < limit[chain_of[place]] for place in when.when)
        return when.from_ <= held and possible <= when.to
