"""Limit per NOC over several squads or events together."""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from models.base import Count, EventId, SquadId
from models.bound import Bound
from models.errors import Problem, refuse
from models.place import Field
from models.rules.base import RuleBase
from models.words import called, counted, together


class NocTotalLimit(RuleBase):
    """At most so many athletes of one NOC in the squads together, or places in the events together.

    Example: 14 athletes per NOC, men and women together (luge, made up of several editions).
    """

    kind: Literal["noc_total_limit"] = "noc_total_limit"
    is_per_noc: ClassVar[bool] = True

    squads: tuple[SquadId, ...] = ()
    events: tuple[EventId, ...] = ()
    at_most: Count

    @model_validator(mode="after")
    def _of_one_sort(self) -> Self:
        if bool(self.squads) == bool(self.events):
            message = "athletes are counted in 'squads', places in 'events'; name one of them"
            refuse("noc_total_limit", [Problem((), message)])
        return self

    def wording(self) -> str:
        names = self.squads or self.events
        what = counted(self.at_most, "athlete" if self.squads else "place")
        alone = " together" if len(names) > 1 else ""
        return f"at most {what} per NOC in {together(map(called, names))}{alone}"

    def bounds(self, field: Field) -> Iterator[Bound]:
        for noc in field.nocs:
            athletes = (p for squad in self.squads for p in field.athletes(squad, noc))
            places = (p for event in self.events for p in field.places_of(event, noc))
            if counted_here := (*athletes, *places):
                yield Bound(counted_here, at_most=self.at_most)
