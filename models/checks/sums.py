"""Sums that need no trust: why rules clash, as arithmetic that anybody can check.

A certificate multiplies inequalities over places, each between 0 and 1, and adds them up: the left
sides cancel, and what stays is 'at least 40 is at most 38'. Integers and fractions only, and the
check below knows no solver (Farkas, 1902).
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import accumulate
from math import lcm
from typing import NamedTuple

from models.bound import Bound, Law, Source, narrowed
from models.place import Place, is_chain


class Inequality(NamedTuple):
    """An inequality that every lawful allocation keeps: sum of weight x held >= least."""

    source: Source
    weights: tuple[tuple[Place, int], ...]
    least: int


class Term(NamedTuple):
    """A row of a certificate and how often it is counted."""

    times: Fraction
    row: Inequality


Certificate = tuple[Term, ...]


def rows(laws: Iterable[Law]) -> list[Inequality]:
    """The inequalities that laws come down to, conditions included where they are about one place.

    Other conditions about several places, and ranges, are left out but for `_one_for_one`: what
    remains is true all the same.
    """
    found = list(laws)
    rows = [row for law in found for row in _rows(law.source, law.bound)]
    return [*rows, *_one_for_one(found)]


def _one_for_one(laws: Iterable[Law]) -> Iterator[Inequality]:
    """'When k of these are held, at least k - d of those', for every k, as one inequality: those
    less these >= -d. It holds for every number of these, whatever the bounds between leave out."""
    families: dict[tuple[Source, int, int], tuple[Bound, dict[int, int]]] = {}
    for source, bound in laws:
        when = bound.when
        if when is None or when.ends or bound.at_least <= 0 or is_chain(when.places):
            continue
        # Ids are quick where every k names the same places, and the first bound keeps them alive.
        key = source, id(bound.places), id(when.places)
        _, asked = families.setdefault(key, (bound, {}))
        start = max(when.at_least, 0)
        asked[start] = max(bound.at_least, asked.get(start, 0))
    for (source, _, _), (bound, asked) in families.items():
        these, those = bound.when.places if bound.when else (), bound.places
        needed = accumulate((asked.get(count, 0) for count in range(len(these) + 1)), max)
        apart = max(count - least for count, least in enumerate(needed))
        if apart < len(these) and len(those) > 1:
            weights = _weights(those, 1, *_weights(these, -1))
            yield Inequality(source, weights, -apart)


def _rows(source: Source, bound: Bound) -> list[Inequality]:
    if bound.when is None or bound.when.always:
        return [row for row in (at_least(source, bound), at_most(source, bound)) if row]
    condition = narrowed(bound.when)
    if bound.when.never or len(condition) > 1 or len(condition[0].places) > 1:
        return []
    ((place,), needed, _) = condition[0]
    sign = 1 if needed > 0 else -1
    found = []
    # 'When c is held, at least a': sum - a*c >= 0; when c is not held: sum + a*c >= a.
    for part in narrowed(bound):
        least, most, size = part.at_least, part.most, len(part.places)
        if least > 0:
            weights = _weights(part.places, 1, (place, -sign * least))
            found.append(Inequality(source, weights, 0 if sign > 0 else least))
        if most < size:
            weights = _weights(part.places, -1, (place, -sign * (size - most)))
            found.append(Inequality(source, weights, -size if sign > 0 else -most))
    return found


def at_least(source: Source, bound: Bound) -> Inequality | None:
    """What a bound asks for, if it always stands and asks for anything."""
    if not bound.at_least:
        return None
    return Inequality(source, _weights(bound.places, 1), bound.at_least)


def at_most(source: Source, bound: Bound) -> Inequality | None:
    """What a bound leaves, if it always stands and is a limit."""
    if bound.at_most is None:
        return None
    return Inequality(source, _weights(bound.places, -1), -bound.at_most)


def _weights(
    places: tuple[Place, ...], weight: int, *more: tuple[Place, int]
) -> tuple[tuple[Place, int], ...]:
    return (*((place, weight) for place in places), *more)


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
