"""Fields that take more athletes than may come: seen from rules and rulings, before facts are made.

An NOC with so many places in an event has as many athletes or more: a fact, whatever the rules. If
its team calls for five, and three of them may start in the event, two come beside those who start
there. So a field of 36 places and eight such teams take 36 + 8 x 2 athletes, or more.

Only bounds that always stand are read, and what places of an event call for by themselves. The rest
is left out, which only allows more: so a *no* is a proof.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, pairwise
from typing import NamedTuple

from models.bound import Bound, Condition, Law
from models.place import Chain, Field


class _Asked(NamedTuple):
    """So many places of an event are asked for; most: NOC -> how many of these it may hold."""

    event: str
    least: int
    most: Mapping[str, int]


def too_many_asked_for(laws: Iterable[Law], field: Field) -> bool:
    """Whether limits leave no room for the places that are asked for. If not, who knows.

    laws: of rules and rulings; that starts and teams need athletes is known of the field.
    """
    read = _Read(laws, field)
    asked = list(read.asked())
    if any(least > read.most[key] for key, least in read.least.items()):
        return True
    if any(sum(one.most.values()) < one.least for one in asked):
        return True
    squads = dict.fromkeys(squad for some, _ in read.room for squad in some)
    fewest = {squad: max(_fewest(read, squad, asked), default=0) for squad in squads}
    return any(sum(fewest[squad] for squad in some) > most for some, most in read.room)


class _Read:
    """What laws say of NOCs in events and squads.

    room:  (squads, so many athletes in them, of all NOCs together).
    most, least: (event or squad, NOC) -> places that it may hold, and that it must hold.
    calls: (event, squad) -> NOC -> from so many places there on, so many athletes.
    """

    def __init__(self, laws: Iterable[Law], field: Field) -> None:
        self.field = field
        self._event_of = {p: event for event, pools in field.pools_of_event.items() for p in pools}
        self.room: list[tuple[list[str], int]] = []
        self.most: dict[tuple[str, str], int] = {}
        self.least: dict[tuple[str, str], int] = {}
        self.calls: dict[tuple[str, str], dict[str, list[tuple[int, int]]]] = {}
        self._minima: list[tuple[str, Bound]] = []
        for _, bound in laws:
            places, at_least, at_most, when = bound
            if when is not None:
                if at_least > 0:
                    self._read_call(bound, when)
            elif at_least > 0 or (at_most is not None and at_most < len(places)):
                if key := self._whole(places):
                    if at_least > 0:
                        self.least[key] = max(at_least, self.least.get(key, 0))
                    self.most[key] = min(bound.most, self.most.get(key, bound.most))
                else:
                    self._read_sum(bound)

    def _whole(self, places: Chain) -> tuple[str, str] | None:
        """The event or squad, and the NOC, if these are all its places there."""
        if not places:
            return None
        noc, pool, _ = places[0]
        if pool in self.field.squads:
            name, every = pool, self.field.athletes(pool, noc)
        else:
            name = self._event_of.get(pool, "")
            every = self.field.places_of(name, noc)
        # A thousand laws may be about the same thousand places, which need not be compared.
        is_whole = places is every or (len(places) == len(every) and places == every)
        return (name, noc) if is_whole else None

    def _read_call(self, bound: Bound, when: Condition) -> None:
        called, calling = self._whole(bound.places), self._whole(when.places)
        if called and calling and called[1] == calling[1] and not when.ends:
            of_event = self.calls.setdefault((calling[0], called[0]), {})
            of_event.setdefault(called[1], []).append((when.at_least, bound.at_least))

    def _read_sum(self, bound: Bound) -> None:
        pools, once = {place.pool for place in bound.places}, set(bound.places)
        if bound.at_most is not None:
            # Athletes who count twice, and what counts besides, leave less room still.
            squads = [squad for squad in self.field.squads if squad in pools]
            whole = [s for s in squads if once.issuperset(self.field.athletes_in((s,)))]
            self.room.append((whole, bound.at_most))
        events = {self._event_of.get(pool, "") for pool in pools}
        if bound.at_least > 0 and len(events) == 1 and len(once) == len(bound.places):
            self._minima.append((events.pop(), bound))

    def asked(self) -> Iterator[_Asked]:
        """The minima of the places of an event, once all limits are known."""
        limited = {name for name, _ in self.most}
        for event, bound in self._minima:
            if event:
                may = Counter([place.noc for place in bound.places])
                for name in limited.intersection((event, *self.field.events[event].squads)):
                    for noc, number in may.items():
                        may[noc] = min(number, self.most.get((name, noc), number))
                yield _Asked(event, bound.at_least, may)

    def has(self, squad: str) -> dict[str, int]:
        """NOC -> so many athletes of the squad that it has in any case, for what it must hold."""
        found: dict[str, int] = {}
        events = self.field.events
        for (name, noc), least in self.least.items():
            if name == squad or (name in events and squad in events[name].squads):
                calls = self.calls.get((name, squad), {}).get(noc, ())
                called = [athletes for number, athletes in calls if number <= least]
                found[noc] = max(least, *called, found.get(noc, 0))
        return found


def _fewest(read: _Read, squad: str, asked: Iterable[_Asked]) -> Iterator[int]:
    """How many athletes of a squad come at the least: for each event, and none, those who start
    there, and those who come beside them, also as places of another event call for them."""
    here = [one for one in asked if squad in read.field.events[one.event].squads]
    has = read.has(squad)
    calling = [(one, list(_called(read, squad, one, has))) for one in here]
    for one in (*here, None):
        starts, may = (one.least, one.most) if one else (0, {})
        come = starts + sum(max(n - may.get(noc, 0), 0) for noc, n in has.items())
        yield come
        for other, called in calling:
            yield come + _beside(called, may, other.least)


def _called(
    read: _Read, squad: str, one: _Asked, has: Mapping[str, int]
) -> Iterator[tuple[str, list[int]]]:
    """NOC -> how many athletes it has at the least with 0, 1, 2 ... places of an event."""
    calls = read.calls.get((one.event, squad), {})
    for noc, most in one.most.items() if calls else ():
        called = [has.get(noc, 0), *[0] * most]
        for number, athletes in calls.get(noc, ()):
            if number <= most:
                called[max(number, 0)] = max(athletes, called[max(number, 0)])
        yield noc, list(accumulate(called, max))


def _beside(
    called: Iterable[tuple[str, list[int]]], may_start: Mapping[str, int], number: int
) -> int:
    """How many more come at the least, beside those who may start, when so many of the places that
    call for athletes are held: an NOC's first before its second, but whoever holds them, they call
    for no fewer than those that call for the fewest."""
    more: list[int] = []
    for noc, athletes in called:
        start = may_start.get(noc, 0)
        more += [max(b, start) - max(a, start) for a, b in pairwise(athletes)]
    return sum(sorted(more)[:number])
