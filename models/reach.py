"""How many places could be held at the most: as far as lines, limits per NOC and rulings go.

A duty 'as far as there are lines' is kept as far as this says, and one that an NOC gave back as far
as the rulings leave it. Limits over several NOCs are not looked at: where they stand in the way,
rules clash.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, Protocol

from models.bound import Bound
from models.place import Chain, Field, Place, column_of, of_one_noc

#: (NOC, event) -> the most places that rulings leave.
Left = Mapping[tuple[str, str], int]


class Asking(Protocol):
    """What asks for a bound."""

    @property
    def if_possible(self) -> bool: ...

    @property
    def may_be_waived(self) -> bool: ...


class _Limits(NamedTuple):
    """caps: (NOC, pool) -> the places before the first that may not be held. own: the limits."""

    caps: Mapping[tuple[str, str], int]
    own: Mapping[str, list[tuple[frozenset[Place], int]]]


class Reach:
    """What is within reach in a field.

    limits: bounds of all rules; left: what rulings leave.
    """

    def __init__(self, field: Field, bounds: Iterable[Bound], left: Left) -> None:
        self.of, self._bounds, self._left = field, bounds, left

    def least(self, bound: Bound, asking: Asking, without: tuple[str, str] | None = None) -> int:
        """How much a bound of the field may ask for. without: what is left is not looked at for
        this NOC and event."""
        if not bound.at_least:
            return 0
        left = {key: most for key, most in self._left.items() if key != without}
        if asking.if_possible:
            return min(bound.at_least, self.most(bound.places, left, self._limits))
        # What was out of reach before any ruling is still asked for, limits per NOC counted or not.
        given_back = (
            min(bound.at_least, self.most(bound.places, {}, limits))
            - self.most(bound.places, left, limits)
            for limits in (self._limits, _Limits({}, {}))
        )
        return bound.at_least - max(0, *given_back)

    def left(self, noc: str, event: str, otherwise: int) -> int:
        """How many places of an event rulings leave an NOC; `otherwise` where none says so."""
        return self._left.get((noc, event), otherwise)

    def given_up(self, bound: Bound, asking: Asking) -> tuple[tuple[str, str], ...]:
        """The NOCs and events because of which a bound asks for less: each without which it would
        ask for more; where none does alone, all of its NOCs."""
        least = self.least(bound, asking)
        if asking.if_possible or least == bound.at_least:
            return ()
        nocs = {place.noc for place in bound.places}
        theirs = [key for key in self._left if key[0] in nocs]
        alone = [key for key in theirs if self.least(bound, asking, key) > least]
        return tuple(alone or theirs)

    def most(self, places: Chain, left: Left, limits: _Limits) -> int:
        """How many of the places could be held at the most."""
        by_noc: dict[str, Counter[Place]] = {}
        for place in places:
            by_noc.setdefault(place.noc, Counter())[place] += 1
        return sum(self._of_noc(noc, mine, left, limits) for noc, mine in by_noc.items())

    def _of_noc(self, noc: str, times: Mapping[Place, int], left: Left, limits: _Limits) -> int:
        """The most that places of one NOC could come to, each counted so many times.

        Limits that lie within one another are kept together; of two that only overlap each is
        kept by itself.
        """
        caps, own = limits
        within = [place for place in times if place.k <= caps.get(place[:2], place.k)]
        every = [*own.get(noc, ()), *self._of_columns(noc, within, left, limits)]
        groups = [(frozenset((place,)), [times[place]]) for place in within]
        for limited, most in sorted(every, key=lambda limit: len(limit[0].intersection(within))):
            inside = [group for group in groups if group[0] <= limited]
            counted = sorted((n for _, numbers in inside for n in numbers), reverse=True)
            members = frozenset(place for places, _ in inside for place in places)
            groups = [group for group in groups if group not in inside]
            groups.append((members, counted[:most]))
        return sum(n for _, numbers in groups for n in numbers)

    def _of_columns(
        self, noc: str, places: Iterable[Place], left: Left, limits: _Limits
    ) -> Iterator[tuple[frozenset[Place], int]]:
        """What rulings leave in events, and for how many athletes of a squad there is a reason."""
        columns: dict[str, set[Place]] = {}
        for place in places:
            columns.setdefault(self._column(place.pool), set()).add(place)
        for column, mine in columns.items():
            if column in self.of.squads:
                yield frozenset(mine), self._athletes(noc, column, left, limits)
            elif (noc, column) in left:
                yield frozenset(mine), left[noc, column]

    def _column(self, pool: str) -> str:
        name = column_of(pool)
        return name if name in self.of.squads else self.of.event_of(pool)

    def _athletes(self, noc: str, squad: str, left: Left, limits: _Limits) -> int:
        """Those who have a reason to come."""
        field = self.of
        reasons: dict[Place, int] = {}
        for name, event in field.events.items():
            if squad in event.squads:
                size = field.team_size.get((name, squad), 0) or 1
                for place in field.places_of(name, noc):
                    reasons[place] = size if event.team else 1
        held = self._of_noc(noc, reasons, left, limits)
        return max(held, field.granted.get((noc, squad), 0))

    @cached_property
    def _limits(self) -> _Limits:
        caps: dict[tuple[str, str], int] = {}
        own: dict[str, list[tuple[frozenset[Place], int]]] = {}
        for bound in self._bounds:
            if bound.is_limit and bound.most < len(bound.places):
                if bound.most == 0:
                    for place in bound.places:
                        caps[place[:2]] = min(place.k - 1, caps.get(place[:2], place.k - 1))
                elif of_one_noc(bound.places):
                    limit = frozenset(bound.places), bound.most
                    own.setdefault(bound.places[0].noc, []).append(limit)
        return _Limits(caps, own)


def caps_per_noc(bounds: Iterable[Bound]) -> dict[tuple[str, str], int]:
    """(NOC, list or squad) -> the places that a limit on one NOC leaves, whatever else is held."""
    caps: dict[tuple[str, str], int] = {}
    for bound in bounds:
        if bound.when is None and bound.at_most is not None and of_one_noc(bound.places):
            named = sorted(bound.places)
            for place, last in zip(named, named[bound.at_most :], strict=False):
                # Held in order: with the last of these, one more than allowed would be held.
                if place[:2] == last[:2]:
                    key = (last.noc, last.pool)
                    caps[key] = min(caps.get(key, last.k - 1), last.k - 1)
    return caps
