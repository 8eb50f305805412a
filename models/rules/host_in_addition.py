"""Host in addition: places of the host beside the field."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field as Attribute

from models.base import Count, EventId
from models.bound import Bound
from models.place import Field, beside
from models.rules.base import RuleBase
from models.words import called, counted, together


class HostInAddition(RuleBase):
    """The host has so many places beside the field of an event, whatever its lines, and athletes of
    their own with them. No other rule counts either.

    Example: up to eight fencers of the host in addition (fencing 2020).
    """

    kind: Literal["host_in_addition"] = "host_in_addition"
    events: Annotated[Mapping[EventId, Count], Attribute(min_length=1)]

    def __hash__(self) -> int:
        """Of its numbers as well, which are no tuple here: equal rules are read once."""
        return hash((self.id, frozenset(self.events.items())))

    def wording(self) -> str:
        added = (f"{counted(n, 'place')} in {called(event)}" for event, n in self.events.items())
        return f"the host has {together(added)} beside the field"

    def bounds(self, field: Field) -> Iterator[Bound]:
        for host in field.hosts:
            for event, count in self.events.items():
                yield Bound(field.chain(host, beside(event)), at_least=count)

    def adds(self, event: str) -> int:
        return self.events.get(event, 0)
