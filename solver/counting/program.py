"""Small integer programs, exactly: is there a whole number for each, within all the bounds?

The simplex of Dutertre and de Moura (A fast linear-arithmetic solver for DPLL(T), 2006): every row
is a number of its own, written in terms of numbers that sit at a bound; a row out of its bounds is
exchanged for one of these, or none can help, which proves that there is no solution. Bland's rule
(always the first that will do) makes it end. A solution in fractions is split: this number is at
most 3, or at least 4. All in whole numbers, never floats: both answers are proofs.
"""

from collections.abc import Sequence
from math import gcd
from typing import NamedTuple

from models.errors import BerthError
from solver.clock import Clock

#: So many splits, and a solver with cuts and learning does better.
SPLITS = 300


class TooHard(BerthError):
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
    """terms: of each row, what `scale` times it is made of, by the numbers that are not rows now.

    Those are whole numbers always: they sit at a bound. So every row has whole terms and a whole
    total, and is total / scale.
    """

    def __init__(self, highest: Sequence[int], rows: Sequence[Row], clock: Clock) -> None:
        self._clock, self._splits, self._size = clock, 0, len(highest)
        self._least: list[int | None] = [0 for _ in highest]
        self._most: list[int | None] = [*highest]
        self._least += [row.least for row in rows]
        self._most += [row.most for row in rows]
        self._total = [0] * len(self._least)
        self._scale = [1] * len(self._least)
        self._terms: dict[int, dict[int, int]] = {}
        for index, row in enumerate(rows, len(highest)):
            terms: dict[int, int] = {}
            for number, times in row.terms:
                terms[number] = terms.get(number, 0) + times
            self._terms[index] = {number: times for number, times in terms.items() if times}

    def solution(self) -> list[int] | None:
        bounds = zip(self._least, self._most, strict=True)
        if any(a is not None and b is not None and a > b for a, b in bounds):
            return None
        return self._split() if self._fits() else None

    def _split(self) -> list[int] | None:
        """A whole solution within the bounds as they stand, which fractions keep."""
        whole = [divmod(self._total[n], self._scale[n]) for n in range(self._size)]
        number = next((n for n, (_, rest) in enumerate(whole) if rest), None)
        if number is None:
            return [value for value, _ in whole]
        self._splits += 1
        if self._splits > SPLITS:
            raise TooHard
        self._clock.left()
        below, before = whole[number][0], (self._least[number], self._most[number])
        for bounds in ((before[0], below), (below + 1, before[1])):
            self._bound(number, *bounds)
            if self._fits() and (found := self._split()) is not None:
                return found
            self._bound(number, *before)
        return None

    def _bound(self, number: int, least: int | None, most: int | None) -> None:
        self._least[number], self._most[number] = least, most
        if number not in self._terms and (end := self._beyond(number)) is not None:
            self._set(number, end)

    def _beyond(self, number: int) -> int | None:
        """The bound that a number is beyond, if it is beyond one."""
        total, scale = self._total[number], self._scale[number]
        least, most = self._least[number], self._most[number]
        if least is not None and total < least * scale:
            return least
        if most is not None and total > most * scale:
            return most
        return None

    def _set(self, number: int, value: int) -> None:
        by = value - self._total[number]
        self._total[number] = value
        for row, terms in self._terms.items():
            if times := terms.get(number):
                self._total[row] += times * by

    def _fits(self) -> bool:
        """Bring every row within its bounds, one after the other, or see that one cannot be."""
        while True:
            for row in sorted(self._terms):
                if (end := self._beyond(row)) is not None:
                    break
            else:
                return True
            more, terms = end * self._scale[row] > self._total[row], self._terms[row]
            helps = min(
                (n for n, t in terms.items() if self._can(n, more == (t > 0))), default=None
            )
            if helps is None:
                return False
            self._exchange(row, helps, end)

    def _can(self, number: int, more: bool) -> bool:
        """Whether the number, which is whole, can be more, or less."""
        end = self._most[number] if more else self._least[number]
        return end is None or self._total[number] != end

    def _exchange(self, row: int, number: int, value: int) -> None:
        """Set a row to a whole value, and write the number in terms of it, and so in all others."""
        terms = self._terms.pop(row)
        by = terms.pop(number)
        sign = 1 if by > 0 else -1
        mine = {other: -sign * times for other, times in terms.items()}
        mine[row] = sign * self._scale[row]
        by *= sign
        self._total[row], self._scale[row] = value, 1
        for other, others in self._terms.items():
            if times := others.pop(number, None):
                if by > 1:
                    for part in others:
                        others[part] *= by
                for part, of in mine.items():
                    others[part] = others.get(part, 0) + times * of
                self._put(other, others, self._scale[other] * by)
        self._put(number, mine, by)

    def _put(self, row: int, terms: dict[int, int], scale: int) -> None:
        """A row, in numbers as small as will do."""
        by = gcd(scale, *terms.values()) if scale > 1 else 1
        terms = {number: times // by for number, times in terms.items() if times}
        self._terms[row], self._scale[row] = terms, scale // by
        self._total[row] = sum([times * self._total[n] for n, times in terms.items()])
