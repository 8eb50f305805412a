"""Group total: the places that the NOCs of a group have together."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field as Attribute
from pydantic import model_validator

from models.base import EventId, GroupName, SquadId
from models.bound import Bound
from models.errors import Problem, refuse
from models.place import Field
from models.rules.amount import AmountRule
from models.words import called, each, together


class GroupTotal(AmountRule):
    """The NOCs of a continent, or of a group of one's own, have together exactly, at least or at
    most so many athletes in each of the squads, and start or team places in each of the events.

    group:    a continent, or a group of the rulebook or the instance
    together: in the squads, and in the events, taken together

    An NOC whose continent is not known is of none. A minimum is met by ranking lines, inside the
    field sizes and totals; a better line may be passed over for it.

    Example: five places for the best of Asia in each of both races (modern pentathlon 2024).
    """

    kind: Literal["group_total"] = "group_total"
    may_be_waived: ClassVar[bool] = True

    group: GroupName
    squads: tuple[SquadId, ...] = ()
    events: tuple[EventId, ...] = ()
    together: Annotated[bool, Attribute(strict=True)] = False

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.events and not self.squads:
            refuse(
                "group_total", [Problem((), "the total is of nothing; add 'squads' or 'events'")]
            )
        return self

    def groups(self) -> tuple[GroupName, ...]:
        return (self.group,)

    def wording(self) -> str:
        totals = [f"{self.amount('athlete')} in {self._named(self.squads)}"] * bool(self.squads)
        totals += [f"{self.amount('place')} in {self._named(self.events)}"] * bool(self.events)
        return f"the NOCs of {self.group} have together {' and '.join(totals)}"

    def _named(self, names: tuple[str, ...]) -> str:
        if self.together:
            return f"{together(map(called, names))} together"
        return each(map(called, names))

    def bounds(self, field: Field) -> Iterator[Bound]:
        for named in ((self.squads, ()), ((), self.events)):
            totals = field.of_group(self.group, *named)
            for places in [sum(totals, ())] * bool(totals) if self.together else totals:
                yield Bound(places, self.least, self.most)

    def asks(self, squad: str) -> int:
        return self.least if squad in self.squads else 0
