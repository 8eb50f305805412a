"""Team squad: the athletes that a team brings."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Attribute

from models.base import Count, EventId, OneOr, SquadId
from models.bound import Bound, Condition
from models.errors import Problem
from models.place import Event, Field
from models.rules.base import RuleBase
from models.words import called, counted, each, together


class TeamSquad(RuleBase):
    """An NOC that holds a team place has so many athlete places in the squad of the event.

    Each further team place of the same event calls for as many athletes again.

    athletes: how many a team brings; of a mixed team how many of each squad

    Example: a qualified relay brings five athletes (short track 2014, published table). A mixed
    team says it for each squad: {men: 2, women: 2}.
    """

    kind: Literal["team_squad"] = "team_squad"
    events: Annotated[tuple[EventId, ...], Attribute(min_length=1)]
    athletes: OneOr[
        Count,
        Annotated[Mapping[SquadId, Annotated[Count, Attribute(ge=1)]], Attribute(min_length=1)],
    ]

    team_events: ClassVar[bool | None] = True
    counts_whole_pools: ClassVar[bool] = True

    def wording(self) -> str:
        events, number = each(map(called, self.events)), self.athletes
        if isinstance(number, int):
            return f"a team in {events} brings {counted(number, 'athlete')}"
        brought = (f"{counted(n, 'athlete')} in {called(squad)}" for squad, n in number.items())
        return f"a team in {events} brings {together(brought)}"

    def bounds(self, field: Field) -> Iterator[Bound]:
        for event in self.events:
            for squad in field.events[event].squads:
                size = self.brings(event, squad)
                for noc in field.nocs:
                    teams = field.places_of(event, noc)
                    for k in range(1, len(teams) + 1):
                        yield Bound(field.athletes(squad, noc), k * size, when=Condition(teams, k))

    def brings(self, event: str, squad: str) -> int:
        if event not in self.events:
            return 0
        return self.athletes if isinstance(self.athletes, int) else self.athletes.get(squad, 0)

    def problems(
        self, events: Mapping[str, Event], squads: Iterable[str], lists: Mapping[str, str]
    ) -> Iterator[Problem]:
        """Besides, athletes of squads that are not those of the team."""
        yield from super().problems(events, squads, lists)
        for event in self.events:
            mine = events[event].squads if event in events else ()
            if isinstance(self.athletes, int):
                if len(mine) > 1:
                    message = f"'{event}' is of the squads {together(mine)}; say how many of each"
                    yield Problem(("athletes",), message)
            elif mine and self.athletes.keys() != set(mine):
                message = f"'{event}' is of {together(mine)}; say how many of each of these"
                yield Problem(("athletes",), message)

    def __hash__(self) -> int:
        """Of its numbers as well, which may be no tuple: equal rules are read once."""
        numbers = self.athletes
        return hash((self.id, self.events, numbers if isinstance(numbers, int) else None))
