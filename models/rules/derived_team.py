"""Derived team: a team place that follows from places in other events."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import product
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Attribute

from models.base import EventId
from models.bound import Bound, Condition
from models.errors import Problem
from models.place import Event, Field, Place
from models.rules.base import RuleBase
from models.words import called, each


class DerivedTeam(RuleBase):
    """An NOC has one team place in each of the events exactly if it has a place in each of some
    others. Nobody ranks the teams: the events need no list.

    one_in_each: the others

    Example: an NOC with a place in both singles and in the doubles is in the relay (luge 2014).
    """

    kind: Literal["derived_team"] = "derived_team"
    events: Annotated[tuple[EventId, ...], Attribute(min_length=1)]
    one_in_each: Annotated[tuple[EventId, ...], Attribute(min_length=1)]

    team_events: ClassVar[bool | None] = True
    may_be_waived: ClassVar[bool] = True

    def wording(self) -> str:
        teams, others = each(map(called, self.events)), each(map(called, self.one_in_each))
        return f"an NOC has a team in {teams} exactly if it has a place in {others}"

    def bounds(self, field: Field) -> Iterator[Bound]:
        return self._bounds(field, lambda *_: 1)

    def as_far_as_possible(self, field: Field) -> Iterator[Bound]:
        """A team that its NOC gives back is not asked for; the places that it follows from stay."""
        return self._bounds(field, partial(self._asked_for, field))

    def _asked_for(self, field: Field, event: str, noc: str) -> int:
        return 1 if field.reach is None else min(1, field.reach.left(noc, event, 1))

    def _bounds(self, field: Field, asked_for: Callable[[str, str], int]) -> Iterator[Bound]:
        for event in self.events:
            for noc in field.nocs:
                teams = field.places_of(event, noc)
                yield Bound(teams, at_most=1)
                for other in self.one_in_each:
                    places = field.places_of(other, noc)
                    yield Bound(places, 1, when=Condition(teams, 1))
                for firsts in self._firsts(field, noc):
                    yield Bound(teams, asked_for(event, noc), when=Condition(firsts, len(firsts)))

    def _firsts(self, field: Field, noc: str) -> Iterator[tuple[Place, ...]]:
        """Places of which all are held if it has one in each: the first of some list, of each."""
        yield from product(
            *(
                [place for place in field.places_of(other, noc) if place.k == 1]
                for other in self.one_in_each
            )
        )

    def follows(self, event: str) -> tuple[str, ...]:
        return self.one_in_each if event in self.events else ()

    def problems(
        self, events: Mapping[str, Event], squads: Iterable[str], lists: Mapping[str, str]
    ) -> Iterator[Problem]:
        """Besides, a place that would follow from itself."""
        yield from super().problems(events, squads, lists)
        for index, name in enumerate(self.one_in_each):
            if name in self.events:
                message = f"a place in '{name}' cannot follow from itself; leave it out"
                yield Problem(("one_in_each", index), message)
