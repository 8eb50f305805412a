"""Squad multiple: athletes who come in fives only."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field as Attribute

from models.base import Count, SquadId
from models.bound import Bound, Condition
from models.place import MANY, Field
from models.rules.base import RuleBase
from models.words import called, each


class SquadMultiple(RuleBase):
    """The athletes of an NOC in each of the squads are none, or so many, or twice so many, ...

    of: so many

    As bounds: when the first of five comes, five come; when the sixth comes, ten come. Where an NOC
    could not bring as many, the sixth cannot come.

    Example (made up): 'an NOC enters groups of five, never four or six'.
    """

    kind: Literal["squad_multiple"] = "squad_multiple"
    squads: Annotated[tuple[SquadId, ...], Attribute(min_length=1)]
    of: Annotated[Count, Attribute(ge=1)]

    def wording(self) -> str:
        squads = each(map(called, self.squads))
        return f"the athletes of an NOC in {squads} come in multiples of {self.of}"

    def bounds(self, field: Field) -> Iterator[Bound]:
        for squad in self.squads:
            for noc in field.nocs:
                athletes = field.athletes(squad, noc)
                for full in range(0, len(athletes), self.of):
                    begun = Condition(athletes, full + 1)
                    yield Bound(athletes, full + self.of, when=begun)

    def asks(self, squad: str) -> int:
        return MANY if squad in self.squads else 0
