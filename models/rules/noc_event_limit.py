"""Limit per NOC and event."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Attribute

from models.base import Count, EventId
from models.bound import Bound
from models.place import Field
from models.rules.base import RuleBase
from models.words import called, counted, each


class NocEventLimit(RuleBase):
    """At most so many places of one NOC in each of the events.

    Example: at most 3 start places per NOC and distance (short track 2014, published table).
    """

    kind: Literal["noc_event_limit"] = "noc_event_limit"
    is_per_noc: ClassVar[bool] = True
    counts_whole_pools: ClassVar[bool] = True

    events: Annotated[tuple[EventId, ...], Attribute(min_length=1)]
    at_most: Count

    def wording(self) -> str:
        return (
            f"at most {counted(self.at_most, 'place')} per NOC in {each(map(called, self.events))}"
        )

    def bounds(self, field: Field) -> Iterator[Bound]:
        for event in self.events:
            for noc in field.nocs:
                if places := field.places_of(event, noc):
                    yield Bound(places, at_most=self.at_most)
