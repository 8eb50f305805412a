"""Which finishes an NOC's athlete may have in open competitions, and the least that will do.

A change is a finish in one of the open competitions, or one each in several, and none in the
others. Another one is *less* if it has no better finish anywhere, be it in the best, the second
best, and so on: none at all is less than any. It is *safe* if it brings the place and so does every
one that is more; a better finish need not, since an NOC's further athlete may use up a limit. The
least changes are the safe ones of which nothing less is safe; where none is safe, those that bring
the place while nothing less does. That is a partial order, so there may be several: none of them is
preferred.
"""

from collections.abc import Iterator, Mapping
from itertools import chain, combinations_with_replacement
from math import comb
from typing import NamedTuple

from solver.needs.season import Finishes

#: With more than so many changes only those are tried that have the same finish everywhere.
MOST_CHANGES = 2_000


class PlacesToTry(NamedTuple):
    """Finishes from the first to the last one that make a difference, in so many competitions."""

    first: int
    last: int
    opens: int

    @property
    def is_small(self) -> bool:
        """Whether every change is tried."""
        places = self.last - self.first + 1
        return comb(places + self.opens, self.opens) - 1 <= MOST_CHANGES

    def changes(self) -> Iterator[Finishes]:
        """In one competition, in two, and so on to all of them; the best first."""
        places = range(self.first, self.last + 1)
        counts = range(1, self.opens + 1)
        if self.is_small:
            return chain.from_iterable(combinations_with_replacement(places, n) for n in counts)
        return ((place,) * count for count in counts for place in places)

    def least(self, does: Mapping[Finishes, bool]) -> tuple[tuple[Finishes, ...], bool]:
        """The least of all changes, and whether they are safe. does: of each, whether it brings
        the place; to have none does not."""
        safe: set[Finishes] = set()
        # What is one step more has a smaller sum, so it comes first.
        for one in sorted(does, key=self._badness):
            if does[one] and all(more in safe for more in self._one_more(one)):
                safe.add(one)
        found = safe or {one for one in does if does[one]}
        less_does: set[Finishes] = set()
        for one in sorted(does, key=self._badness, reverse=True):
            if any(less in found or less in less_does for less in self._one_less(one)):
                less_does.add(one)
        return tuple(one for one in does if one in found and one not in less_does), bool(safe)

    def _badness(self, one: Finishes) -> int:
        return sum(one) + (self.opens - len(one)) * (self.last + 1)

    def _one_more(self, one: Finishes) -> Iterator[Finishes]:
        """Changes that are more, with nothing between: one finish a place better, or a further one.
        Every change that is more is reached by such steps."""
        for index, finish in enumerate(one):
            if finish > (one[index - 1] if index else self.first):
                yield (*one[:index], finish - 1, *one[index + 1 :])
        if len(one) < self.opens:
            yield (*one, self.last)

    def _one_less(self, one: Finishes) -> Iterator[Finishes]:
        for index, finish in enumerate(one):
            if finish < (one[index + 1] if index + 1 < len(one) else self.last):
                yield (*one[:index], finish + 1, *one[index + 1 :])
        if one[-1] == self.last and len(one) > 1:
            yield one[:-1]
