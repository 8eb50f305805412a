"""Running counts of every bound while places are held and given back one by one.

Literal counting (`Bound.excess`) visits every place of a bound; going down a long order of award
needs the counts kept up to date instead.
"""

from collections.abc import Iterable, Iterator
from copy import copy
from itertools import chain

from models.bound import Law
from models.place import Chain, Place


class Tally:
    """How many places of every bound, and of its condition, are held.

    Many laws count the same ('the k-th athlete calls for k starts', for every k), so what they
    count is a *part*, one object or one place being one part: it is counted once for all of them.

    held:   the places held now.
    parts:  the places of every part, by its number.
    parts_of_laws: of every law the part of its bound and that of its condition.
    counts: part -> how many of its places are held, each as often as it is named.
    """

    def __init__(self, laws: Iterable[Law], held: Iterable[Place] = ()) -> None:
        self.laws = list(laws)
        self.held: set[Place] = set()
        #: The first part is that of what has no condition.
        self.parts: list[Chain] = [()]
        self._number: dict[Place | int, int] = {}
        self._bounds = [bound for _, bound in self.laws]
        self.parts_of_laws = [
            (self._part_of(places), 0 if when is None else self._part_of(when.places))
            for places, _, _, when in self._bounds
        ]
        #: Part -> the laws whose bound it is, and those whose condition.
        self._bounded: list[list[int]] = [[] for _ in self.parts]
        self._conditional: list[list[int]] = [[] for _ in self.parts]
        for index, (counted, condition) in enumerate(self.parts_of_laws):
            self._bounded[counted].append(index)
            self._conditional[condition].append(index)
        self._naming: dict[Place, list[int]] = {}
        for part, places in enumerate(self.parts):
            for place in places:
                self._naming.setdefault(place, []).append(part)
        self.counts = [0] * len(self.parts)
        for place in held:
            self.add(place)

    def copy(self) -> "Tally":
        """Another of the same laws and places held, which goes its own way."""
        other = copy(self)
        other.held, other.counts = self.held.copy(), self.counts.copy()
        return other

    def _part_of(self, places: Chain) -> int:
        """Its number. The laws are kept, so no other object has the id of these places."""
        key = places[0] if len(places) == 1 else id(places)
        number = self._number.get(key)
        if number is None:
            number = self._number[key] = len(self.parts)
            self.parts.append(places)
        return number

    def add(self, place: Place) -> None:
        """Hold a place that is not held yet."""
        self.held.add(place)
        for part in self._naming.get(place, ()):
            self.counts[part] += 1

    def remove(self, place: Place) -> None:
        """Give back a place that is held."""
        self.held.discard(place)
        for part in self._naming.get(place, ()):
            self.counts[part] -= 1

    def naming(self, place: Place) -> list[int]:
        """The parts that name a place, as often as they do."""
        return self._naming.get(place, [])

    def parts_naming(self, place: Place) -> set[int]:
        """Those parts, each once: a team that brings a thousand athletes is named a thousand times
        by one."""
        return set(self.naming(place))

    def about(self, part: int) -> Iterator[int]:
        """The laws whose bound or condition is a part."""
        return chain(self._bounded[part], self._conditional[part])

    def parts_of(self, index: int) -> tuple[int, int]:
        """Those of a law's bound and of its condition."""
        return self.parts_of_laws[index]

    def count(self, index: int) -> int:
        """How many places of a law's bound are held."""
        return self.counts[self.parts_of_laws[index][0]]

    def applies(self, index: int) -> bool:
        """Whether the law's condition holds now, or it has none."""
        when = self._bounds[index].when
        return when is None or when.holds_at(self.counts[self.parts_of_laws[index][1]])

    def excess(self, index: int) -> int:
        """As `Bound.excess`: places too many (positive) or too few (negative)."""
        counted, condition = self.parts_of_laws[index]
        return self._bounds[index].excess_of(self.counts[counted], self.counts[condition])

    def off(self, laws: Iterable[int]) -> dict[int, int]:
        """Of these the laws that are not kept: law -> as `excess`."""
        found: dict[int, int] = {}
        counts, bounds, parts = self.counts, self._bounds, self.parts_of_laws
        for index in laws:
            counted, condition = parts[index]
            if by := bounds[index].excess_of(counts[counted], counts[condition]):
                found[index] = by
        return found

    def within(self, place: Place) -> list[int]:
        """The laws whose bound names the place, in order."""
        return sorted(chain.from_iterable(self._bounded[p] for p in self.parts_naming(place)))

    def waiting(self, place: Place) -> list[int]:
        """The laws whose condition names the place, in order."""
        return sorted(chain.from_iterable(self._conditional[p] for p in self.parts_naming(place)))

    def short_without(self, place: Place) -> list[int]:
        """The laws that would lack a place, held now, if it were given back."""
        self.remove(place)
        short = {index for index, by in self.off(self.within(place)).items() if by < 0}
        self.add(place)
        return sorted(short)

    def touched(self, places: Iterable[Place]) -> set[int]:
        """The laws whose bound or condition names one of the places."""
        parts = set().union(*map(self.parts_naming, places))
        return set(chain.from_iterable(map(self.about, parts)))
