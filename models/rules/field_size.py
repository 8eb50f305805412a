"""Field size: how many places an event has."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Attribute

from models.base import EventId
from models.bound import Bound
from models.place import Field
from models.rules.amount import AmountRule
from models.words import called, each


class FieldSize(AmountRule):
    """So many start or team places in each of the events.

    Example: 32 qualifiers in the 500 m and in the 1000 m, 36 in the 1500 m, 8 relays (short track
    2014, sentence 5).
    """

    kind: Literal["field_size"] = "field_size"
    counts_whole_pools: ClassVar[bool] = True
    events: Annotated[tuple[EventId, ...], Attribute(min_length=1)]

    def wording(self) -> str:
        return f"{self.amount('place')} in {each(map(called, self.events))}"

    def bounds(self, field: Field) -> Iterator[Bound]:
        for event in self.events:
            yield Bound(field.places_in(event), self.least, self.most)
