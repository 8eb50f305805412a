"""Limit per NOC and list."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Attribute

from models.base import Count, ListId
from models.bound import Bound
from models.place import Field
from models.rules.base import RuleBase
from models.words import called, counted, each, together


class NocListLimit(RuleBase):
    """At most so many places of one NOC from each of the lists, or from all of them together.

    Only places that lines of the lists claim are counted.

    Example: one place per NOC from the continental qualifier, however many of its lines are there
    (made up: `africa`).
    """

    kind: Literal["noc_list_limit"] = "noc_list_limit"
    is_per_noc: ClassVar[bool] = True

    lists: Annotated[tuple[ListId, ...], Attribute(min_length=1)]
    at_most: Count
    together: bool = Attribute(
        False, strict=True, description="their sum, instead of each list by itself"
    )

    def wording(self) -> str:
        names = list(map(called, self.lists))
        both = f"{together(names)} together" if len(names) > 1 else names[0]
        where = both if self.together else each(names)
        return f"at most {counted(self.at_most, 'place')} per NOC from {where}"

    def bounds(self, field: Field) -> Iterator[Bound]:
        for names in [self.lists] if self.together else [(name,) for name in self.lists]:
            for noc in field.nocs:
                if places := tuple(p for name in names for p in field.chain(noc, name)):
                    yield Bound(places, at_most=self.at_most)
