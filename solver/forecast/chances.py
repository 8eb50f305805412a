"""What many runs say: chances, expected numbers, and what decides them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from solver.forecast.forecast import WAYS, Block, NocColumn, Way

#: Of the normal distribution: 95 % lie within so many standard deviations.
WITHIN_95 = 1.96
#: The range of a number leaves out so many of the runs below it and above it.
TAIL = 0.05


class Chance(NamedTuple):
    """runs: those in which it came about; error: half the width of the 95 % interval of the
    share, by Wilson's formula, which does not vanish at 0 and 1. It says how far a share of so
    many runs is off what endless runs would give, not how good the model is."""

    runs: int
    share: float
    error: float


class Expected(NamedTuple):
    """mean, with the half-width of its 95 % interval; low to high: in nine of ten runs or more."""

    mean: float
    error: float
    low: int
    high: int


class Decider(NamedTuple):
    """share: how much of the variance of an NOC's number of athletes goes with its number of
    places in the event, the correlation ratio: the variance of the mean given the places, divided
    by the whole (K. Pearson 1905). Shares of several events may overlap."""

    event: str
    share: float


@dataclass(frozen=True)
class Chances:
    """Counted over the runs that have an allocation.

    places: (runs, cells); ways: of all runs; lots: runs in which a tie could matter; checked: those
    in which CP-SAT alone came to the same as the walk.
    """

    cells: tuple[NocColumn, ...]
    places: NDArray[np.uint16]
    ways: dict[Way, int]
    lots: int
    checked: int

    @classmethod
    def of(cls, cells: tuple[NocColumn, ...], blocks: Iterable[Block]) -> "Chances":
        """From the blocks, in their order."""
        found = list(blocks)
        if not found:
            return cls(cells, np.zeros((0, len(cells)), np.uint16), dict.fromkeys(WAYS, 0), 0, 0)
        ways = np.concatenate([block.ways for block in found])
        numbers = {way: int((ways == index).sum()) for index, way in enumerate(WAYS)}
        allocated = ways < WAYS.index("conflict")
        places = np.concatenate([block.places for block in found])[allocated]
        lots = sum(int(block.lots.sum()) for block in found)
        checked = sum(int(block.checked.sum()) for block in found)
        return cls(cells, places, numbers, lots, checked)

    @property
    def runs(self) -> int:
        """All of them."""
        return sum(self.ways.values())

    @property
    def allocated(self) -> int:
        return len(self.places)

    @cached_property
    def _number(self) -> dict[NocColumn, int]:
        return {cell: index for index, cell in enumerate(self.cells)}

    def places_of(self, noc: str, column: str) -> NDArray[np.uint16]:
        """(runs,)"""
        return self.places[:, self._number[noc, column]]

    def chance(self, noc: str, column: str, k: int) -> Chance:
        """That the NOC has k places or more."""
        return chance(int((self.places_of(noc, column) >= k).sum()), self.allocated)

    def chances(self, noc: str, column: str) -> tuple[Chance, ...]:
        """Of 1, 2, ... places, as many as the NOC has in any run."""
        most = int(self.places_of(noc, column).max(initial=0))
        return tuple(self.chance(noc, column, k) for k in range(1, most + 1))

    def expected(self, noc: str, column: str) -> Expected:
        found = self.places_of(noc, column)
        low, high = np.quantile(found, (TAIL, 1 - TAIL), method="inverted_cdf")
        error = WITHIN_95 * float(found.std()) / sqrt(len(found))
        return Expected(float(found.mean()), error, int(low), int(high))

    def deciders(self, noc: str, squad: str, events: Iterable[str]) -> list[Decider]:
        """The events of the squad that go with its number of athletes, the closest first; of
        equally close ones the first given. Empty where the number is the same in every run."""
        athletes = self.places_of(noc, squad).astype(np.float64)
        whole = float(athletes.var())
        if not whole:
            return []
        found = [
            Decider(event, _between(self.places_of(noc, event), athletes) / whole)
            for event in events
        ]
        return sorted((one for one in found if one.share > 0), key=lambda one: -one.share)

    def nocs(self) -> Iterator[str]:
        """Those that have a place in any run, by code."""
        for noc in dict.fromkeys(noc for noc, _ in self.cells):
            if any(self.places_of(noc, column).any() for own, column in self.cells if own == noc):
                yield noc


def chance(hits: int, runs: int) -> Chance:
    share, room = hits / runs, WITHIN_95**2 / runs
    spread = sqrt(share * (1 - share) / runs + room / (4 * runs))
    return Chance(hits, share, WITHIN_95 * spread / (1 + room))


def _between(groups: NDArray[np.uint16], values: NDArray[np.float64]) -> float:
    """The variance of the mean of the group that a run belongs to."""
    sizes = np.bincount(groups)
    sums = np.bincount(groups, weights=values)
    means = sums[sizes > 0] / sizes[sizes > 0]
    return float((sizes[sizes > 0] * (means - values.mean()) ** 2).sum() / len(values))
