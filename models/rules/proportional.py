"""Proportional: places shared out among NOCs in proportion to what they have in a list."""

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Attribute

from models.base import Count, ListId
from models.bound import Bound
from models.place import Field
from models.ranking import Ranking
from models.rules.base import RuleBase
from models.rules.shares import DIVISORS, in_turn, ranked_anew, shared_out
from models.words import called, counted, each

Method = Literal[
    "largest_remainder",
    "dhondt",
    "saintelague",
    "modified_saintelague",
    "huntington",
    "adams",
    "dean",
]


class Proportional(RuleBase):
    """Each of the lists shares out so many places in proportion to the NOCs' lines, or points.

    lists:   each of them shares out so many
    places:  so many
    method:  largest_remainder, or by which divisors
    at_most: no NOC has more; what is cut is shared out among the others, again in proportion
    by:      lines or points; left out, points where each NOC has one line and all have points

    By lines an NOC claims not more places than it has lines.

    The list's own ranks play no part. Claims are ranked anew, in the turn in which the method
    gives the places: by largest remainder the whole shares, the largest first, then the remainders;
    by the other methods the quotients. Equal claims share a rank, so a lot decides between them,
    and names the rank that the claim has. Claims go on behind the last place, for places that are
    given back.

    Literature: Balinski and Young, Fair Representation, 2nd ed. 2001, appendix A.
    """

    kind: Literal["proportional"] = "proportional"
    shapes_claims: ClassVar[bool] = True

    lists: Annotated[tuple[ListId, ...], Attribute(min_length=1)]
    places: Annotated[Count, Attribute(ge=1)]
    method: Method
    at_most: Annotated[Count, Attribute(ge=1)] | None = None
    by: Literal["lines", "points"] | None = None

    def wording(self) -> str:
        what = f" to {self.by}" if self.by else ""
        limit = f", at most {self.at_most} per NOC" if self.at_most is not None else ""
        return (
            f"in {each(map(called, self.lists))} {counted(self.places, 'place')} in proportion"
            f"{what} ({self.method.replace('_', ' ')}){limit}"
        )

    def bounds(self, field: Field) -> Iterator[Bound]:
        for name in self.lists:
            if claims := field.lines_in([name]):
                yield Bound(claims, at_most=self.places)

    def claimed(self, name: str, ranking: Ranking) -> Ranking:
        if name not in self.lists:
            return ranking
        weights, most = self._weights(ranking)
        if (divisor := DIVISORS.get(self.method)) is not None:
            return ranked_anew(ranking, in_turn(weights, most, self.places, divisor))
        return ranked_anew(ranking, shared_out(weights, most, self.places))

    def ranks_claims(self, name: str) -> bool:
        return name in self.lists

    def _by_points(self, ranking: Ranking) -> bool:
        if self.by is not None:
            return self.by == "points"
        return all(line.k == 1 and line.points is not None for line in ranking.lines)

    def _weights(self, ranking: Ranking) -> tuple[Mapping[str, Fraction], Mapping[str, int]]:
        """What each NOC has, and the most places that it may claim."""
        limit = self.places if self.at_most is None else min(self.at_most, self.places)
        lines = Counter(line.noc for line in ranking.lines)
        if not self._by_points(ranking):
            most = {noc: min(limit, count) for noc, count in lines.items()}
            return {noc: Fraction(count) for noc, count in lines.items()}, most
        weights = dict.fromkeys(lines, Fraction(0))
        for line in ranking.lines:
            weights[line.noc] += Fraction(line.points or 0)
        weights = {noc: weight for noc, weight in weights.items() if weight > 0}
        return weights, dict.fromkeys(weights, limit)

    def unclear(self, name: str, ranking: Ranking) -> Iterator[str]:
        if name in self.lists and self._by_points(ranking):
            for line in ranking.lines:
                if line.points is None:
                    yield f"the points of rank {line.rank} are missing, {line.noc}"
                elif line.points < 0:
                    yield f"{line.noc} has points below 0, rank {line.rank}"
