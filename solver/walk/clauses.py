"""What bounds come down to in numbers: places that must be held, limits, and what is left to count.

Places, chains and sums are numbers (see `numbering`).
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

#: More places than any field has.
NO_LIMIT = 10**9

#: Numbers of places in order; a place stands as often as it counts.
Counted = tuple[int, ...]


class AtMost(NamedTuple):
    """At most so many of a sum; or, with `of_chain`, the first place of a chain not to be held.

    number: of the sum or chain.
    """

    of_chain: bool
    number: int
    most: int


class Clause(NamedTuple):
    """What a bound asks for as soon as its condition is met: places held, and limits from then on.

    law:   the bound, by its number among those read together.
    place, total, mark: the condition, which stays met once it is: the place is held, or the sum
           comes to so much. Always, where both are below zero.
    calls: of each chain the last place that must be held.
    """

    law: int
    place: int
    total: int
    mark: int
    calls: tuple[int, ...]
    limits: tuple[AtMost, ...]


class Duty(NamedTuple):
    """At least so many of a sum, where a choice is left: counted at the end.

    law, place, total, mark: as of a clause. of_one_noc: what is asked for belongs to one NOC, and
    counts once.
    """

    law: int
    place: int
    total: int
    mark: int
    of_sum: int
    least: int
    of_one_noc: bool


class Loosening(NamedTuple):
    """A bound whose condition ends when more places are held; limits: what it comes down to."""

    law: int
    when: Counted
    from_: int
    to: int
    places: Counted
    least: int
    most: int
    limits: tuple[AtMost, ...]


@dataclass(eq=False)
class Clauses:
    """What the bounds of one rule or ruling, of the facts or of everything come down to.

    size:       how many bounds were read.
    impossible: more places are asked for than there are.
    """

    size: int = 0
    impossible: bool = False
    clauses: list[Clause] = field(default_factory=list)
    loosening: list[Loosening] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)

    @cached_property
    def needs(self) -> frozenset[int]:
        """The sums whose running count is needed."""
        limits = [limit for clause in self.clauses for limit in clause.limits]
        limits += [limit for loosening in self.loosening for limit in loosening.limits]
        found = {limit.number for limit in limits if not limit.of_chain}
        found.update(clause.total for clause in self.clauses)
        found.update(number for duty in self.duties for number in (duty.total, duty.of_sum))
        return frozenset(found - {-1})
