"""Places, and the pools they belong to: events and squads.

Three things are called 'quota' and are kept apart: start places and team places belong to
events (each to the list it is earned in), athlete places to squads.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from models.base import Model, SquadId
from models.noc import Continent
from models.ranking import Ranking

#: More athletes than an NOC could bring: what a rule asks for that may call for all there are.
MANY = 1_000_000


class Event(Model):
    """A competition with a field of places. `team`: its places are team places (a relay)."""

    name: str
    squad: SquadId
    team: bool = False


class Place(NamedTuple):
    """The k-th place of an NOC in a pool: a list that leads to an event, or a squad.

    An NOC's places of a pool are held in their order, the first before the second. A place in
    a list is claimed by the NOC's k-th line; where there is no such line, it can only come from
    a guarantee or a ruling.
    """

    noc: str
    pool: str
    k: int


Chain = tuple[Place, ...]
#: Places that are held.
Held = frozenset[Place]


def chain(noc: str, pool: str, length: int) -> Chain:
    """The first `length` places of an NOC in a pool, in order."""
    return tuple(Place(noc, pool, k) for k in range(1, length + 1))


def of_one_noc(places: Chain) -> bool:
    """Whether all the places (at least one) belong to the same NOC."""
    return bool(places) and places[0].noc == places[-1].noc and len({p.noc for p in places}) == 1


def is_chain(places: Sequence[Place]) -> bool:
    """Whether these are the first places (at least one) of one NOC in one pool, in order.

    They are held in that order, so one of them says whether so many are held.
    """
    if not places:
        return False
    noc, pool, _ = places[0]
    return all(
        place.k == k and place.pool == pool and place.noc == noc
        for k, place in enumerate(places, 1)
    )


@dataclass(frozen=True)
class Field:
    """Every place that could be held in an instance.

    lengths: (noc, pool) -> number of places, for lists and squads alike.
    nocs:    every NOC with a claim, in a fixed order.
    continents: NOC -> continent, where known.
    """

    nocs: tuple[str, ...]
    host: str | None
    squads: tuple[str, ...]
    events: Mapping[str, Event]
    pools_of_event: Mapping[str, tuple[str, ...]]
    lengths: Mapping[tuple[str, str], int]
    continents: Mapping[str, Continent | None]
    team_size: Mapping[str, int]
    """Event -> athletes that one team brings, as far as a rule says so."""
    granted: Mapping[tuple[str, str], int]
    """(noc, pool) -> places that a guarantee or ruling may give without a claim."""
    rankings: Mapping[str, Ranking]
    """List -> its lines, which claim the places."""
    left_to_host: Mapping[str, int] = field(default_factory=dict)
    """Event -> places that a ruling leaves the host at the most: more is no longer guaranteed."""

    @cached_property
    def _chains(self) -> dict[tuple[str, str], Chain]:
        return {(noc, pool): chain(noc, pool, n) for (noc, pool), n in self.lengths.items()}

    @cached_property
    def places(self) -> Chain:
        """Every place of the field."""
        return tuple(place for places in self._chains.values() for place in places)

    def chain(self, noc: str, pool: str) -> Chain:
        return self._chains.get((noc, pool), ())

    def places_of(self, event: str, noc: str) -> Chain:
        """The start or team places of an NOC in an event, over all its lists."""
        pools = self.pools_of_event[event]
        if len(pools) == 1:
            return self.chain(noc, pools[0])
        return sum((self.chain(noc, pool) for pool in pools), ())

    @cached_property
    def _event_of(self) -> dict[str, str]:
        return {pool: event for event, pools in self.pools_of_event.items() for pool in pools}

    def event_of(self, pool: str) -> str:
        """The event that a list, or a place without a line, leads to."""
        return self._event_of[pool]

    def places_in(self, event: str) -> Chain:
        """All start or team places of an event."""
        return tuple(
            place
            for pool in self.pools_of_event[event]
            for noc in self.nocs
            for place in self.chain(noc, pool)
        )

    def claims_in(self, pool: str) -> Iterator[tuple[Place, Decimal | None]]:
        """The places that the lines of a list claim, the best line's first, and their points."""
        ranking = self.rankings.get(pool)
        for line in ranking.lines if ranking else ():
            if line.k <= self.lengths.get((line.noc, pool), 0):
                yield Place(line.noc, pool, line.k), line.points

    def athletes(self, squad: str, noc: str) -> Chain:
        return self.chain(noc, squad)

    def athletes_in(self, squads: tuple[str, ...]) -> Chain:
        return tuple(p for squad in squads for noc in self.nocs for p in self.chain(noc, squad))

    @cached_property
    def _events_of_squad(self) -> dict[tuple[str, bool], tuple[str, ...]]:
        return {
            (squad, team): tuple(
                name
                for name, event in self.events.items()
                if event.squad == squad and event.team == team
            )
            for squad in self.squads
            for team in (False, True)
        }

    def starts(self, squad: str, noc: str) -> Chain:
        """The start places of an NOC in all the individual events of a squad."""
        return self._over(self._events_of_squad[squad, False], noc)

    def teams(self, squad: str, noc: str) -> Chain:
        """The team places of an NOC in all the team events of a squad."""
        return self._over(self._events_of_squad[squad, True], noc)

    def _over(self, events: tuple[str, ...], noc: str) -> Chain:
        return tuple(place for event in events for place in self.places_of(event, noc))
