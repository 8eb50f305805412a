"""Limit per NOC and event beyond which only well placed lines count."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Attribute

from models.base import Count, EventId
from models.bound import Bound, Condition
from models.place import Field
from models.rules.base import RuleBase
from models.words import called, counted, each


class NocRankLimit(RuleBase):
    """A further place of an NOC in an event, beyond so many, only for lines up to a rank.

    beyond:       so many it may have whatever their rank
    rank_at_most: the last rank that a further one may have

    So a line below the rank (the official one, whatever was struck) is awarded only while its NOC
    has no more than `beyond` places in the event, by whatever list. What a guarantee or a ruling
    gives an NOC is given whatever its lines.

    Example: at most two of an NOC, three or four if they are among the first 15 of the ranking
    (golf 2016 to 2024).
    """

    kind: Literal["noc_rank_limit"] = "noc_rank_limit"
    is_per_noc: ClassVar[bool] = True

    events: Annotated[tuple[EventId, ...], Attribute(min_length=1)]
    beyond: Count
    rank_at_most: Annotated[Count, Attribute(ge=1)]

    def wording(self) -> str:
        return (
            f"more than {counted(self.beyond, 'place')} per NOC in "
            f"{each(map(called, self.events))} only for lines up to rank {self.rank_at_most}"
        )

    def bounds(self, field: Field) -> Iterator[Bound]:
        for event in self.events:
            for noc in field.nocs:
                ranks = field.ranks_of(event, noc)
                places = field.places_of(event, noc)
                low = tuple(p for p in places if ranks.get(p, 0) > self.rank_at_most)
                most = max(self.beyond, field.granted.get((noc, event), 0))
                if not low or len(places) <= most:
                    continue
                if len({place.pool for place in places}) == 1:
                    # An NOC's lines are served in their order, the low ones last.
                    if beyond := tuple(place for place in low if place.k > most):
                        yield Bound(beyond, at_most=0)
                else:
                    yield Bound(places, at_most=most, when=Condition(low, 1))
