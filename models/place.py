"""Places, and the pools they belong to: events and squads.

Three things are called 'quota' and are kept apart: start places and team places belong to
events (each to the list it is earned in), athlete places to squads.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, NamedTuple

from pydantic import Field as Attribute

from models.base import Model, OneOr, SquadId, Text
from models.field_readers import HowFar, ReadsLimits
from models.noc import Continent
from models.ranking import Line, Ranking

#: More athletes than an NOC could bring: what a rule asks for that may call for all there are.
MANY = 1_000_000


class Event(Model):
    """A competition with a field of places.

    name:  what people call it
    squad: whose athletes start; of a mixed team several
    team:  its places are team places
    """

    name: Text
    squad: OneOr[SquadId, Annotated[tuple[SquadId, ...], Attribute(min_length=1)]]
    team: bool = False

    @property
    def squads(self) -> tuple[SquadId, ...]:
        return (self.squad,) if isinstance(self.squad, str) else self.squad


class Place(NamedTuple):
    """The k-th place of an NOC in a pool: a list that leads to an event, or a squad.

    An NOC's places of a pool are held in their order, the first before the second. A place in
    a list is claimed by the NOC's k-th line. Places that no line claims, which a guarantee, a
    ruling or a team gives, are in a pool of their own, and so are those beside the field.
    """

    noc: str
    pool: str
    k: int


Chain = tuple[Place, ...]
#: Places that are held.
Held = frozenset[Place]


def given(event: str) -> str:
    """The pool of an event's places that no line claims."""
    return f"{event}:given"


def beside(pool: str) -> str:
    """The pool of places beside the field of an event, or of athletes beside those of a squad."""
    return f"{pool}:beside"


def line_place(noc: str, name: str, k: int, by_itself: bool) -> Place:
    """Of an NOC's k-th line. by_itself: in a pool of its own, held without the one before too."""
    return Place(noc, f"{name}:{k}", 1) if by_itself else Place(noc, name, k)


def in_the_field(held: Iterable[Place]) -> Iterator[Place]:
    """Those that are not beside it."""
    return (place for place in held if place.pool != beside(column_of(place.pool)))


def column_of(pool: str) -> str:
    """The list, event or squad that a pool belongs to: no id has a colon."""
    return pool.partition(":")[0]


class InOrder(tuple[Place, ...]):
    """The first places of an NOC in a pool, made as such: thousands of bounds may ask."""


def chain(noc: str, pool: str, length: int) -> Chain:
    """The first `length` places of an NOC in a pool, in order."""
    return InOrder(Place(noc, pool, k) for k in range(1, length + 1))


def joined(chains: Iterable[Chain]) -> Chain:
    """All of them together; one alone stays what it is, and known to be in order."""
    some = [one for one in chains if one]
    return some[0] if len(some) == 1 else tuple(place for one in some for place in one)


def nocs_among(places: Chain) -> frozenset[str]:
    """The NOCs that places belong to."""
    return frozenset(place.noc for place in places)


def of_one_noc(places: Chain) -> bool:
    """Whether all the places (at least one) belong to the same NOC."""
    return bool(places) and places[0].noc == places[-1].noc and len({p.noc for p in places}) == 1


def is_chain(places: Sequence[Place]) -> bool:
    """Whether these are the first places (at least one) of one NOC in one pool, in order.

    They are held in that order, so one of them says whether so many are held.
    """
    if not places or isinstance(places, InOrder):
        return bool(places)
    last = Place(*places[0][:2], len(places))
    return places[-1] == last and tuple(places) == chain(*last)


