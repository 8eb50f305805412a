"""How many NOCs may hold a number of places."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field as Attribute

from models.base import Count, EventId
from models.bound import Bound, Condition
from models.place import Chain, Field, Place
from models.rules.base import RuleBase
from models.words import called, counted, each


class NocsWith(RuleBase):
    """At most so many NOCs hold so many places, or more, in each of the events.

    places:  how many places an NOC that is counted holds
    at_most: how many NOCs

    Places of an NOC are held in their order, so its k-th says whether it holds k. Where an NOC
    could have them by several lists no place says so; its athletes do, where the event is the only
    one of its squad. Of one further NOC it can be said by a condition; of more it is refused.

    Example: at most eight NOCs with three starters (luge, made up of several editions).
    """

    kind: Literal["nocs_with"] = "nocs_with"
    events: Annotated[tuple[EventId, ...], Attribute(min_length=1)]
    places: Annotated[Count, Attribute(ge=1)]
    at_most: Count

    def wording(self) -> str:
        nocs = f"at most {counted(self.at_most, 'NOC')}"
        many = f"{counted(self.places, 'place')} or more"
        return f"{nocs} with {many} in {each(map(called, self.events))}"

    def unsayable(self, field: Field) -> str | None:
        for event in self.events:
            _, sums = self._telling(field, event)
            if len(sums) > 1 and self.at_most:
                some = ", ".join(sorted(sums)[:3])
                return (
                    f"{self.kind} cannot be said of {event}: {some} could hold {self.places} "
                    "places there by several lists, or with places that no line claims; leave the "
                    "rule out, or make the event the only one of its squad"
                )
        return None

    def bounds(self, field: Field) -> Iterator[Bound]:
        for event in self.events:
            single, sums = self._telling(field, event)
            if self.at_most == 0:
                for places in sums.values():
                    yield Bound(places, at_most=self.places - 1)
            yield Bound(single, at_most=self.at_most)
            for places in sums.values():
                when = Condition(places, self.places)
                yield Bound(single, at_most=max(self.at_most - 1, 0), when=when)

    def _telling(self, field: Field, event: str) -> tuple[Chain, dict[str, Chain]]:
        """The places that say, one for an NOC, whether it holds so many; and by NOC the places of
        those of which none says so."""
        single: list[Place] = []
        sums: dict[str, Chain] = {}
        for noc in field.nocs:
            places = field.places_of(event, noc)
            if len(places) < self.places:
                continue
            if len({place.pool for place in places}) == 1:
                single.append(places[self.places - 1])
            elif (athletes := self._athletes(field, event, noc)) is None:
                sums[noc] = places
            else:
                # None of them where a limit on athletes rules so many out.
                single += athletes[self.places - 1 : self.places]
        return tuple(single), sums

    def _athletes(self, field: Field, event: str, noc: str) -> Chain | None:
        """The NOC's athletes, if they are always as many as its places in the event."""
        (squad, *more), team = field.events[event].squads, field.events[event].team
        shared = any(squad in other.squads for name, other in field.events.items() if name != event)
        if more or team or shared or field.granted.get((noc, squad)):
            return None
        return field.athletes(squad, noc)
