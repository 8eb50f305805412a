"""Placement sum: how many places an NOC's best ranks together entitle it to."""

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Attribute

from models.base import Count, ListId, Model
from models.bound import Bound
from models.place import Field
from models.ranking import Line, Ranking, claiming
from models.rules.bands import Bands, bands_in_words, places_at
from models.rules.base import RuleBase
from models.words import called, each

#: What the column says in which a list has who reached the last part of the competition.
REACHED = {"1": True, "yes": True, "true": True, "0": False, "no": False, "false": False}


class CountsAtMost(Model):
    """What a line counts at the most.

    reached:     one that reached the last part of its competition
    not_reached: one that did not
    """

    reached: Count
    not_reached: Count


class PlacementSum(RuleBase):
    """An NOC claims places by the sum of its so many best ranks; one place below the last band.

    lists:  the championships
    best:   so many of an NOC's ranks are added
    sums:   {to: 13, places: 3} and so on, the smallest sum first
    single: the same by the best rank alone, for an NOC with fewer lines
    counts_at_most: a line counts its rank, but not more than this
    capped_by_reached: not more places than the NOC has lines that reached the last part

    Who reached the last part stands in the list's column `reached` (or `reached_...`): 1 or 0, yes
    or no.

    All its places have the rank of its best line, so that NOCs are served in the order of their
    best rank, whatever the order of the stage; a lot between best lines that share a rank is drawn
    for all their places together.

    Example: a sum of at most 13 entitles to three places, one of at most 28 to two (figure skating
    2014).
    """

    kind: Literal["placement_sum"] = "placement_sum"
    shapes_claims: ClassVar[bool] = True

    lists: Annotated[tuple[ListId, ...], Attribute(min_length=1)]
    best: Annotated[Count, Attribute(ge=1)]
    sums: Annotated[Bands, Attribute(min_length=1)]
    single: Bands = ()
    counts_at_most: CountsAtMost | None = None
    capped_by_reached: Annotated[bool, Attribute(strict=True)] = False

    def wording(self) -> str:
        lists, otherwise = each(map(called, self.lists)), "otherwise 1 place"
        ranks = f"the sum of its {self.best} best ranks" if self.best > 1 else "its best rank"
        said = [f"in {lists} an NOC claims places by {ranks}"]
        said[0] += f": {bands_in_words(self.sums, otherwise)}"
        if self.best > 1:
            alone = bands_in_words(self.single, otherwise if self.single else "1 place")
            said.append(f"with fewer lines by its best rank: {alone}")
        if (most := self.counts_at_most) is not None:
            said.append(
                f"a line counts at most {most.reached}, or {most.not_reached} if it has not "
                "reached the last part"
            )
        if self.capped_by_reached:
            said.append("not more places than it has lines that reached the last part")
        return "; ".join(said)

    def bounds(self, field: Field) -> Iterator[Bound]:
        """None: it says what is claimed."""
        return iter(())

    def claimed(self, name: str, ranking: Ranking) -> Ranking:
        if name not in self.lists:
            return ranking
        mine: dict[str, list[Line]] = {}
        for line in ranking.lines:
            mine.setdefault(line.noc, []).append(line)
        return claiming((lines[0], self._claims(lines)) for lines in mine.values())

    def _claims(self, lines: Sequence[Line]) -> int:
        counted = sorted(map(self._counts, lines))[: self.best]
        whole = len(counted) == self.best
        found = places_at(
            self.sums if whole else self.single, sum(counted) if whole else counted[0]
        )
        claims = 1 if found is None else found
        return min(claims, sum(map(has_reached, lines))) if self.capped_by_reached else claims

    def _counts(self, line: Line) -> int:
        if (most := self.counts_at_most) is None:
            return line.rank
        return min(line.rank, most.reached if has_reached(line) else most.not_reached)

    def unclear(self, name: str, ranking: Ranking) -> Iterator[str]:
        if name not in self.lists or (self.counts_at_most is None and not self.capped_by_reached):
            return
        for line in ranking.lines:
            said = _reached_of(line)
            if said is None:
                yield "a column 'reached' is missing, with 1 for who reached the last part, else 0"
                return
            if said.lower() not in REACHED:
                yield f"'{said}' in the column 'reached', rank {line.rank}; write 1 or 0, yes or no"


def _reached_of(line: Line) -> str | None:
    return next(
        (said for name, said in line.other if name == "reached" or name.startswith("reached_")),
        None,
    )


def has_reached(line: Line) -> bool:
    """Whether the line reached the last part of its competition."""
    return REACHED.get((_reached_of(line) or "").lower(), False)
