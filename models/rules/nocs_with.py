"""How many NOCs may hold a number of places."""

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Attribute

from models.base import Count, EventId
from models.bound import Bound, Condition
from models.place import Chain, Field, Place
from models.rules.base import RuleBase
from models.words import called, counted, each

#: So many ways in which several NOCs could hold so many places by several lists are written out.
MOST_WAYS = 2_000


class NocsWith(RuleBase):
    """At most so many NOCs hold so many places, or more, in each of the events.

    Places of an NOC are held in their order, so its k-th says whether it holds k. Where it could
    have them by several lists no place says so: its athletes do, if the event is the only one of
    its squad, and else every way is written out in which it could (two of one list and one of the
    other, ...). Where that are too many, the rule is refused. In a table to be checked athletes may
    be wrong; as many NOCs as can be written out are then counted by their places.

    Example: at most eight NOCs with three starters (made up, after luge).
    """

    kind: Literal["nocs_with"] = "nocs_with"
    # Where no NOC may hold so many it is a limit on each; else no bound of it is on one NOC.
    is_per_noc: ClassVar[bool] = True

    events: Annotated[tuple[EventId, ...], Attribute(min_length=1)]
    places: Annotated[Count, Attribute(ge=1, description="how many each of them holds, or more")]
    at_most: Count

    def wording(self) -> str:
        nocs = f"at most {counted(self.at_most, 'NOC')}"
        many = f"{counted(self.places, 'place')} or more"
        return f"{nocs} with {many} in {each(map(called, self.events))}"

    def unsayable(self, field: Field) -> str | None:
        for event in self.events:
            _, several = self._telling(field, event)
            if self._are_too_many(several):
                return (
                    f"{self.kind} cannot be said of {event}: {len(several)} NOCs could hold "
                    f"{self.places} places there by several lists, in too many ways together; "
                    "leave the rule out, or give the event a squad of its own"
                )
        return None

    def _are_too_many(self, several: Mapping[str, Chain]) -> bool:
        """The ways of so many of these NOCs together, NOC by NOC."""
        ways = [1] + [0] * min(self.at_most + 1, len(several))
        for places in several.values():
            its = len(list(self._ways(places)))
            ways = [n + before * its for n, before in zip(ways, [0, *ways], strict=False)]
        return sum(ways[2:]) > MOST_WAYS

    def bounds(self, field: Field) -> Iterator[Bound]:
        for event in self.events:
            single, several = self._telling(field, event)
            yield Bound(single, at_most=self.at_most)
            for number in range(1, min(len(several), self.at_most + 1) + 1):
                left = self.at_most - number
                for some in combinations(several.values(), number):
                    for held in self._together(some):
                        if left < 0:
                            yield Bound(held.places, at_most=held.at_least - 1)
                        elif left < len(single):
                            yield Bound(single, at_most=left, when=held)

    def _together(self, some: tuple[Chain, ...]) -> Iterator[Condition]:
        """When each of these NOCs holds so many."""
        if len(some) == 1:
            yield Condition(some[0], self.places)
            return
        for way in product(*map(list, map(self._ways, some))):
            places = sum(way, ())
            yield Condition(places, len(places))

    def _ways(self, places: Chain) -> Iterator[Chain]:
        """The places of which each says how many are held of a list, so many in all."""
        pools: dict[str, list[Place]] = {}
        for place in places:
            pools.setdefault(place.pool, []).append(place)
        for split in product(*(range(len(chain) + 1) for chain in pools.values())):
            if sum(split) == self.places:
                yield tuple(c[n - 1] for c, n in zip(pools.values(), split, strict=True) if n)

    def _telling(self, field: Field, event: str) -> tuple[Chain, dict[str, Chain]]:
        """The places that say, one for an NOC, whether it holds so many; and by NOC the places of
        those of which none says so."""
        single: list[Place] = []
        several: dict[str, Chain] = {}
        for noc in field.nocs:
            places = field.places_of(event, noc)
            if len(places) < self.places:
                continue
            if len({place.pool for place in places}) == 1:
                single.append(places[self.places - 1])
                continue
            athletes, mine = self._athletes(field, event, noc), {**several, noc: places}
            is_apart = any((noc, squad) in field.apart for squad in field.events[event].squads)
            # Where no NOC may hold so many, its own ways are all that is written out.
            if athletes is None or (
                (is_apart or not self.at_most) and not self._are_too_many(mine)
            ):
                several = mine
            else:
                # None of them where a limit on athletes rules so many out.
                single += athletes[self.places - 1 : self.places]
        return tuple(single), several

    def _athletes(self, field: Field, event: str, noc: str) -> Chain | None:
        """The NOC's athletes, if they are always as many as its places in the event."""
        (squad, *more), team = field.events[event].squads, field.events[event].team
        shared = any(squad in other.squads for name, other in field.events.items() if name != event)
        if more or team or shared or field.granted.get((noc, squad)):
            return None
        return field.athletes(squad, noc)
