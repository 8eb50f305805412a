"""The plain walk in numbers, many times faster, with the same proof (see `walk`).

What it keeps while it walks, it keeps for good: limits, since every addition is counted against
them, and what a place calls for, since that is added with it. What is left to be counted at the end
are duties that offer a choice (exactly 32 places in the field) and bounds whose condition may end
(three athletes without a relay). So a walk that returns has kept **every** bound and is the
allocation; tests count it again, bound by bound, against the laws of the instance.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from solver.walk.numbering import NO_LIMIT, Clauses, Counted, Limit, Loosening, Numbered

NOTHING, MORE = -1, -2

#: What a place or a sum calls for, and the limits that stand from then on.
Then = tuple[tuple[int, ...], tuple[Limit, ...]]


@dataclass(eq=False)
class Plan:
    """All clauses together, ready to walk. Lists by place, by chain or by sum.

    adds:   place -> sums that it adds to, as often as it counts.
    then:   place -> what follows when it is held; calls: place -> the one place that it calls for,
            or NOTHING, or MORE: then `then` says what follows, or its sums need care.
    marks:  sum -> so much of it, and what follows.
    limit:  chain -> first place that cannot be held; most: sum -> limit.
    watch:  chain -> bounds whose condition may be decided when a line of it is passed over.
    always, by_place, by_sum: duties counted at the end; of_one_noc: those of always that one NOC
            has alone, with a choice only while it has lines enough.
    """

    numbered: Numbered
    limit: list[int]
    most: list[int] = field(default_factory=list)
    adds: list[tuple[int, ...]] = field(default_factory=list)
    then: dict[int, Then] = field(default_factory=dict)
    calls: list[int] = field(default_factory=list)
    marks: dict[int, list[tuple[int, Then]]] = field(default_factory=dict)
    needs: frozenset[int] = frozenset()
    held: list[int] = field(default_factory=list)
    loosening: list[Loosening] = field(default_factory=list)
    watch: dict[int, list[Loosening]] = field(default_factory=dict)
    always: list[tuple[int, int]] = field(default_factory=list)
    of_one_noc: list[tuple[int, int]] = field(default_factory=list)
    by_place: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    by_sum: list[tuple[int, int, int, int]] = field(default_factory=list)
    impossible: bool = False

    @classmethod
    def empty(cls, numbered: Numbered) -> "Plan":
        return cls(numbered, list(numbered.end), calls=[NOTHING] * len(numbered.chain))

    def copy(self) -> "Plan":
        return Plan(
            self.numbered,
            self.limit.copy(),
            self.most.copy(),
            self.adds,
            self.then.copy(),
            self.calls.copy(),
            {total: marks.copy() for total, marks in self.marks.items()},
            self.needs,
            self.held.copy(),
            self.loosening.copy(),
            {chain: found.copy() for chain, found in self.watch.items()},
            self.always.copy(),
            self.of_one_noc.copy(),
            self.by_place.copy(),
            self.by_sum.copy(),
            self.impossible,
        )

    def add(self, clauses: Clauses) -> None:
        self.impossible = self.impossible or clauses.impossible
        self.needs |= clauses.needs
        self.held += clauses.held
        self.most += [NO_LIMIT] * (len(self.numbered.sums) - len(self.most))
        for of_chain, index, most in clauses.limits:
            limits = self.limit if of_chain else self.most
            limits[index] = min(limits[index], most)
        for place, (calls, more) in clauses.on_place.items():
            before = self.then.get(place, ((), ()))
            after = before[0] + tuple(calls), before[1] + tuple(more)
            self.then[place] = after
            self.calls[place] = after[0][0] if len(after[0]) == 1 and not after[1] else MORE
        for (total, mark), (calls, more) in clauses.on_sum.items():
            self.marks.setdefault(total, []).append((mark, (tuple(calls), tuple(more))))
        for loosening in clauses.loosening:
            self.loosening.append(loosening)
            for chain in dict.fromkeys(self.numbered.chain[p] for p, _ in loosening.when):
                self.watch.setdefault(chain, []).append(loosening)
        self._add_duties(clauses)

    def _add_duties(self, clauses: Clauses) -> None:
        numbered = self.numbered
        own: set[tuple[int, int]] = set()
        for total, least, place, when_total, from_, of_one_noc in clauses.duties:
            if place >= 0:
                chain = numbered.chain[place]
                key, first = (total, chain), numbered.first[chain]
                if key not in own:
                    own.add(key)
                    length = numbered.end[chain] - first
                    self.by_place[key] = list(self.by_place.get(key, [0] * (length + 1)))
                table = self.by_place[key]
                for held in range(place - first + 1, len(table)):
                    table[held] = max(table[held], least)
            elif when_total >= 0:
                self.by_sum.append((when_total, from_, total, least))
            else:
                self.always.append((total, least))
                if of_one_noc:
                    self.of_one_noc.append((total, least))


class Course:
    """One walk: how far every chain is held, and the sums that follow.

    next: chain -> the first place not held; limit: chain -> the first that cannot be any more.
    """

    __slots__ = ("limit", "most", "next", "plan", "settled", "total")

    def __init__(self, plan: Plan, ends: Sequence[int] | None = None) -> None:
        self.plan = plan
        self.next = plan.numbered.first.copy()
        self.limit = plan.limit.copy() if ends is None else list(map(min, plan.limit, ends))
        self.total = [0] * len(plan.most)
        self.most = plan.most.copy()
        self.settled: set[int] = set()

    def begin(self) -> bool:
        """Hold what every lawful allocation holds. Returns whether there can be any."""
        if self.plan.impossible or not all(map(self.take, self.plan.held)):
            return False
        for sum_, least in self.plan.of_one_noc:
            left = [p for p, _ in self.plan.numbered.sums[sum_] if self._may_hold(p)]
            # With no more lines than this every lawful allocation holds them all.
            if len(left) <= least and not all(map(self.take, left)):
                return False
        for loosening in self.plan.loosening:
            self._decide(loosening)
        return True

    def go(self, order: Iterable[int]) -> None:
        """On, down the lines in the order of award.

        Nearly every line needs at most one athlete besides, so that is done here, in one loop.
        """
        plan, next_, limit, total, most = self.plan, self.next, self.limit, self.total, self.most
        chain_of, adds, calls = plan.numbered.chain, plan.adds, plan.calls
        for place in order:
            chain = chain_of[place]
            if not next_[chain] <= place < limit[chain]:
                continue
            call = calls[place]
            athletes = -1
            sums = adds[place]
            if call >= 0 and call >= next_[chain_of[call]]:
                athletes = chain_of[call]
                if call >= limit[athletes]:
                    self._pass_over(chain, place)
                    continue
                sums += adds[call]
                if next_[athletes] != call or calls[call] != NOTHING:
                    call = MORE
            if call == MORE or next_[chain] != place:
                if not self.take(place):
                    self._pass_over(chain, place)
                continue
            for sum_ in sums:
                if total[sum_] >= most[sum_]:
                    self._pass_over(chain, place)
                    break
            else:
                for sum_ in sums:
                    total[sum_] += 1
                next_[chain] = place + 1
                if athletes >= 0:
                    next_[athletes] = call + 1

    def _pass_over(self, chain: int, place: int) -> None:
        """Neither this line nor any later one of the NOC in the list can be awarded."""
        self.limit[chain] = place
        for loosening in self.plan.watch.get(chain, ()):
            self._decide(loosening)

    def _may_hold(self, place: int) -> bool:
        return place < self.limit[self.plan.numbered.chain[place]]

    def holds(self, place: int) -> bool:
        return place < self.next[self.plan.numbered.chain[place]]

    def take(self, place: int) -> bool:
        """Hold a place and whatever it calls for, if no limit is broken."""
        plan, next_, total, most = self.plan, self.next, self.total, self.most
        chain_of = plan.numbered.chain
        if any(total[sum_] >= most[sum_] for sum_ in plan.adds[place]) and not self.holds(place):
            return False
        waiting = [place]
        undo: list[tuple[list[int], int, int]] = []
        while waiting:
            last = waiting.pop()
            chain = chain_of[last]
            start = next_[chain]
            if last < start:
                continue
            if last >= self.limit[chain]:
                return self._give_back(undo)
            undo.append((next_, chain, start))
            next_[chain] = last + 1
            for taken in range(start, last + 1):
                for sum_ in plan.adds[taken]:
                    undo.append((total, sum_, total[sum_]))
                    total[sum_] += 1
                    if total[sum_] > most[sum_]:
                        return self._give_back(undo)
                    for mark, then in plan.marks.get(sum_, ()):
                        if mark == total[sum_] and not self._follow(then, waiting, undo):
                            return self._give_back(undo)
                follows = plan.then.get(taken)
                if follows is not None and not self._follow(follows, waiting, undo):
                    return self._give_back(undo)
        return True

    def _follow(
        self, then: Then, waiting: list[int], undo: list[tuple[list[int], int, int]]
    ) -> bool:
        calls, limits = then
        waiting += calls
        for of_chain, index, most in limits:
            held, standing = (self.next, self.limit) if of_chain else (self.total, self.most)
            if held[index] > most:
                return False
            if most < standing[index]:
                undo.append((standing, index, standing[index]))
                standing[index] = most
        return True

    def _give_back(self, undo: list[tuple[list[int], int, int]]) -> bool:
        for numbers, index, before in reversed(undo):
            numbers[index] = before
        return False

    def _decide(self, loosening: Loosening) -> None:
        """Set the limits of a bound whose condition is met whatever else is held."""
        chain_of = self.plan.numbered.chain
        held = possible = 0
        for place, times in loosening.when:
            chain = chain_of[place]
            if place < self.next[chain]:
                held += times
            if place < self.limit[chain]:
                possible += times
        if loosening.from_ <= held and possible <= loosening.to:
            for of_chain, index, most in loosening.limits:
                counted, standing = (self.next, self.limit) if of_chain else (self.total, self.most)
                standing[index] = min(standing[index], most)
                if counted[index] > most:
                    return
            if loosening.least <= 0:
                # From now on its limits are kept, as all limits are.
                self.settled.add(id(loosening))

    def is_lawful(self) -> bool:
        """Count what was not kept on the way: duties with a choice, conditions that may end."""
        plan, total = self.plan, self.total
        first = plan.numbered.first
        return (
            all(total[sum_] >= least for sum_, least in plan.always)
            and all(
                total[sum_] >= table[self.next[chain] - first[chain]]
                for (sum_, chain), table in plan.by_place.items()
            )
            and all(
                total[when] < from_ or total[sum_] >= least
                for when, from_, sum_, least in plan.by_sum
            )
            and all(id(one) in self.settled or self._is_kept(one) for one in plan.loosening)
        )

    def _is_kept(self, loosening: Loosening) -> bool:
        count = self._count(loosening.when)
        if not loosening.from_ <= count <= loosening.to:
            return True
        return loosening.least <= self._count(loosening.places) <= loosening.most

    def _count(self, places: Counted) -> int:
        chain_of, next_ = self.plan.numbered.chain, self.next
        return sum(times for place, times in places if place < next_[chain_of[place]])
