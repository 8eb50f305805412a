"""Host if unqualified: a place for the host only where it has earned none."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Attribute

from models.base import Count, EventId
from models.bound import Bound, Condition
from models.place import Chain, Field
from models.rules.base import RuleBase
from models.words import called, counted, together


class HostIfUnqualified(RuleBase):
    """A host that has earned no place in an event, by a line or a team that brings one, has so many
    there; one that has earned any has none besides.

    They count inside the field sizes and totals, and in no list's own number of places. Those that
    the host gives back by a ruling it need not have.

    Example: a place for the host, if it has not qualified already (bobsleigh 2018).
    """

    kind: Literal["host_if_unqualified"] = "host_if_unqualified"
    may_be_waived: ClassVar[bool] = True

    events: Annotated[Mapping[EventId, Count], Attribute(min_length=1)]

    def __hash__(self) -> int:
        """Of its numbers as well, which are no tuple here: equal rules are read once."""
        return hash((self.id, frozenset(self.events.items())))

    def wording(self) -> str:
        given = (f"{counted(n, 'place')} in {called(event)}" for event, n in self.events.items())
        return f"the host has {together(given)}, if it has earned none there"

    def bounds(self, field: Field) -> Iterator[Bound]:
        yield from self._duties(field)
        yield from self._limits(field)

    def as_far_as_possible(self, field: Field) -> Iterator[Bound]:
        """What it must have may be given back; what it may not have stays."""
        yield from self.lowered(field, self._duties)
        yield from self._limits(field)

    def _duties(self, field: Field) -> Iterator[Bound]:
        for host in field.hosts:
            for event, count in self.events.items():
                earned = field.lines_of(event, host) + self._teams(field, event, host)
                none = Condition(earned, 0, 0) if earned else None
                # Without any ranking nobody knows whether the one place it has was earned.
                least = count if field.rankings else min(count, 1)
                yield Bound(field.places_of(event, host), least, when=none)

    def _limits(self, field: Field) -> Iterator[Bound]:
        """If it has earned any place, it holds one that no line claims only if it is granted, or if
        its teams bring so many. Without any ranking nobody knows which places lines claim."""
        for host in field.hosts if field.rankings else ():
            for event, count in self.events.items():
                teams = self._teams(field, event, host)
                earned = field.lines_of(event, host) + teams
                granted = field.lacking.get((host, event), 0) - count
                for place in field.given_in(event, host)[granted:]:
                    for first in dict.fromkeys(found for found in earned if found.k == 1):
                        both = Condition((place, first), 2)
                        yield Bound(teams, place.k - granted, when=both)

    def _teams(self, field: Field, event: str, host: str) -> Chain:
        """Its teams that bring places in the event, each as often as it brings one."""
        return tuple(
            place
            for team, count in field.carried.get(event, {}).items()
            for place in field.places_of(team, host)
            for _ in range(count)
        )

    def stands_in(self, event: str) -> int:
        return self.events.get(event, 0)
