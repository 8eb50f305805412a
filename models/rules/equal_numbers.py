"""Equal numbers: as many athletes in one squad as in another."""

from collections.abc import Iterator
from itertools import permutations
from typing import Literal, Self

from pydantic import model_validator

from models.base import Count, SquadId
from models.bound import Bound, Condition
from models.errors import Problem, refuse
from models.place import MANY, Field
from models.rules.base import RuleBase
from models.words import called, counted


class EqualNumbers(RuleBase):
    """Two squads have the same number of athletes, or differ by at most so many.

    squads: the two that are compared
    apart:  by how many athletes they may differ

    As bounds, for each squad against the other and every k: when at least k athletes come in the
    one, at least k - apart come in the other.

    Example (made up): '110 athletes in all, as many women as men'.
    """

    kind: Literal["equal_numbers"] = "equal_numbers"
    squads: tuple[SquadId, ...]
    apart: Count = 0

    @model_validator(mode="after")
    def _compares_two(self) -> Self:
        if len(self.squads) != 2 or self.squads[0] == self.squads[1]:
            message = "two squads are compared; name two different ones"
            refuse("equal_numbers", [Problem(("squads",), message)])
        return self

    def wording(self) -> str:
        one, other = map(called, self.squads)
        if self.apart:
            athletes = counted(self.apart, "athlete")
            return f"at most {athletes} more or fewer in {one} than in {other}"
        return f"as many athletes in {one} as in {other}"

    def bounds(self, field: Field) -> Iterator[Bound]:
        for one, other in permutations(field.athletes_in((squad,)) for squad in self.squads):
            for k in range(1, len(one) + 1):
                yield Bound(other, max(k - self.apart, 0), when=Condition(one, k))

    def asks(self, squad: str) -> int:
        return MANY if squad in self.squads else 0
