"""What remains open for an NOC: its undecided places, and what its own bounds still ask of them.

Nothing in here knows names: NOCs in the same situation can be exchanged for one another in any
lawful allocation that keeps the decisions, and stay lawful. At a hundred times the real size there
are still only a few hundred situations.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from models.bound import Bound
from models.place import Place

#: What is decided about each place of an NOC: held, not held, or open (None).
Decisions = tuple[bool | None, ...]
MANY = 10**9


class Count(NamedTuple):
    """Between `least` and `most` of places are held; a place counts as often as it is named.

    Places are numbers: the position in the NOC's list of places.
    """

    places: tuple[int, ...]
    least: int
    most: int

    def after(self, decisions: Sequence[bool | None]) -> "Count":
        """What is still to be counted: the open places only."""
        held = sum(decisions[p] is True for p in self.places)
        still = tuple(p for p in self.places if decisions[p] is None)
        return Count(still, self.least - held, self.most - held)

    @property
    def is_sure(self) -> bool:
        """Kept, whatever else is held."""
        return self.least <= 0 and self.most >= len(self.places)

    @property
    def is_impossible(self) -> bool:
        """Not kept, whatever else is held."""
        return self.most < 0 or self.least > len(self.places)

    def allows(self, held: Collection[int]) -> bool:
        return self.least <= sum(p in held for p in self.places) <= self.most


class Local(NamedTuple):
    """A bound about one NOC: when one count is kept, so must be the other."""

    when: Count
    then: Count

    def after(self, decisions: Sequence[bool | None]) -> "Local":
        return Local(self.when.after(decisions), self.then.after(decisions))

    @property
    def is_kept(self) -> bool:
        return self.when.is_impossible or self.then.is_sure

    def keeps(self, held: Collection[int]) -> bool:
        """Whether the open places held keep what remains of the bound."""
        return not self.when.allows(held) or self.then.allows(held)


class Role(NamedTuple):
    """What a place is, without its NOC: its pool, and the sums over several NOCs it adds to."""

    pool: str
    adds_to: tuple[tuple[int, int], ...]


class Total(NamedTuple):
    """A bound about several NOCs: sums by their number, each with the least and the most."""

    when: tuple[int, int, int] | None
    then: tuple[int, int, int]

    def is_kept(self, counted: Mapping[int, int]) -> bool:
        if self.when is not None and not _is_between(self.when, counted):
            return True
        return _is_between(self.then, counted)


def _is_between(part: tuple[int, int, int], counted: Mapping[int, int]) -> bool:
    total, least, most = part
    return least <= counted.get(total, 0) <= most


ALWAYS = Count((), 0, MANY)


def local(bound: Bound, number: dict[Place, int]) -> list[Local]:
    """A bound about one NOC. Of the first places of a pool, one says how many are held."""
    when = [ALWAYS]
    if bound.when is not None:
        most = MANY if bound.when.at_most is None else bound.when.at_most
        when = _counts(bound.when.places, bound.when.at_least, most, number)
        if len(when) > 1:
            when = [Count(tuple(number[p] for p in bound.when.places), bound.when.at_least, most)]
    most = MANY if bound.at_most is None else bound.at_most
    return [Local(when[0], then) for then in _counts(bound.places, bound.at_least, most, number)]


def _counts(
    places: tuple[Place, ...], least: int, most: int, number: dict[Place, int]
) -> list[Count]:
    numbers = tuple(number[p] for p in places)
    is_chain = all(p.k == k and p.pool == places[0].pool for k, p in enumerate(places, 1))
    if not is_chain or least > len(places):
        return [Count(numbers, least, most)]
    found = [Count((numbers[least - 1],), 1, MANY)] if least > 0 else []
    if most < len(places):
        found.append(Count((numbers[most],), 0, 0))
    return found or [ALWAYS]


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
        self, roles: tuple[Role, ...], bounds: tuple[Local, ...], decisions: Decisions
    ) -> None:
        self.roles = roles
        self._bounds = bounds
        found = list(decisions)
        self.hopeless = not _propagated(bounds, found)
        self.decisions: Decisions = tuple(found)
        self.open = [n for n, value in enumerate(found) if value is None]

    @cached_property
    def rest(self) -> tuple[Local, ...]:
        """The NOC's own bounds as far as they are not kept yet; the open places count from 0."""
        number = {place: n for n, place in enumerate(self.open)}

        def renumbered(count: Count) -> Count:
            return count._replace(places=tuple(sorted(number[p] for p in count.places)))

        left = [bound.after(self.decisions) for bound in self._bounds]
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


def _propagated(bounds: Sequence[Local], decisions: list[bool | None]) -> bool:
    """Decides what follows from the bounds one by one; False if one cannot be kept."""
    changed = True
    while changed:
        changed = False
        for bound in bounds:
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


def _forced(count: Count) -> list[tuple[int, bool]]:
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


def _forced_out(count: Count) -> list[tuple[int, bool]]:
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
