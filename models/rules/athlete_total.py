"""Athlete total: how many athletes come in one squad, or in several together."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field as Attribute

from models.base import SquadId
from models.bound import Bound
from models.place import Field
from models.rules.amount import AmountRule
from models.words import called, together


class AthleteTotal(AmountRule):
    """So many athlete places in the squads together.

    Example: a total quota of 120 athletes, 60 men and 60 women (short track 2014, sentence 1).
    """

    kind: Literal["athlete_total"] = "athlete_total"
    squads: Annotated[tuple[SquadId, ...], Attribute(min_length=1)]

    def wording(self) -> str:
        alone = " together" if len(self.squads) > 1 else ""
        return f"{self.amount('athlete')} in {together(map(called, self.squads))}{alone}"

    def bounds(self, field: Field) -> Iterator[Bound]:
        yield Bound(field.athletes_in(self.squads), self.least, self.most)

    def asks(self, squad: str) -> int:
        return self.least if squad in self.squads else 0
