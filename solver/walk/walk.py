"""The plain walk: down the order of award, every line that the upper bounds leave room for.

Its result is the lexicographic maximum over all allocations that keep the upper bounds. The lawful
ones are among these, so **if the result is lawful, it is the allocation**, and if a lawful
allocation agrees with the walk up to a line, so does the allocation.

Two conditions make this sound. What the walk keeps must be closed under leaving lines out: what a
place calls for (athletes for a start, five for a relay) is therefore added with it, and what every
lawful allocation holds (a host's guarantee) is held from the start. And a limit that loosens when
more is held (three, but five with a relay) is left out until the lines it depends on are decided.
"""

from collections.abc import Iterable, Mapping, Sequence

from models.bound import Bound, Law
from models.checks.tally import Tally
from models.place import Place


def called_for(bound: Bound) -> tuple[Place, ...]:
    """The places that must be held when the bound applies, whichever others are.

    All of them, or the first places of an NOC in one pool, since those are held in order.
    """
    if not bound.at_least:
        return ()
    places = bound.places
    if len(places) <= bound.at_least:
        return places
    first = places[0]
    if first[:2] == places[-1][:2] and all(place[:2] == first[:2] for place in places):
        return places[: bound.at_least]
    return ()


#: Limits that are broken; the places taken; per place called for, the law and who called.
Blocked = tuple[Sequence[int], Sequence[Place], Mapping[Place, tuple[int, Place]]]


class Walk:
    """The state of a walk. Lines are considered with `consider`, in the order of award.

    blocked_by: the laws that left no room when a line was last passed over.
    hopeless:   even what must be held from the start breaks a limit: no allocation is lawful.
    reserved:   places held from the start whose line has not had its turn, and by which laws.
    """

    def __init__(self, laws: Iterable[Law]) -> None:
        self.tally = Tally(laws)
        self.passed: set[Place] = set()
        self._blocked: Blocked = ([], [], {})
        self._callers: dict[Place, tuple[int, Place]] = {}
        bounds = [law.bound for law in self.tally.laws]
        self.calls = [called_for(bound) for bound in bounds]
        self.limits = [bound.at_most is not None for bound in bounds]
        self.loosening = [b.when is not None and b.when.at_most is not None for b in bounds]
        forced = {
            place: index
            for index, (bound, places) in enumerate(zip(bounds, self.calls, strict=True))
            if bound.when is None
            for place in places
        }
        self.hopeless = not self._take(list(forced))
        self.reserved = {place: self._called_by(place, forced) for place in self.tally.held}

    def _called_by(self, place: Place, forced: Mapping[Place, int]) -> list[int]:
        """The laws that call for a place held from the start."""
        laws = []
        while place not in forced:
            index, place = self._callers[place]
            laws.append(index)
        return [*laws, forced[place]]

    def consider(self, place: Place) -> bool:
        """Award the line if there is room; otherwise pass it over. Returns whether it is held."""
        if place in self.tally.held:
            self._turn_of(place)
            return True
        if self._take([place]):
            return True
        self.passed.add(place)
        return False

    def _turn_of(self, place: Place) -> None:
        """A place held from the start has its turn: it is awarded, with what it calls for."""
        self.reserved.pop(place, None)
        for index in self.tally.waiting.get(place, ()):
            for called in self.calls[index]:
                self.reserved.pop(called, None)

    def follow(self, decisions: Mapping[Place, bool]) -> None:
        """Hold and pass over as decided elsewhere, in this order."""
        for place, is_held in decisions.items():
            if is_held:
                self.consider(place)
            else:
                self.passed.add(place)

    def foreseen(self, places: Iterable[Place]) -> dict[Place, bool]:
        """How the walk would go on over these lines; nothing changes."""
        found: dict[Place, bool] = {}
        taken: list[Place] = []
        passed: list[Place] = []
        for place in places:
            more: list[Place] = []
            found[place] = place in self.tally.held or self._add([place], more)
            if found[place]:
                taken += more
                continue
            self._give_back(more)
            if place not in self.passed:
                self.passed.add(place)
                passed.append(place)
        self._give_back(taken)
        self.passed.difference_update(passed)
        return found

    def has_room(self, place: Place) -> bool:
        """Whether the line could be awarded now; nothing changes."""
        taken: list[Place] = []
        room = self._add([place], taken)
        self._give_back(taken)
        return room

    def called_by(self, place: Place) -> list[Place]:
        """The place and what it calls for beyond what is held, whatever the limits and whatever
        was passed over; nothing changes."""
        limits, passed = self.limits, self.passed
        self.limits, self.passed = [False] * len(limits), set()
        taken: list[Place] = []
        self._add([place], taken)
        self._give_back(taken)
        self.limits, self.passed = limits, passed
        return taken

    def _take(self, places: Sequence[Place]) -> bool:
        taken: list[Place] = []
        if self._add(places, taken):
            return True
        self._give_back(taken)
        return False

    def _add(self, places: Sequence[Place], taken: list[Place]) -> bool:
        """Hold the places and what they call for, as far as no limit is broken."""
        tally, waiting = self.tally, list(places)
        callers: dict[Place, tuple[int, Place]] = {}
        self._callers = callers
        while waiting:
            place = waiting.pop()
            if place in tally.held:
                continue
            if place in self.passed:
                self._blocked = ([], [], {})
                return False
            tally.add(place)
            taken.append(place)
            full = [i for i in tally.within.get(place, ()) if self.limits[i] and self._is_over(i)]
            for index in tally.waiting.get(place, ()):
                if tally.applies(index) and not self.loosening[index]:
                    for called in self.calls[index]:
                        if called not in tally.held:
                            callers.setdefault(called, (index, place))
                            waiting.append(called)
                    if self.limits[index] and self._is_over(index):
                        full.append(index)
            if full:
                self._blocked = (full, taken, callers)
                return False
        return True

    @property
    def blocked_by(self) -> list[int]:
        """The narrowest limit that is broken, and the laws that called for what breaks it."""
        full, taken, callers = self._blocked
        if not full:
            return []
        limit = min(full, key=lambda index: len(self.tally.laws[index].bound.places))
        bound = self.tally.laws[limit].bound
        reason = [limit]
        for place in taken:
            called = place
            while called in callers and place in bound.places:
                index, called = callers[called]
                reason.append(index)
        # What is kept free for a later duty leaves no room only together with that duty.
        kept_free = [place for place in bound.places if place in self.reserved]
        news = sum(place in bound.places for place in taken)
        if self.tally.counts[limit] + news - (bound.at_most or 0) <= len(kept_free):
            reason += [index for place in kept_free for index in self.reserved[place]]
        return list(dict.fromkeys(reason))

    def _give_back(self, taken: list[Place]) -> None:
        for place in taken:
            self.tally.remove(place)

    def _is_over(self, index: int) -> bool:
        """Whether a limit is broken now and stays so whatever else is held."""
        bound = self.tally.laws[index].bound
        if bound.at_most is None or self.tally.counts[index] <= bound.at_most:
            return False
        if not self.tally.applies(index):
            return False
        return not self.loosening[index] or self._is_decided(bound)

    def _is_decided(self, bound: Bound) -> bool:
        return bound.when is None or all(
            place in self.tally.held or place in self.passed for place in bound.when.places
        )
