"""What would come to be held with a place, and which limits that would break: tried out slowly,
with the law behind every limit and call."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from solver.walk.clauses import Clause, Loosening
from solver.walk.plan import WalkPlan
from solver.walk.walk import Walk


class SetLimit(NamedTuple):
    """A limit, and what sets it while its condition is met."""

    most: int
    by: Clause | Loosening


class Told:
    """All that a plan was put together from; `law` is the index among the laws of all.

    forced: what always calls for places. on_place, on_sum: what does, by the place or sum of its
    condition. limits: (of_chain, number) -> the limits of that chain or sum.
    """

    def __init__(self, plan: WalkPlan) -> None:
        self.forced: list[Clause] = []
        self.on_place: dict[int, list[Clause]] = {}
        self.on_sum: dict[int, list[Clause]] = {}
        self.limits: dict[tuple[bool, int], list[SetLimit]] = {}
        before = 0
        for said in plan.said:
            for clause in said.clauses:
                self._add(clause._replace(law=before + clause.law))
            for loosening in said.loosening:
                self._add_limits(loosening._replace(law=before + loosening.law))
            before += said.size

    def _add(self, clause: Clause) -> None:
        self._add_limits(clause)
        if clause.place >= 0:
            self.on_place.setdefault(clause.place, []).append(clause)
        elif clause.total >= 0:
            self.on_sum.setdefault(clause.total, []).append(clause)
        else:
            self.forced.append(clause)

    def _add_limits(self, by: Clause | Loosening) -> None:
        for of_chain, number, most in by.limits:
            self.limits.setdefault((of_chain, number), []).append(SetLimit(most, by))


class Trial:
    """Places held beside what is held, whatever the limits and whatever was passed over.

    next, total: as of a walk. taken: the places, in the order in which they come to be held.
    callers: place -> what calls for it first, and the place with which its condition is met.
    """

    def __init__(self, walk: Walk, told: Told, next_: Sequence[int], total: Sequence[int]) -> None:
        self.walk, self.told = walk, told
        self.next, self.total = list(next_), list(total)
        self.taken: list[int] = []
        self.callers: dict[int, tuple[Clause, int]] = {}

    def hold(self, place: int) -> Iterator[tuple[int, list[Clause]]]:
        """Each place that comes to be held, and the clauses whose condition it meets."""
        chain_of, adds = self.walk.plan.numbered.chain, self.walk.plan.adds
        waiting = [place]
        while waiting:
            last = waiting.pop()
            chain = chain_of[last]
            for taken in range(self.next[chain], last + 1):
                self.next[chain] = taken + 1
                self.taken.append(taken)
                if last in self.callers:
                    self.callers.setdefault(taken, self.callers[last])
                met = list(self.told.on_place.get(taken, ()))
                for sum_ in adds[taken]:
                    self.total[sum_] += 1
                    waiting_for = self.told.on_sum.get(sum_, ())
                    met += [one for one in waiting_for if one.mark == self.total[sum_]]
                for clause in met:
                    for call in clause.calls:
                        if call >= self.next[chain_of[call]]:
                            self.callers.setdefault(call, (clause, taken))
                            waiting.append(call)
                yield taken, met

    def hold_all(self, place: int) -> None:
        for _ in self.hold(place):
            pass

    def holds(self, place: int) -> bool:
        return place < self.next[self.walk.plan.numbered.chain[place]]

    def count(self, times: Mapping[int, int]) -> int:
        """What came to be held counts for. times: place -> how often it counts."""
        return sum(times.get(place, 0) for place in self.taken)

    def callers_of(self, places: Collection[int]) -> Iterator[Clause]:
        """What calls for those of these that came to be held, for what calls for them, and so on
        up to the place that was asked about."""
        for taken in self.taken:
            called = taken
            while taken in places and called in self.callers:
                clause, called = self.callers[called]
                yield clause

    def broken_by(self, place: int) -> list[SetLimit]:
        """The limits that break first when the place comes to be held; none where the last place
        taken was passed over.
        """
        for taken, met in self.hold(place):
            broken = list(self._broken(taken, met))
            if broken or not self.walk.may_hold(taken):
                return broken
        return []

    def _broken(self, taken: int, met: Iterable[Clause]) -> Iterator[SetLimit]:
        plan, limits = self.walk.plan, self.told.limits
        for limit in limits.get((True, plan.numbered.chain[taken]), ()):
            if limit.most <= taken and self.stands(limit.by):
                yield limit
        for sum_ in dict.fromkeys(plan.adds[taken]):
            for limit in limits.get((False, sum_), ()):
                if limit.most < self.total[sum_] and self.stands(limit.by):
                    yield limit
        for clause in met:
            for of_chain, number, most in clause.limits:
                if (self.next if of_chain else self.total)[number] > most:
                    yield SetLimit(most, clause)

    def stands(self, by: Clause | Loosening) -> bool:
        """Whether the condition is met, and stays so whatever else is held."""
        if isinstance(by, Clause):
            is_held = by.place < 0 or self.holds(by.place)
            return is_held and (by.total < 0 or self.total[by.total] >= by.mark)
        held, possible = sum(map(self.holds, by.when)), sum(map(self.walk.may_hold, by.when))
        return by.from_ <= held and possible <= by.to
