"""Sums that need no trust: why rules clash, as arithmetic that anybody can check.

A certificate multiplies inequalities over places, each between 0 and 1, and adds them up: the left
sides cancel, and what stays is 'at least 40 is at most 38'. Integers and fractions only, and the
check below knows no solver (Farkas, 1902).
"""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from models.bound import Bound, Law, Source
from models.place import Place, is_chain


class Row(NamedTuple):
    """An inequality that every lawful allocation keeps: sum of weight x held >= least."""

    source: Source
    weights: tuple[tuple[Place, int], ...]
    least: int


class Term(NamedTuple):
    """A row of a certificate and how often it is counted."""

    times: Fraction
    row: Row


Certificate = tuple[Term, ...]


def rows(laws: Iterable[Law]) -> list[Row]:
    """The inequalities that laws come down to, conditions included where they are about one place.

    Conditions about several places, and ranges, are left out: what remains is true all the same.
    """
    return [row for law in laws for row in _rows(law.source, law.bound)]


def _rows(source: Source, bound: Bound) -> list[Row]:
    places = bound.places
    if bound.when is None:
        return _plain(source, bound)
    when = bound.when
    if when.at_most is None and when.at_least == 1 and len(when.places) == 1:
        condition, sign = when.places[0], 1
    elif when.at_most == 0 and len(when.places) == 1:
        condition, sign = when.places[0], -1
    elif when.at_most == 0 and not when.places:
        return _plain(source, bound)
    else:
        return []
    found = []
    # 'When c is held, at least a': sum - a*c >= 0; when c is not held: sum + a*c >= a.
    if is_chain(places):
        if 0 < bound.at_least <= len(places):
            needed = ((places[bound.at_least - 1], 1), (condition, -sign))
            found.append(Row(source, needed, 0 if sign > 0 else 1))
        if bound.at_most is not None and bound.at_most < len(places):
            barred = ((places[bound.at_most], -1), (condition, -sign))
            found.append(Row(source, barred, -1 if sign > 0 else 0))
        return found
    if bound.at_least:
        weights = (*((place, 1) for place in places), (condition, -sign * bound.at_least))
        found.append(Row(source, weights, 0 if sign > 0 else bound.at_least))
    if bound.at_most is not None and bound.at_most < len(places):
        slack = len(places) - bound.at_most
        weights = (*((place, -1) for place in places), (condition, -sign * slack))
        found.append(Row(source, weights, -len(places) if sign > 0 else -bound.at_most))
    return found


def _plain(source: Source, bound: Bound) -> list[Row]:
    found = []
    if bound.at_least:
        found.append(Row(source, tuple((place, 1) for place in bound.places), bound.at_least))
    if bound.at_most is not None:
        found.append(Row(source, tuple((place, -1) for place in bound.places), -bound.at_most))
    return found


def proves(certificate: Certificate) -> bool:
    """Whether the rows, so often counted, add up to a contradiction. Exact.

    No place may be left with a positive weight, since it can be held, once; a negative one only
    helps. So the sum of weights x held is at most the positive weights, and that is too little.
    """
    total: dict[Place, Fraction] = {}
    least = Fraction(0)
    for times, row in certificate:
        if times < 0:
            return False
        least += times * row.least
        for place, weight in row.weights:
            total[place] = total.get(place, Fraction(0)) + times * weight
    return sum((weight for weight in total.values() if weight > 0), Fraction(0)) < least


def in_words(certificate: Certificate) -> str:
    """'8 x 5 = 40 > 38': what the rules ask for on one side, what they leave on the other."""
    scale = 1
    for times, _ in certificate:
        scale = lcm(scale, times.denominator)
    asked: Counter[tuple[int, int]] = Counter()
    left: Counter[tuple[int, int]] = Counter()
    free: dict[Place, Fraction] = {}
    for times, row in certificate:
        number = times * scale
        for place, weight in row.weights:
            free[place] = free.get(place, Fraction(0)) + number * weight
        if row.least:
            side = asked if row.least > 0 else left
            side[abs(row.least), int(number)] += 1
    lines = sum((weight for weight in free.values() if weight > 0), Fraction(0))
    if lines:
        left[int(lines), 1] += 1
    return _compare(asked, left)


def _compare(asked: Counter[tuple[int, int]], left: Counter[tuple[int, int]]) -> str:
    most, least = _value(asked), _value(left)
    more, fewer = _written(asked), _written(left)
    if more == str(most):
        return f"{fewer} = {least} < {most}" if fewer != str(least) else f"{most} > {least}"
    return f"{more} = {most} > {least}" + (f" = {fewer}" if fewer != str(least) else "")


def _value(terms: Counter[tuple[int, int]]) -> int:
    return sum(count * amount * number for (amount, number), count in terms.items())


def _written(terms: Counter[tuple[int, int]]) -> str:
    """'10 x 3 + 8 x 5': ten NOCs with three each, and eight teams of five."""
    words = []
    for (amount, number), count in terms.items():
        factors = [str(n) for n in (count, amount, number) if n != 1]
        words.append(" x ".join(factors) or "1")
    return " + ".join(words) or "0"
