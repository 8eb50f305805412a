"""Team squad: the athletes that a team brings."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Attribute

from models.base import Count, EventId
from models.bound import Bound, Condition
from models.place import Field
from models.rules.base import RuleBase
from models.words import called, counted, each


class TeamSquad(RuleBase):
    """An NOC that holds a team place has so many athlete places in the squad of the event.

    Each further team place of the same event calls for as many athletes again.

    Example: a qualified relay brings five athletes (short track 2014, published table).
    """

    kind: Literal["team_squad"] = "team_squad"
    events: Annotated[tuple[EventId, ...], Attribute(min_length=1)]
    athletes: Count

    team_events: ClassVar[bool | None] = True

    def wording(self) -> str:
        events = each(map(called, self.events))
        return f"a team in {events} brings {counted(self.athletes, 'athlete')}"

    def bounds(self, field: Field) -> Iterator[Bound]:
        for event in self.events:
            squad = field.events[event].squad
            for noc in field.nocs:
                teams = field.places_of(event, noc)
                for k in range(1, len(teams) + 1):
                    yield Bound(
                        field.athletes(squad, noc), k * self.athletes, when=Condition(teams, k)
                    )

    def brings(self, event: str) -> int:
        return self.athletes if event in self.events else 0
