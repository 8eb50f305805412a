"""Rank limit: the last rank of a list that claims anything."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Attribute

from models.base import Count, ListId
from models.bound import Bound
from models.place import Field
from models.rules.base import RuleBase
from models.words import called, each


class RankLimit(RuleBase):
    """Lines below a rank of the lists (the official one, whatever was struck) are not awarded.

    Nor are later lines of the same NOC, as they are below it too. What a guarantee or a ruling
    gives an NOC is given whatever its lines, so the limit does not concern its best lines for
    these places.

    Example: only singles up to rank 50 of the ranking may be entered (badminton, made up).
    """

    kind: Literal["rank_limit"] = "rank_limit"
    is_per_noc: ClassVar[bool] = True

    lists: Annotated[tuple[ListId, ...], Attribute(min_length=1)]
    at_most: Count

    def wording(self) -> str:
        return f"no place for a line below rank {self.at_most} of {each(map(called, self.lists))}"

    def bounds(self, field: Field) -> Iterator[Bound]:
        for name in self.lists:
            below = tuple(
                place
                for place, line in field.claims_beside_granted(field.event_of(name))
                if place.pool == name and line.rank > self.at_most
            )
            if below:
                yield Bound(below, at_most=0)