@dataclass(frozen=True)
class Field:
    """Every place that could be held in an instance.

    lengths: (noc, pool) -> number of places, for lists and squads alike.
    nocs:    every NOC with a claim, in a fixed order.
    continents: NOC -> continent, where known.
    """

    nocs: tuple[str, ...]
    hosts: tuple[str, ...]
    squads: tuple[str, ...]
    events: Mapping[str, Event]
    pools_of_event: Mapping[str, tuple[str, ...]]
    lengths: Mapping[tuple[str, str], int]
    continents: Mapping[str, Continent | None]
    team_size: Mapping[tuple[str, str], int]
    """(event, squad) -> athletes that one team brings, as far as a rule says so."""
    granted: Mapping[tuple[str, str], int]
    """(noc, pool) -> places that a guarantee or ruling may give without a claim."""
    rankings: Mapping[str, Ranking]
    """List -> its lines, which claim the places."""
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Groups of NOCs that the rulebook or the instance names, besides the continents."""
    one_event_each: frozenset[str] = frozenset()
    """Squads whose athletes start in one event each."""
    carried: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Event -> team event -> places that one team there brings here, whatever the lines."""
    lacking: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """(noc, event) -> places that are given whatever is held: granted, without a line for them."""
    earlier: Mapping[Place, Chain] = field(default_factory=dict)
    """Place of each line in a pool of its own -> those that its athlete may have from earlier
    lines."""
    apart: frozenset[tuple[str, str]] = frozenset()
    """(noc, squad) of a table whose athletes there are not as many as its places call for."""
    reach: HowFar[Any] | None = None
    """How far duties go that are kept as far as possible; None where there are none."""
    shared: ReadsLimits[Any] | None = None
    """What lists say of shared ranks; None where a lot decides in all of them."""

    @cached_property
    def _chains(self) -> dict[tuple[str, str], Chain]:
        found = {(noc, pool): chain(noc, pool, n) for (noc, pool), n in self.lengths.items()}
        # The lines of a list whose places are held by themselves, in their order.
        for place in sorted(self.earlier, key=lambda place: int(place.pool.partition(":")[2])):
            if place[:2] in self.lengths:
                key = place.noc, column_of(place.pool)
                found[key] = (*found.get(key, ()), place)
        return found

    @cached_property
    def places(self) -> Chain:
        """Every place of the field."""
        return tuple(place for key in self.lengths for place in self._chains[key])

    def chain(self, noc: str, pool: str) -> Chain:
        return self._chains.get((noc, pool), ())

    @cached_property
    def _of_event(self) -> dict[tuple[str, str], Chain]:
        """(event, NOC) -> its places there, once: nearly every rule and fact asks for them."""
        found: dict[tuple[str, str], Chain] = {}
        for event, pools in self.pools_of_event.items():
            for noc in self.nocs:
                found[event, noc] = joined(self.chain(noc, pool) for pool in pools)
        return found

    def places_of(self, event: str, noc: str) -> Chain:
        """The start or team places of an NOC in an event, over all its lists."""
        return self._of_event.get((event, noc), ())

    @cached_property
    def _event_of(self) -> dict[str, str]:
        return {
            pool: event
            for event, pools in self.pools_of_event.items()
            for pool in (*pools, beside(event))
        }

    def event_of(self, pool: str) -> str:
        """The event that a list, or a place without a line, leads to."""
        return self._event_of[pool if pool in self._event_of else column_of(pool)]

    def places_in(self, event: str) -> Chain:
        """All start or team places of an event."""
        pools = self.pools_of_event[event]
        return joined(self.chain(noc, pool) for pool in pools for noc in self.nocs)

    def lists_of(self, event: str) -> tuple[str, ...]:
        """The lists that lead to an event, in the order of award."""
        return self.pools_of_event[event][:-1]

    def lines_of(self, event: str, noc: str) -> Chain:
        """The places of an NOC in an event that its lines claim, over all its lists."""
        return joined(self.chain(noc, name) for name in self.lists_of(event))

    def given_in(self, event: str, noc: str) -> Chain:
        """Those that no line claims."""
        return self.chain(noc, given(event))

    def lines_in(self, names: Iterable[str]) -> Chain:
        """The places that the lines of some lists claim."""
        return joined(self.chain(noc, name) for name in names for noc in self.nocs)

    def in_group(self, group: str) -> tuple[str, ...]:
        """The NOCs of a continent, or of a group of one's own."""
        own = self.groups.get(group)
        return tuple(
            noc
            for noc in self.nocs
            if (self.continents[noc] == group if own is None else noc in own)
        )

    def of_group(
        self, group: str, squads: Iterable[str], events: Iterable[str]
    ) -> tuple[Chain, ...]:
        """What the NOCs of a group have together: athletes in each squad, places in each event."""
        theirs = self.in_group(group)
        return (
            *(sum((self.athletes(squad, noc) for noc in theirs), ()) for squad in squads),
            *(sum((self.places_of(event, noc) for noc in theirs), ()) for event in events),
        )

    @cached_property
    def _ranks(self) -> dict[Place, int]:
        lists = (name for names in self.pools_of_event.values() for name in names)
        return {place: line.rank for name in lists for place, line in self.lines_behind(name)}

    def ranks_of(self, event: str, noc: str) -> Mapping[Place, int]:
        """The official rank of the line behind each place that a line of the NOC claims."""
        ranks = self._ranks
        return {place: ranks[place] for place in self.lines_of(event, noc) if place in ranks}

    def claims_beside_granted(self, event: str) -> Iterator[tuple[Place, Line]]:
        """The places that lines of an event claim, and their lines, but for those that are given
        anyway: an NOC's best lines serve what a guarantee or a ruling gives it."""
        served: Counter[str] = Counter()
        for name in self.lists_of(event):
            for place, line in self._claims(name):
                # Also by a line that a limit cuts off, so that the same is said without it.
                if served[line.noc] < self.granted.get((line.noc, event), 0):
                    served[line.noc] += 1
                elif place.k <= self.lengths.get(place[:2], 0):
                    yield place, line

    def lines_behind(self, name: str) -> Iterator[tuple[Place, Line]]:
        """The places that the lines of a list claim, the best line's first, each with its line."""
        return (one for one in self._claims(name) if one[0].k <= self.lengths.get(one[0][:2], 0))

    def _claims(self, name: str) -> Iterator[tuple[Place, Line]]:
        if (ranking := self.rankings.get(name)) is not None:
            for line in ranking.lines:
                yield line_place(line.noc, name, line.k, bool(ranking.once)), line

    def athletes(self, squad: str, noc: str) -> Chain:
        return self.chain(noc, squad)

    def athletes_in(self, squads: tuple[str, ...]) -> Chain:
        return joined(self.chain(noc, squad) for squad in squads for noc in self.nocs)

    @cached_property
    def _events_of_squad(self) -> dict[tuple[str, bool], tuple[str, ...]]:
        return {
            (squad, team): tuple(
                name
                for name, event in self.events.items()
                if squad in event.squads and event.team == team
            )
            for squad in self.squads
            for team in (False, True)
        }

    def starts(self, squad: str, noc: str) -> Chain:
        """The start places of an NOC in all the individual events of a squad."""
        return joined(self.places_of(event, noc) for event in self._events_of_squad[squad, False])

    def teams(self, squad: str, noc: str) -> Chain:
        """The team places of an NOC in all the team events of a squad."""
        return joined(self.places_of(event, noc) for event in self._events_of_squad[squad, True])
