"""List size: how many places are awarded from a list."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field as Attribute

from models.base import ListId
from models.bound import Bound
from models.place import Field
from models.rules.amount import AmountRule
from models.words import called, each, together


class ListSize(AmountRule):
    """So many places from each of the lists, or from all of them together.

    Only places that lines of the lists claim are counted: what a guarantee or a ruling gives
    without a line is from no list. Where lists must not be full, what they leave is for those
    after them as far as the field goes, or a sum over both.

    Example: 56 places of the singles by the ranking, six by the federation (tennis 2024).
    """

    kind: Literal["list_size"] = "list_size"
    lists: Annotated[tuple[ListId, ...], Attribute(min_length=1)]
    together: bool = Attribute(
        False, strict=True, description="their sum, instead of each list by itself"
    )

    def wording(self) -> str:
        names = list(map(called, self.lists))
        both = f"{together(names)} together" if len(names) > 1 else names[0]
        return f"{self.amount('place')} from {both if self.together else each(names)}"

    def bounds(self, field: Field) -> Iterator[Bound]:
        # Where a table is checked without any ranking nothing is known of its lists.
        if self.least and not field.rankings:
            return
        for names in [self.lists] if self.together else [(name,) for name in self.lists]:
            yield Bound(field.lines_in(names), self.least, self.most)
