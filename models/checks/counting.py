"""Every bound counted at once, in numbers, for many allocations of one field.

Counting literally (`Bound.excess`) goes through every place of every bound, which takes longer than
the walk that found the allocation. Here the places that bounds name are written down once, and one
pass over them counts an allocation. They are read from the bounds themselves: what the walk makes
of bounds, or keeps count of on its way, plays no part.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from models.bound import Bound, Condition
from models.place import Field

WholeNumbers = NDArray[np.int64]

#: Met whatever is held.
_ALWAYS = Condition(())


@dataclass(frozen=True, eq=False, slots=True)
class NamedPlaces:
    """What n bounds are about. places: the numbers of the places that they name, part by part, one
    object being one part; sizes: of each part, how many these are; parts: (2n,), bound by bound the
    part of its own places and that of its condition's."""

    places: WholeNumbers
    sizes: WholeNumbers
    parts: WholeNumbers


@dataclass(frozen=True, eq=False, slots=True)
class WrittenBounds:
    """n bounds over a field. asked: (4, n), at least and at most so many of a bound's own places,
    and of its condition's. Those that differ in their numbers only share what they name."""

    named: NamedPlaces
    asked: WholeNumbers


class Counting:
    """The places of a field by number, in the order of the field.

    An allocation is given as how many places each NOC holds in each pool, in the order of the
    field's `lengths`, and no more than these (`lawful.are_there`); they are its first ones there.
    """

    def __init__(self, field: Field) -> None:
        lengths = _numbers(field.lengths.values())
        self._chain = np.repeat(np.arange(len(lengths)), lengths)
        #: How many places of the same NOC and pool come before a place.
        self._before = _numbers(place.k - 1 for place in field.places)
        self._number = {place: number for number, place in enumerate(field.places)}
        self._named: dict[tuple[bytes, ...], NamedPlaces] = {}
        self._last: tuple[list[NamedPlaces], tuple[WholeNumbers, ...]] | None = None

    def written(self, bounds: Iterable[Bound]) -> WrittenBounds:
        """The bounds in numbers. Raises KeyError where one names a place that there is not."""
        parts = [part for bound in bounds for part in (bound, bound.when or _ALWAYS)]
        # Kept by the bounds, so that no two have the same id.
        distinct = {id(part.places): part.places for part in parts}
        number = {key: number for number, key in enumerate(distinct)}
        every = chain.from_iterable(distinct.values())
        places = _numbers(self._number[place] for place in every)
        sizes = _numbers(map(len, distinct.values()))
        of = _numbers(number[id(part.places)] for part in parts)
        key = places.tobytes(), sizes.tobytes(), of.tobytes()
        named = self._named.setdefault(key, NamedPlaces(places, sizes, of))
        return WrittenBounds(
            named, _numbers(chain.from_iterable(map(_asked, parts))).reshape(-1, 4).T
        )

    def are_kept(self, bounds: Sequence[WrittenBounds], numbers: Sequence[int]) -> bool:
        """Whether an allocation keeps them all."""
        places, ends, parts = self._together([one.named for one in bounds])
        least, most, from_, to = np.concatenate([one.asked for one in bounds], axis=1)
        held = self._before < _numbers(numbers)[self._chain]
        so_far = np.zeros(len(places) + 1, np.int64)
        held[places].cumsum(out=so_far[1:])
        until = so_far[ends]
        counts = (until[1:] - until[:-1])[parts]
        of_bound, of_condition = counts[::2], counts[1::2]
        applies = (from_ <= of_condition) & (of_condition <= to)
        return not (applies & ((of_bound < least) | (of_bound > most))).any()

    def _together(self, named: list[NamedPlaces]) -> tuple[WholeNumbers, ...]:
        """All places; where each part ends among them, a 0 before the first; all parts.

        The last are kept, since variants with other numbers name the same.
        """
        if self._last is None or self._last[0] != named:
            places = np.concatenate([one.places for one in named])
            sizes = np.concatenate([[0], *(one.sizes for one in named)])
            before = np.cumsum([0, *(len(one.sizes) for one in named)])
            parts = [one.parts + first for one, first in zip(named, before, strict=False)]
            self._last = named, (places, sizes.cumsum(), np.concatenate(parts))
        return self._last[1]


def _asked(part: Bound | Condition) -> tuple[int, int]:
    """At least and at most so many; what goes beyond all of its places is cut, as it may be as
    large as anybody likes."""
    size = len(part.places)
    most = size if part.at_most is None else min(part.at_most, size)
    return min(part.at_least, size + 1), most


def _numbers(values: Iterable[int]) -> WholeNumbers:
    return np.array(list(values), np.int64)
