"""What a rule comes down to: between a and b of these places are held.

One value with many readers: the solver posts it, the checker counts it, the diagnosis names the
rule it belongs to, the report prints it. What its numbers mean is read here.
"""

from collections.abc import Callable, Collection
from typing import Any, NamedTuple, TypeVar

from models.place import Chain, Place, is_chain
from models.words import Names

_Counted = TypeVar("_Counted", bound=tuple[Any, ...])
_Found = TypeVar("_Found")


class Condition(NamedTuple):
    """So many of these places are held: at least a and, if given, at most b."""

    places: tuple[Place, ...]
    at_least: int = 0
    at_most: int | None = None

    @property
    def most(self) -> int:
        """How many may be held at the most: all, where nothing is said."""
        size = len(self.places)
        return size if self.at_most is None or self.at_most > size else self.at_most

    @property
    def always(self) -> bool:
        """It holds whatever is held."""
        return self.at_least <= 0 and not self.ends

    @property
    def never(self) -> bool:
        """It does not hold whatever is held: it asks for more than there is, or than it allows."""
        most = self.most
        return most < self.at_least or most < 0

    @property
    def ends(self) -> bool:
        """It ceases to hold when more places are held."""
        return self.at_most is not None and self.at_most < len(self.places)

    def holds(self, held: Collection[Place]) -> bool:
        return self.holds_at(count_held(self.places, held))

    def holds_at(self, count: int) -> bool:
        """Whether it holds when so many of the places are held."""
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

    @property
    def most(self) -> int:
        """How many may be held at the most: all, where nothing is said."""
        size = len(self.places)
        return size if self.at_most is None or self.at_most > size else self.at_most

    @property
    def named(self) -> tuple[Place, ...]:
        """The places that it counts, and those of its condition."""
        return self.places if self.when is None else self.places + self.when.places

    @property
    def is_limit(self) -> bool:
        """Nothing but a limit, and one that always stands."""
        return self.when is None and not self.at_least and self.at_most is not None

    def excess(self, held: Collection[Place]) -> int:
        """How far the held places are from keeping the bound, in places.

        0: kept; 3: three too many; -3: three too few.
        """
        condition = 0
        if self.when is not None:
            condition = count_held(self.when.places, held)
            if not self.when.holds_at(condition):
                return 0
        return self.excess_of(count_held(self.places, held), condition)

    def excess_of(self, count: int, condition: int) -> int:
        """As `excess`, when so many of the places, and of those of the condition, are held."""
        if self.when is not None and not self.when.holds_at(condition):
            return 0
        if self.at_most is not None and count > self.at_most:
            return count - self.at_most
        return min(count - self.at_least, 0)

    def loosened(self, excess: int) -> "Bound":
        """Such that what is so far from keeping it keeps it, and what is further does not."""
        if excess > 0 and self.at_most is not None:
            return self._replace(at_most=self.at_most + excess)
        return self._replace(at_least=self.at_least + min(excess, 0))


def count_held(places: tuple[Place, ...], held: Collection[Place]) -> int:
    return sum(map(held.__contains__, places))


def by_noc(places: Chain) -> dict[str, Chain]:
    """NOC -> those that are its, in their order."""
    found: dict[str, list[Place]] = {}
    for place in places:
        found.setdefault(place.noc, []).append(place)
    return {noc: tuple(mine) for noc, mine in found.items()}


def once(of: Callable[[_Counted], _Found]) -> Callable[[_Counted], _Found]:
    """The same, worked out once for each object with several entries: many bounds are about the
    same places ('the k-th athlete calls for k starts', for every k)."""
    known: dict[int, tuple[_Counted, _Found]] = {}

    def found(places: _Counted) -> _Found:
        if len(places) == 1:
            return of(places)
        entry = known.get(id(places))
        if entry is None:
            # With the object itself, so that no later one has its id.
            entry = known[id(places)] = places, of(places)
        return entry[1]

    return found


def excess_in(held: Collection[Place]) -> Callable[[Bound], int]:
    """As `Bound.excess`, of many bounds: what several of them count is counted once."""
    count_once = once(lambda places: count_held(places, held))

    def count(places: tuple[Place, ...]) -> int:
        return int(places[0] in held) if len(places) == 1 else count_once(places)

    def excess(bound: Bound) -> int:
        when = bound.when
        if when is None:
            return bound.excess_of(count(bound.places), 0)
        condition = count(when.places)
        return bound.excess_of(count(bound.places), condition) if when.holds_at(condition) else 0

    return excess


def narrowed(part: Condition | Bound) -> list[Condition]:
    """What a condition says, or a bound without its condition, of as few places as will do.

    The first places of an NOC in a pool are held in their order, so the k-th says by itself whether
    k of them are held.
    """
    places, least, most = part.places, part.at_least, part.most
    if not is_chain(places) or least > len(places) or most < 0:
        return [Condition(places, least, most)]
    found = [Condition(places[least - 1 : least], 1)] if least > 0 else []
    if most < len(places):
        found.append(Condition(places[most : most + 1], 0, 0))
    return found


class Source(NamedTuple):
    """Where a bound comes from: a rule, a ruling, or a fact that nobody could change.

    wording: with gaps for what events, squads and NOCs are called (`models.words.called`).
    """

    kind: str  # "rule" | "ruling" | "fact"
    id: str
    wording: str
    cite: str = ""

    def in_words(self, names: Names) -> str:
        """The wording with its gaps filled in."""
        return self.wording.format_map(names)


class Law(NamedTuple):
    """A bound and where it comes from."""

    source: Source
    bound: Bound
