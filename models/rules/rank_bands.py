"""Rank bands: how many places a line of an NOC ranking brings by its rank."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Attribute

from models.base import ListId
from models.bound import Bound
from models.place import Field
from models.ranking import Ranking, claiming
from models.rules.bands import Bands, bands_in_words, places_at
from models.rules.base import RuleBase
from models.words import called, each


class RankBands(RuleBase):
    """A line claims as many places as the band of its rank says; below the last band none.

    lists: whose lines these are
    bands: {to: 6, places: 5} and so on, the best first

    All places of a line have its rank, so that lines that share a rank claim alike, and a lot
    between them is drawn for all their places together.

    Example: the NOCs ranked 1 to 3 have six places, those to 10 five, those to 20 four (biathlon
    2022, nations' list).
    """

    kind: Literal["rank_bands"] = "rank_bands"
    shapes_claims: ClassVar[bool] = True

    lists: Annotated[tuple[ListId, ...], Attribute(min_length=1)]
    bands: Annotated[Bands, Attribute(min_length=1)]

    def wording(self) -> str:
        bands = bands_in_words(self.bands, "none below")
        return f"in {each(map(called, self.lists))} a line claims places by its rank: {bands}"

    def bounds(self, field: Field) -> Iterator[Bound]:
        """None: it says what is claimed."""
        return iter(())

    def claimed(self, name: str, ranking: Ranking) -> Ranking:
        if name not in self.lists:
            return ranking
        return claiming((line, places_at(self.bands, line.rank) or 0) for line in ranking.lines)
