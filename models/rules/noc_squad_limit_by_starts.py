"""Limit per NOC and squad for an NOC that holds few start places."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Attribute

from models.base import Count, SquadId
from models.bound import Bound, Condition
from models.place import Field
from models.rules.base import RuleBase
from models.words import called, counted, each


class NocSquadLimitByStarts(RuleBase):
    """At most so many athletes of one NOC in each of the squads, as long as it holds fewer than
    so many start places of that squad, all its individual events together.

    starts_below: the limit is for NOCs with fewer start places than this

    From so many start places on the rule says nothing. What an NOC may bring then, and what it may
    bring without a team, are rules of the kind noc_squad_limit: the narrowest of them counts.

    Example: five athletes with a relay and at least eight start places, four with a relay and
    fewer, three without a relay (short track 2022), are three rules: `noc_squad_limit` of 5 with
    a team and of 3 without one, and this one of 4 below 8 start places.
    """

    kind: Literal["noc_squad_limit_by_starts"] = "noc_squad_limit_by_starts"
    is_per_noc: ClassVar[bool] = True

    squads: Annotated[tuple[SquadId, ...], Attribute(min_length=1)]
    at_most: Count
    starts_below: Annotated[Count, Attribute(ge=1)]

    def wording(self) -> str:
        athletes, starts = (
            counted(self.at_most, "athlete"),
            counted(self.starts_below, "start place"),
        )
        squads = each(map(called, self.squads))
        return f"at most {athletes} in {squads} per NOC with fewer than {starts} there"

    def bounds(self, field: Field) -> Iterator[Bound]:
        for squad in self.squads:
            for noc in field.nocs:
                if athletes := field.athletes(squad, noc):
                    yield Bound(athletes, at_most=self.at_most, when=self._when(field, squad, noc))

    def _when(self, field: Field, squad: str, noc: str) -> Condition | None:
        """None where the NOC's lines could never be enough: then the limit is one of its own."""
        starts = field.starts(squad, noc)
        if len(starts) < self.starts_below:
            return None
        return Condition(starts, at_most=self.starts_below - 1)
