"""Running counts of every bound while places are held and given back one by one.

Literal counting (`Bound.excess`) visits every place of a bound; going down a long order of award
needs the counts kept up to date instead.
"""

from collections.abc import Iterable

from models.bound import Law
from models.place import Place


class Tally:
    """How many places of every bound, and of its condition, are held.

    held:    the places held now.
    counts:  per law, the places of its bound that are held.
    within:  place -> indices of the laws whose bound names it, as often as it does.
    waiting: place -> indices of the laws whose condition names it.
    """

    def __init__(self, laws: Iterable[Law], held: Iterable[Place] = ()) -> None:
        self.laws = list(laws)
        self.held: set[Place] = set()
        self.counts = [0] * len(self.laws)
        self.conditions = [0] * len(self.laws)
        self.within: dict[Place, list[int]] = {}
        self.waiting: dict[Place, list[int]] = {}
        for index, (_, bound) in enumerate(self.laws):
            for place in bound.places:
                self.within.setdefault(place, []).append(index)
            if bound.when is not None:
                for place in bound.when.places:
                    self.waiting.setdefault(place, []).append(index)
        for place in held:
            self.add(place)

    def add(self, place: Place) -> None:
        """Hold a place that is not held yet."""
        self.held.add(place)
        for index in self.within.get(place, ()):
            self.counts[index] += 1
        for index in self.waiting.get(place, ()):
            self.conditions[index] += 1

    def remove(self, place: Place) -> None:
        """Give back a place that is held."""
        self.held.discard(place)
        for index in self.within.get(place, ()):
            self.counts[index] -= 1
        for index in self.waiting.get(place, ()):
            self.conditions[index] -= 1

    def applies(self, index: int) -> bool:
        """Whether the law's condition holds now, or it has none."""
        when = self.laws[index].bound.when
        return when is None or when.holds_at(self.conditions[index])

    def excess(self, index: int) -> int:
        """As `Bound.excess`: places too many (positive) or too few (negative)."""
        return self.laws[index].bound.excess_of(self.counts[index], self.conditions[index])

    def short_without(self, place: Place) -> list[int]:
        """The laws that would lack a place, held now, if it were given back."""
        self.remove(place)
        short = [index for index in self.within.get(place, ()) if self.excess(index) < 0]
        self.add(place)
        return sorted(set(short))

    def touched(self, places: Iterable[Place]) -> set[int]:
        """The laws whose bound or condition names one of the places."""
        found: set[int] = set()
        for place in places:
            found.update(self.within.get(place, ()))
            found.update(self.waiting.get(place, ()))
        return found
