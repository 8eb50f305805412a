"""Team carries: the start places that a team brings."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Attribute

from models.base import Count, EventId
from models.bound import Bound, Condition
from models.errors import Problem
from models.place import Event, Field
from models.rules.base import RuleBase
from models.words import called, counted, each, together


class TeamCarries(RuleBase):
    """An NOC that holds a team place has at least so many start places in other events, whether it
    has lines there or not; each further team place calls for as many again.

    starts: event -> places there

    Its lines count among them: who is in the team needs no second place. So a limit per NOC says
    whether lines may add to what the team brings.

    Example: the three athletes of a team start in the individual event as well (archery 2024).
    """

    kind: Literal["team_carries"] = "team_carries"
    events: Annotated[tuple[EventId, ...], Attribute(min_length=1)]
    starts: Annotated[Mapping[EventId, Count], Attribute(min_length=1)]

    team_events: ClassVar[bool | None] = True

    def __hash__(self) -> int:
        """Of its numbers as well, which are no tuple here: equal rules are read once."""
        return hash((self.id, self.events, frozenset(self.starts.items())))

    def wording(self) -> str:
        brought = (f"{counted(n, 'place')} in {called(event)}" for event, n in self.starts.items())
        return f"a team in {each(map(called, self.events))} brings {together(brought)}"

    def bounds(self, field: Field) -> Iterator[Bound]:
        for team in self.events:
            for noc in field.nocs:
                teams = field.places_of(team, noc)
                for event, count in self.starts.items():
                    starts = field.places_of(event, noc)
                    for k in range(1, len(teams) + 1):
                        yield Bound(starts, k * count, when=Condition(teams, k))

    def carries(self, event: str) -> Mapping[str, int]:
        return self.starts if event in self.events else {}

    def problems(
        self, events: Mapping[str, Event], squads: Iterable[str], lists: Mapping[str, str]
    ) -> Iterator[Problem]:
        """Besides, a team that would bring itself."""
        yield from super().problems(events, squads, lists)
        for name in self.starts:
            if name in self.events:
                message = f"a team in '{name}' cannot bring itself; leave it out"
                yield Problem(("starts", name), message)
