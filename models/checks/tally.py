"""Running counts of every bound while places are held and given back one by one.

Literal counting (`Bound.excess`) visits every place of a bound; going down a long order of award
needs the counts kept up to date instead.
"""

from collections.abc import Iterable

from models.bound import Law
from models.place import Chain, Place


class Tally:
    """How many places of every bound, and of its condition, are held.

    Many laws count the same ('the k-th athlete calls for k starts', for every k), so what they
    count is a *part*, one object or one place being one part: it is counted once for all of them.

    held:   the places held now.
    counts: part -> how many of its places are held, each as often as it is named.
    """

    def __init__(self, laws: Iterable[Law], held: Iterable[Place] = ()) -> None:
        self.laws = list(laws)
        self.held: set[Place] = set()
        #: The first part is that of what has no condition.
        self.counts = [0]
        self._about: list[list[int]] = [[]]
        self._naming: dict[Place, list[int]] = {}
        self._part: dict[Place | int, int] = {}
        self._bound: list[int] = []
        self._condition: list[int] = []
        for index, (_, bound) in enumerate(self.laws):
            counted = self._part_of(bound.places)
            when = 0 if bound.when is None else self._part_of(bound.when.places)
            self._bound.append(counted)
            self._condition.append(when)
            self._about[counted].append(index)
            if when not in (0, counted):
                self._about[when].append(index)
        for place in held:
            self.add(place)

    def _part_of(self, places: Chain) -> int:
        """Its number. The laws are kept, so no other object has the id of these places."""
        key = places[0] if len(places) == 1 else id(places)
        number = self._part.get(key)
        if number is None:
            number = self._part[key] = len(self.counts)
            self.counts.append(0)
            self._about.append([])
            for place in places:
                self._naming.setdefault(place, []).append(number)
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

    def parts_of(self, index: int) -> tuple[int, int]:
        """Those of a law's bound and of its condition."""
        return self._bound[index], self._condition[index]

    def count(self, index: int) -> int:
        """How many places of a law's bound are held."""
        return self.counts[self._bound[index]]

    def applies(self, index: int) -> bool:
        """Whether the law's condition holds now, or it has none."""
        when = self.laws[index].bound.when
        return when is None or when.holds_at(self.counts[self._condition[index]])

    def excess(self, index: int) -> int:
        """As `Bound.excess`: places too many (positive) or too few (negative)."""
        count, condition = self.counts[self._bound[index]], self.counts[self._condition[index]]
        return self.laws[index].bound.excess_of(count, condition)

    def within(self, place: Place) -> list[int]:
        """The laws whose bound names the place, in order."""
        parts = set(self._naming.get(place, ()))
        return sorted(i for part in parts for i in self._about[part] if self._bound[i] == part)

    def waiting(self, place: Place) -> list[int]:
        """The laws whose condition names the place, in order."""
        parts = set(self._naming.get(place, ()))
        return sorted(i for part in parts for i in self._about[part] if self._condition[i] == part)

    def short_without(self, place: Place) -> list[int]:
        """The laws that would lack a place, held now, if it were given back."""
        self.remove(place)
        short = {index for index in self.within(place) if self.excess(index) < 0}
        self.add(place)
        return sorted(short)

    def touched(self, places: Iterable[Place]) -> set[int]:
        """The laws whose bound or condition names one of the places."""
        parts = {part for place in places for part in self._naming.get(place, ())}
        return {index for part in parts for index in self._about[part]}
