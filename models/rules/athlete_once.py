"""Athlete once: who has a place earns no second one."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Attribute

from models.base import ListId
from models.bound import Bound
from models.place import Field, Place
from models.ranking import Ranking
from models.rules.base import RuleBase
from models.words import called, together


class AthleteOnce(RuleBase):
    """An athlete has at most one place by all of the lists together.

    lists: in which athletes are looked for, by the column `athlete`

    A line whose athlete has a place by an earlier line is passed over, and the next line of its
    NOC may claim instead. A line without a name is nobody's second one. Athletes are one person
    where NOC and name are the same.

    Example: who has won a quota place in one event earns none in another; the next in the list
    does (shooting).
    """

    kind: Literal["athlete_once"] = "athlete_once"
    is_per_noc: ClassVar[bool] = True
    shapes_claims: ClassVar[bool] = True

    lists: Annotated[tuple[ListId, ...], Attribute(min_length=1)]

    def wording(self) -> str:
        return f"an athlete has at most one place by {together(map(called, self.lists))}"

    def bounds(self, field: Field) -> Iterator[Bound]:
        places: dict[tuple[str, str], list[Place]] = {}
        for name in self.lists:
            for place, line in field.lines_behind(name):
                if line.athlete:
                    places.setdefault((line.noc, line.athlete), []).append(place)
        for mine in places.values():
            if len(mine) > 1:
                yield Bound(tuple(mine), at_most=1)

    def claimed(self, name: str, ranking: Ranking) -> Ranking:
        if name not in self.lists:
            return ranking
        return replace(ranking, once=ranking.once | {*self.lists})

    def unclear(self, name: str, ranking: Ranking) -> Iterator[str]:
        if name in self.lists and not any(line.athlete for line in ranking.lines):
            yield f"no line of {name} names its athlete; add the column 'athlete'"
