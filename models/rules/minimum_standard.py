"""Minimum standard: the points that a line needs."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Attribute

from models.base import Count, EventId
from models.bound import Bound
from models.place import Field
from models.rules.base import RuleBase
from models.words import called, each


class MinimumStandard(RuleBase):
    """A line with fewer points than the standard is not awarded in any of the events.

    points: the standard

    Nor is a line without points. What a guarantee or a ruling gives an NOC is given whatever its
    lines, so the standard does not concern its best lines for these places. As an NOC's lines are
    served in their order, a line that reaches the standard still waits for an earlier one of its
    NOC that does not.

    Example: whoever is to start in archery must have shot 630 points (men) or 600 (women).
    """

    kind: Literal["minimum_standard"] = "minimum_standard"
    is_per_noc: ClassVar[bool] = True

    events: Annotated[tuple[EventId, ...], Attribute(min_length=1)]
    points: Count

    def reads_points(self, event: str) -> bool:
        return event in self.events

    def wording(self) -> str:
        events = each(map(called, self.events))
        return f"in {events} no place for a line below {self.points} points"

    def bounds(self, field: Field) -> Iterator[Bound]:
        for event in self.events:
            below = tuple(
                place
                for place, line in field.claims_beside_granted(event)
                if line.points is None or line.points < self.points
            )
            if below:
                yield Bound(below, at_most=0)
