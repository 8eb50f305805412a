"""Limit per NOC and squad, possibly only with or without a team."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Attribute

from models.base import Count, SquadId
from models.bound import Bound, Condition
from models.place import Field
from models.rules.base import RuleBase
from models.words import called, counted, each


class NocSquadLimit(RuleBase):
    """At most so many athletes of one NOC in each of the squads.

    team: true = only for an NOC that holds a team place of the squad, false = only for one that
    holds none, left out = for every NOC.

    Example: five athletes per gender for an NOC that qualifies a relay team, three for one that
    does not (short track 2014, sentence 3), are two rules of this kind.
    """

    kind: Literal["noc_squad_limit"] = "noc_squad_limit"
    is_per_noc: ClassVar[bool] = True

    squads: Annotated[tuple[SquadId, ...], Attribute(min_length=1)]
    at_most: Count
    team: Annotated[bool, Attribute(strict=True)] | None = None

    def wording(self) -> str:
        squads = each(map(called, self.squads))
        # 'Per NOC with a team in each of men and women' would read as if it needed both.
        where = {
            None: f"per NOC in {squads}",
            True: f"in {squads} per NOC with a team there",
            False: f"in {squads} per NOC without a team there",
        }[self.team]
        return f"at most {counted(self.at_most, 'athlete')} {where}"

    def bounds(self, field: Field) -> Iterator[Bound]:
        for squad in self.squads:
            for noc in field.nocs:
                if athletes := field.athletes(squad, noc):
                    yield Bound(athletes, at_most=self.at_most, when=self._when(field, squad, noc))

    def _when(self, field: Field, squad: str, noc: str) -> Condition | None:
        if self.team is None:
            return None
        teams = field.teams(squad, noc)
        return Condition(teams, at_least=1) if self.team else Condition(teams, at_most=0)
