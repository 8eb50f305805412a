"""What a rule comes down to: between a and b of these places are held.

One value with four readers: the solver posts it, the checker counts it, the diagnosis names the
rule it belongs to, the report prints it.
"""

from collections.abc import Collection
from typing import NamedTuple

from models.place import Place


class Condition(NamedTuple):
    """So many of these places are held: at least a and, if given, at most b."""

    places: tuple[Place, ...]
    at_least: int = 0
    at_most: int | None = None

    def holds(self, held: Collection[Place]) -> bool:
        count = count_held(self.places, held)
        return self.at_least <= count and (self.at_most is None or count <= self.at_most)


class Bound(NamedTuple):
    """Between `at_least` and `at_most` (none: no limit) of `places` are held, when `when` holds.

    A place counts as often as it is named: a team that brings five athletes is named five times
    among the reasons for them.
    """

    places: tuple[Place, ...]
    at_least: int = 0
    at_most: int | None = None
    when: Condition | None = None

    def excess(self, held: Collection[Place]) -> int:
        """How far the held places are from keeping the bound, in places.

        0: kept; 3: three too many; -3: three too few.
        """
        if self.when is not None and not self.when.holds(held):
            return 0
        count = count_held(self.places, held)
        if self.at_most is not None and count > self.at_most:
            return count - self.at_most
        return min(count - self.at_least, 0)


def count_held(places: tuple[Place, ...], held: Collection[Place]) -> int:
    return sum(1 for place in places if place in held)


class Source(NamedTuple):
    """Where a bound comes from: a rule, a ruling, or a fact that nobody could change."""

    kind: str  # "rule" | "ruling" | "fact"
    id: str
    wording: str
    cite: str = ""


class Law(NamedTuple):
    """A bound and where it comes from."""

    source: Source
    bound: Bound
