"""The plain walk: down the order of award, every line that the upper bounds leave room for.

Its result is the lexicographic maximum over all allocations that keep the upper bounds. The lawful
ones are among these, so **if the result is lawful, it is the allocation**, and if a lawful
allocation agrees with the walk up to a line, so does the allocation.

Two conditions make this sound. What the walk keeps must be closed under leaving lines out: what a
place calls for (athletes for a start, five for a relay) is therefore added with it, and what every
lawful allocation holds (a host's guarantee) is held from the start. And a limit that loosens when
more is held (three, but five with a relay) is left out until its condition is met whatever else is
held, since the lines that could end it are passed over.

What the walk keeps, it keeps for good: every addition is counted against the limits. Left to be
counted at the end (`is_lawful`) are duties that offer a choice (exactly 32 places in the field),
and bounds whose condition may end, unless it was met before one of their limits was broken.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from models.place import Held
from solver.walk.clauses import AtMost, Counted, Loosening
from solver.walk.plan import MORE, NOTHING, Then, WalkPlan

#: A list as a whole, where one entry of it would be named.
EVERYTHING = slice(None)


class Walk:
    """The state of a walk in numbers (see `numbering`): how far every chain is held, and the sums.

    next:     chain -> the first place not held; limit: chain -> the first that cannot be any more.
    total:    sum -> how much of it is held; most: sum -> its limit.
    settled:  bounds whose condition may end (by their number in the plan) that are kept for good.
    hopeless: even what must be held from the start breaks a limit: no allocation is lawful.

    Every change is written down, so that the walk can be gone back on and go another way.
    """

    __slots__ = ("_log", "hopeless", "limit", "most", "next", "plan", "settled", "total")

    def __init__(self, plan: WalkPlan, ends: Sequence[int] | None = None) -> None:
        """ends: chain -> the first place that nobody can claim, where that is not its end."""
        self.plan = plan
        self.next = plan.numbered.first.copy()
        self.limit = plan.limit.copy() if ends is None else list(map(min, plan.limit, ends))
        self.total = [0] * len(plan.most)
        self.most = plan.most.copy()
        self.settled: list[int] = [False] * len(plan.loosening)
        self._log: list[tuple[list[int], int | slice, Any]] = []
        self.hopeless = not self._begin()
        self._log.clear()

    def _begin(self) -> bool:
        """Hold what every lawful allocation holds. Returns whether there can be any."""
        if self.plan.impossible or not all(map(self.take, self.plan.held)):
            return False
        for sum_, least in self.plan.of_one_noc:
            left = [place for place in self.plan.numbered.sums[sum_] if self.may_hold(place)]
            # With no more lines than this every lawful allocation holds them all.
            if len(left) < least or (len(left) == least and not all(map(self.take, left))):
                return False
        for number in range(len(self.settled)):
            self._decide(number)
        return True

    def go(self, order: Iterable[int]) -> None:
        """On, down the lines in the order of award.

        Nearly every line needs at most one athlete besides, so that is done here, in one loop.
        """
        plan, next_, limit, total, most = self.plan, self.next, self.limit, self.total, self.most
        chain_of, adds, calls, watch = plan.numbered.chain, plan.adds, plan.calls, plan.watch
        # Too many small changes to write down each.
        self._log += [(numbers, EVERYTHING, numbers.copy()) for numbers in (next_, limit, total)]
        for place in order:
            chain = chain_of[place]
            if not next_[chain] <= place < limit[chain]:
                continue
            call = calls[place]
            athletes = -1
            sums = adds[place]
            if call >= 0 and call >= next_[chain_of[call]]:
                athletes = chain_of[call]
                sums += adds[call]
                if next_[athletes] != call or call >= limit[athletes] or calls[call] != NOTHING:
                    call = MORE
            if call == MORE or next_[chain] != place:
                self.follow(place, True)
                continue
            for sum_ in sums:
                if total[sum_] >= most[sum_]:
                    limit[chain] = place
                    if chain in watch:
                        self._decide_watching(chain)
                    break
            else:
                for sum_ in sums:
                    total[sum_] += 1
                next_[chain] = place + 1
                if athletes >= 0:
                    next_[athletes] = call + 1

    def follow(self, place: int, is_held: bool) -> bool:
        """Award the line if there is room, or pass it over, as decided elsewhere.

        Returns whether it is held now.
        """
        if is_held and self.take(place):
            return True
        self.pass_over(place)
        return False

    def pass_over(self, place: int) -> None:
        """Neither this line nor any later one of the NOC in the list can be awarded any more."""
        chain = self.plan.numbered.chain[place]
        if place < self.limit[chain]:
            self._put(self.limit, chain, place)
            self._decide_watching(chain)

    def restrict(self, limit: AtMost) -> None:
        """One limit more, from now on; what is held already stays held."""
        of_chain, number, most = limit
        if of_chain and most < self.limit[number]:
            self.pass_over(most)
        elif not of_chain and most < self.most[number]:
            self._put(self.most, number, most)

    def has_room(self, place: int) -> bool:
        """Whether the line could be awarded now; nothing changes."""
        before = self.mark()
        room = self.take(place)
        self.go_back(before)
        return room

    def foreseen(self, order: Sequence[int]) -> list[bool]:
        """Which of these lines the walk would award, going on over them; nothing changes."""
        before = self.mark()
        self.go(order)
        found = [self.holds(place) for place in order]
        self.go_back(before)
        return found

    def mark(self) -> int:
        """Where the walk stands, for going back there."""
        return len(self._log)

    def go_back(self, mark: int) -> None:
        """Undo everything since then."""
        log, next_, total, adds = self._log, self.next, self.total, self.plan.adds
        while len(log) > mark:
            numbers, index, before = log.pop()
            if numbers is next_ and isinstance(index, int):
                # The sums are those of the places held, so they need no account of their own.
                for taken in range(before, next_[index]):
                    for sum_ in adds[taken]:
                        total[sum_] -= 1
            numbers[index] = before

    def _put(self, numbers: list[int], index: int, value: int) -> None:
        self._log.append((numbers, index, numbers[index]))
        numbers[index] = value

    def may_hold(self, place: int) -> bool:
        """Whether neither a limit nor a line passed over rules the place out by itself."""
        return place < self.limit[self.plan.numbered.chain[place]]

    def holds(self, place: int) -> bool:
        return place < self.next[self.plan.numbered.chain[place]]

    @property
    def held(self) -> Held:
        """Every place held, athlete places included."""
        return self.plan.numbered.held(self.next)

    def take(self, place: int) -> bool:
        """Hold a place and whatever it calls for, if no limit is broken."""
        plan, next_, total, most = self.plan, self.next, self.total, self.most
        chain_of, adds, marks = plan.numbered.chain, plan.adds, plan.marks
        if any(total[sum_] >= most[sum_] for sum_ in adds[place]) and not self.holds(place):
            return False
        log = self._log
        before, waiting = len(log), [place]
        while waiting:
            last = waiting.pop()
            chain = chain_of[last]
            start = next_[chain]
            if last < start:
                continue
            if last >= self.limit[chain]:
                return self._give_back(before)
            log.append((next_, chain, start))
            next_[chain] = last + 1
            for taken in range(start, last + 1):
                fits = taken not in plan.then or self._follow(plan.then[taken], waiting)
                for sum_ in adds[taken]:
                    total[sum_] += 1
                    if total[sum_] > most[sum_]:
                        fits = False
                    elif sum_ in marks:
                        fits = fits and self._reach(sum_, waiting)
                if not fits:
                    next_[chain] = taken + 1
                    return self._give_back(before)
        return True

    def _reach(self, sum_: int, waiting: list[int]) -> bool:
        """What follows from as much of a sum as is held now."""
        then = self.plan.marks[sum_].get(self.total[sum_])
        return then is None or self._follow(then, waiting)

    def _follow(self, then: Then, waiting: list[int]) -> bool:
        calls, limits = then
        waiting += calls
        for of_chain, index, most in limits:
            held, standing = (self.next, self.limit) if of_chain else (self.total, self.most)
            if held[index] > most:
                return False
            if most < standing[index]:
                self._put(standing, index, most)
        return True

    def _give_back(self, before: int) -> bool:
        self.go_back(before)
        return False

    def _decide_watching(self, chain: int) -> None:
        for number in self.plan.watch.get(chain, ()):
            if not self.settled[number]:
                self._decide(number)

    def _decide(self, number: int) -> None:
        """Set the limits of a bound whose condition is met whatever else is held."""
        loosening = self.plan.loosening[number]
        chain_of = self.plan.numbered.chain
        held = possible = 0
        for place in loosening.when:
            chain = chain_of[place]
            held += place < self.next[chain]
            possible += place < self.limit[chain]
        if loosening.from_ <= held and possible <= loosening.to:
            for of_chain, index, most in loosening.limits:
                counted, standing = (self.next, self.limit) if of_chain else (self.total, self.most)
                if most < standing[index]:
                    self._put(standing, index, most)
                if counted[index] > most:
                    return
            if loosening.least <= 0:
                # From now on its limits are kept, as all limits are.
                self._put(self.settled, number, True)

    def is_lawful(self) -> bool:
        """Count what was not kept on the way: duties with a choice, conditions that may end."""
        is_short = next(self._short(), None)
        return not is_short and all(map(self._is_kept, self.plan.loosening, self.settled))

    def _short(self) -> Iterator[tuple[int, int]]:
        """The duties with a choice that are not kept: the sum, and how many more it asks for."""
        plan, total = self.plan, self.total
        first = plan.numbered.first
        for sum_, least in plan.always:
            if total[sum_] < least:
                yield sum_, least - total[sum_]
        for (sum_, chain), table in plan.by_place.items():
            if total[sum_] < (least := table[self.next[chain] - first[chain]]):
                yield sum_, least - total[sum_]
        for when, from_, sum_, least in plan.by_sum:
            if total[when] >= from_ and total[sum_] < least:
                yield sum_, least - total[sum_]

    def fulfil(self) -> None:
        """Hold what duties with a choice leave no choice in any more: of all that they count, only
        places of one chain are open. Every lawful allocation with these lines holds them."""
        chain_of = self.plan.numbered.chain
        # Thousands of duties may be about one sum: it is looked at once.
        asked: dict[int, int] = {}
        for sum_, missing in self._short():
            asked[sum_] = max(self.total[sum_] + missing, asked.get(sum_, 0))
        for sum_, least in asked.items():
            left = [
                p
                for p in self.plan.numbered.sums[sum_]
                if self.next[c := chain_of[p]] <= p < self.limit[c]
            ]
            alone = len({chain_of[place] for place in left}) == 1 and len(set(left)) == len(left)
            missing = least - self.total[sum_]
            if alone and 0 < missing <= len(left):
                self.take(sorted(left)[missing - 1])

    def _is_kept(self, loosening: Loosening, is_settled: int) -> bool:
        if is_settled:
            return True
        count = self._count(loosening.when)
        if not loosening.from_ <= count <= loosening.to:
            return True
        return loosening.least <= self._count(loosening.places) <= loosening.most

    def _count(self, places: Counted) -> int:
        chain_of, next_ = self.plan.numbered.chain, self.next
        return sum(place < next_[chain_of[place]] for place in places)
