"""What remains open for an NOC: its undecided places, and what its own bounds still ask of them.

Nothing in here knows names: NOCs in the same situation can be exchanged for one another in any
lawful allocation that keeps the decisions, and stay lawful. At a hundred times the real size there
are still only a few hundred situations.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

from solver.clock import UNLIMITED, Clock
from solver.symmetry.anonymous import ALWAYS, Between, Local, Role

#: What is decided about each place of an NOC: held, not held, or open (None).
Decisions = tuple[bool | None, ...]


class Situation:
    """What remains of an NOC after some decisions.

    roles:     per place, what tells it from a place of another NOC.
    decisions: the decisions, and what follows from them by the NOC's own bounds.
    open:      the places that remain.
    hopeless:  the NOC's own bounds cannot be kept any more.
    group:     a number for `key`, given by whoever compares situations.
    """

    group = -1

    def __init__(
        self,
        roles: tuple[Role, ...],
        bounds: tuple[Local, ...],
        decisions: Decisions,
        clock: Clock = UNLIMITED,
    ) -> None:
        """Raises Undecided, here and wherever it is asked what remains."""
        self.roles = roles
        self._bounds, self._clock = bounds, clock
        found = list(decisions)
        self.hopeless = not _propagated(bounds, found, clock)
        self.decisions: Decisions = tuple(found)
        self.open = [n for n, value in enumerate(found) if value is None]

    @cached_property
    def rest(self) -> tuple[Local, ...]:
        """The NOC's own bounds as far as they are not kept yet; the open places count from 0."""
        number = {place: n for n, place in enumerate(self.open)}

        def renumbered(count: Between) -> Between:
            # What is beyond the open places says nothing, however many were there before.
            places = tuple(sorted(number[p] for p in count.places))
            return Between(places, max(count.least, 0), min(count.most, len(places)))

        left = [bound.after(self.decisions) for bound in self._clock.during(self._bounds)]
        return tuple(
            sorted(
                {
                    Local(ALWAYS if when.is_sure else renumbered(when), renumbered(then))
                    for when, then in left
                    if not Local(when, then).is_kept
                }
            )
        )

    @cached_property
    def given(self) -> dict[int, int]:
        """Sum over several NOCs -> how much the places held add to it."""
        return self.adds(n for n, value in enumerate(self.decisions) if value)

    def adds(self, places: Iterable[int]) -> dict[int, int]:
        found: dict[int, int] = {}
        for place in places:
            for total, times in self.roles[place].adds_to:
                found[total] = found.get(total, 0) + times
        return found

    @cached_property
    def key(self) -> tuple[object, ...]:
        """The same for NOCs that can be exchanged for one another."""
        return tuple(self.roles[n] for n in self.open), self.rest


def _propagated(bounds: Sequence[Local], decisions: list[bool | None], clock: Clock) -> bool:
    """Decides what follows from the bounds one by one; False if one cannot be kept."""
    changed = True
    while changed:
        changed = False
        for bound in clock.during(bounds):
            when, then = bound.after(decisions)
            if when.is_impossible or then.is_sure:
                continue
            if when.is_sure:
                if then.is_impossible:
                    return False
                news = _forced(then)
            elif then.is_impossible:
                news = _forced_out(when)
            else:
                continue
            for place, held in news:
                decisions[place] = held
                changed = True
    return True


def _forced(count: Between) -> list[tuple[int, bool]]:
    """Places that must (not) be held for the count to be kept."""
    size = len(count.places)
    found = []
    for place in set(count.places):
        times = count.places.count(place)
        if size - times < count.least:
            found.append((place, True))
        elif times > count.most:
            found.append((place, False))
    return found


def _forced_out(count: Between) -> list[tuple[int, bool]]:
    """Places that must (not) be held for the count not to be kept."""
    size = len(count.places)
    found = []
    for place in set(count.places):
        times = count.places.count(place)
        if count.least <= 0 and size - times <= count.most:
            found.append((place, True))
        elif count.most >= size and times >= count.least:
            found.append((place, False))
    return found
