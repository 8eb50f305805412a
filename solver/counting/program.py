"""Small integer programs, exactly: is there a whole number for each, within all the bounds?

The simplex of Dutertre and de Moura (A fast linear-arithmetic solver for DPLL(T), 2006): every row
is a number of its own, written in terms of numbers that sit at a bound; a row out of its bounds is
exchanged for one of these, or none can help, which proves that there is no solution. Bland's rule
(always the first that will do) makes it end. A solution in fractions is split: this number is at
most 3, or at least 4. Fractions, never floats: both answers are proofs.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import floor
from typing import NamedTuple

from solver.clock import Clock

#: So many splits, and a solver with cuts and learning does better.
SPLITS = 2000


class TooHard(Exception):
    """More splits than are worth it: neither yes nor no."""


class Row(NamedTuple):
    """The sum of the terms (number, times) is between the two, where given."""

    terms: Sequence[tuple[int, int]]
    least: int | None = None
    most: int | None = None


def whole_solution(highest: Sequence[int], rows: Sequence[Row], clock: Clock) -> list[int] | None:
    """A number from 0 to its highest for each, so that all rows are kept; None: there is none.

    Raises TooHard, and Undecided when the time is over.
    """
    return _Simplex(highest, rows, clock).solution()


class _Simplex:
    """terms: of each row what it is made of, by the numbers that are not rows now."""

    def __init__(self, highest: Sequence[int], rows: Sequence[Row], clock: Clock) -> None:
        self._clock, self._splits, self._size = clock, 0, len(highest)
        self._least: list[int | None] = [0 for _ in highest]
        self._most: list[int | None] = [*highest]
        self._least += [row.least for row in rows]
        self._most += [row.most for row in rows]
        self._value = [Fraction(0)] * len(self._least)
        self._terms: dict[int, dict[int, Fraction]] = {}
        for index, row in enumerate(rows, len(highest)):
            terms: dict[int, Fraction] = {}
            for number, times in row.terms:
                terms[number] = terms.get(number, Fraction(0)) + times
            self._terms[index] = {number: times for number, times in terms.items() if times}

    def solution(self) -> list[int] | None:
        bounds = zip(self._least, self._most, strict=True)
        if any(a is not None and b is not None and a > b for a, b in bounds):
            return None
        return self._split() if self._fits() else None

    def _split(self) -> list[int] | None:
        """A whole solution within the bounds as they stand, which fractions keep."""
        values = self._value
        number = next((n for n in range(self._size) if values[n].denominator > 1), None)
        if number is None:
            return [int(value) for value in values[: self._size]]
        self._splits += 1
        if self._splits > SPLITS:
            raise TooHard
        self._clock.left()
        below, before = floor(values[number]), (self._least[number], self._most[number])
        for bounds in ((before[0], below), (below + 1, before[1])):
            self._bound(number, *bounds)
            if self._fits() and (found := self._split()) is not None:
                return found
            self._bound(number, *before)
        return None

    def _bound(self, number: int, least: int | None, most: int | None) -> None:
        self._least[number], self._most[number] = least, most
        if number not in self._terms and (off := self._off(number)):
            self._move(number, off)

    def _off(self, number: int) -> Fraction:
        """What is to be added to bring a number within its bounds."""
        value, least, most = self._value[number], self._least[number], self._most[number]
        if least is not None and value < least:
            return least - value
        if most is not None and value > most:
            return most - value
        return Fraction(0)

    def _move(self, number: int, by: Fraction) -> None:
        self._value[number] += by
        for row, terms in self._terms.items():
            if number in terms:
                self._value[row] += terms[number] * by

    def _fits(self) -> bool:
        """Bring every row within its bounds, one after the other, or see that one cannot be."""
        while (row := min((r for r in self._terms if self._off(r)), default=None)) is not None:
            off, terms = self._off(row), self._terms[row]
            helps = min((n for n, t in terms.items() if self._can(n, off * t > 0)), default=None)
            if helps is None:
                return False
            self._move(helps, off / terms[helps])
            self._exchange(row, helps)
        return True

    def _can(self, number: int, more: bool) -> bool:
        """Whether the number can be more, or less."""
        end = self._most[number] if more else self._least[number]
        return end is None or self._value[number] != end

    def _exchange(self, row: int, number: int) -> None:
        """Write the number in terms of the row, and so in all other rows."""
        terms = self._terms.pop(row)
        by = terms.pop(number)
        mine = {other: -times / by for other, times in terms.items()}
        mine[row] = 1 / by
        for others in self._terms.values():
            if times := others.pop(number, None):
                for other, part in mine.items():
                    total = others.get(other, 0) + times * part
                    if total:
                        others[other] = total
                    else:
                        others.pop(other, None)
        self._terms[number] = mine
