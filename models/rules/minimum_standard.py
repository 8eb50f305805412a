"""Minimum standard: the points that a line needs."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field as Attribute

from models.base import Count, EventId
from models.bound import Bound
from models.place import Field
from models.rules.base import RuleBase
from models.words import together


class MinimumStandard(RuleBase):
    """A line with fewer points than the standard is not awarded in any of the events.

    Nor is a line without points. Places that a guarantee or a ruling gives without a line are not
    concerned. As an NOC's lines are served in their order, a line that reaches the standard still
    waits for an earlier one of its NOC that does not.

    Example: whoever is to start in archery must have shot 630 points (men) or 600 (women).
    """

    kind: Literal["minimum_standard"] = "minimum_standard"
    events: Annotated[tuple[EventId, ...], Attribute(min_length=1)]
    points: Count

    def wording(self) -> str:
        return f"no place in {together(self.events)} for a line below {self.points} points"

    def bounds(self, field: Field) -> Iterator[Bound]:
        for event in self.events:
            below = tuple(
                place
                for pool in field.pools_of_event[event]
                for place, points in field.claims_in(pool)
                if points is None or points < self.points
            )
            if below:
                yield Bound(below, at_most=0)
