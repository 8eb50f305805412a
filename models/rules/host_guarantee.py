"""Host guarantee: what the host NOC has at the least, inside the totals."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from models.base import Count, EventId, SquadId
from models.bound import Bound
from models.errors import Problem, refuse
from models.place import Field
from models.rules.base import RuleBase
from models.words import called, counted, together


class HostGuarantee(RuleBase):
    """The host has at least so many places in events, and so many athletes in squads.

    events: event -> places
    squads: squad -> athletes

    The guarantee counts inside the field sizes and totals. It is met by the host's ranking
    lines; where the host has too few of them, by places of its own that are given only because
    of the guarantee. Places that the host gives back by a ruling are no longer guaranteed.

    Example: Russia is guaranteed the full quota of 10 athletes (short track 2014, sentence 4).
    """

    kind: Literal["host_guarantee"] = "host_guarantee"
    is_duty: ClassVar[bool] = True
    may_be_waived: ClassVar[bool] = True
    counts_whole_pools: ClassVar[bool] = True

    events: Mapping[EventId, Count] = {}
    squads: Mapping[SquadId, Count] = {}

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.events and not self.squads:
            message = "nothing is guaranteed; add 'events' or 'squads'"
            refuse("host_guarantee", [Problem((), message)])
        return self

    def __hash__(self) -> int:
        """Of its numbers as well, which are no tuples here: equal rules are read once."""
        return hash(
            (
                self.id,
                self.if_possible,
                frozenset(self.events.items()),
                frozenset(self.squads.items()),
            )
        )

    def wording(self) -> str:
        starts = [f"{counted(n, 'place')} in {called(event)}" for event, n in self.events.items()]
        athletes = [
            f"{counted(n, 'athlete')} in {called(squad)}" for squad, n in self.squads.items()
        ]
        possible = ", as far as it has lines" * self.if_possible
        return f"the host has at least {together(starts + athletes)}{possible}"

    def bounds(self, field: Field) -> Iterator[Bound]:
        for host in field.hosts:
            for event, count in self.events.items():
                yield Bound(field.places_of(event, host), at_least=count)
            for squad, count in self.squads.items():
                yield Bound(field.athletes(squad, host), at_least=count)

    def asks(self, squad: str) -> int:
        return self.squads.get(squad, 0) if self.if_possible else 0

    def grants(self, pool: str) -> int:
        if self.if_possible:
            return 0
        return self.events.get(pool, 0) or self.squads.get(pool, 0)
