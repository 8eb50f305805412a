"""Continent minimum: the places that a continent has at the least."""

from collections.abc import Iterator
from typing import Any, ClassVar, Literal, Self, get_args

from pydantic import model_validator

from models.base import Count, EventId, SquadId
from models.bound import Bound
from models.errors import Problem, did_you_mean, refuse
from models.noc import Continent
from models.place import Field
from models.rules.base import RuleBase
from models.words import called, counted, each


class ContinentMinimum(RuleBase):
    """The NOCs of a continent have together at least so many athletes in each of the squads, and
    so many start or team places in each of the events.

    continent: Africa, Americas, Asia, Europe or Oceania

    An NOC whose continent is not known counts for none. The minimum is met by ranking lines,
    inside the field sizes and totals; a better line may be passed over for it.

    A group total that says no more than this; it has a name of its own because many rulebooks do.

    Example (made up): 'at least three women from Oceania'.
    """

    kind: Literal["continent_minimum"] = "continent_minimum"
    is_duty: ClassVar[bool] = True
    may_be_waived: ClassVar[bool] = True

    continent: Continent
    at_least: Count
    squads: tuple[SquadId, ...] = ()
    events: tuple[EventId, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _of_a_continent(cls, given: Any) -> Any:
        """Whoever wants a group or a maximum is told the kind that has them."""
        if isinstance(given, dict):
            group = given.get("continent")
            if isinstance(group, str) and group not in get_args(Continent):
                hint = did_you_mean(group, get_args(Continent))
                own = "groups of one's own go with 'group_total'"
                message = f"'{group}' is no continent, and {own}; {hint}"
                refuse("continent_minimum", [Problem(("continent",), message)])
            for name in ("at_most", "exactly"):
                if name in given:
                    message = f"unknown field '{name}'; a limit on a continent is a 'group_total'"
                    refuse("continent_minimum", [Problem((name,), message)])
        return given

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.events and not self.squads:
            message = "the minimum is of nothing; add 'squads' or 'events'"
            refuse("continent_minimum", [Problem((), message)])
        return self

    def wording(self) -> str:
        athletes = f"{counted(self.at_least, 'athlete')} in {each(map(called, self.squads))}"
        starts = f"{counted(self.at_least, 'place')} in {each(map(called, self.events))}"
        minima = [athletes] * bool(self.squads) + [starts] * bool(self.events)
        possible = ", as far as there are lines" * self.if_possible
        amounts = " and ".join(minima)
        return f"the NOCs of {self.continent} have together at least {amounts}{possible}"

    def groups(self) -> tuple[str, ...]:
        return (self.continent,)

    def bounds(self, field: Field) -> Iterator[Bound]:
        for places in field.of_group(self.continent, self.squads, self.events):
            yield Bound(places, self.at_least)

    def asks(self, squad: str) -> int:
        return self.at_least if squad in self.squads else 0
