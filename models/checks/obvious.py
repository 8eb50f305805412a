"""Sums that can be seen to fail before anything is solved.

A minimum above a maximum, a field larger than its lines, a field larger than what the limit per
NOC leaves: one bound asks for more places than another rule allows among the same places.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from models.bound import Law, Source
from models.checks.sums import Certificate, Inequality, Term, at_least, at_most, proves
from models.place import Place


class _Limit(NamedTuple):
    """A bound that always leaves no more than so many; a place counts as often as it is named."""

    row: Inequality
    most: int
    times: Mapping[Place, int]


def obvious_conflicts(laws: Iterable[Law]) -> Iterator[tuple[tuple[str, ...], Certificate]]:
    """The ids of one rule or two that cannot be kept, each with the sum that shows it."""
    plain = [law for law in laws if law.bound.when is None]
    limits = _limits(plain)
    about: dict[Place, list[int]] = {}
    for number, limit in enumerate(limits):
        for place in limit.times:
            about.setdefault(place, []).append(number)
    seen: set[tuple[str, ...]] = set()
    for law in plain:
        if not (asking := at_least(*law)):
            continue
        asked = Counter(law.bound.places)
        alone = _contradiction(asking, asked, [])
        found: list[tuple[tuple[Source, ...], Certificate]] = (
            [((law.source,), alone)] if alone else []
        )
        if not alone:
            # Limits on other places leave the sum as it is.
            touched = sorted({number for place in asked for number in about.get(place, ())})
            some = (limits[number] for number in touched)
            for _, of_one in groupby(some, lambda limit: limit.row.source[:2]):
                others = list(of_one)
                if proof := _contradiction(asking, asked, others):
                    found.append(((law.source, others[0].row.source), proof))
        for sources, proof in found:
            rules = tuple(dict.fromkeys(s.id for s in sources if s.kind == "rule"))
            if rules and rules not in seen:
                seen.add(rules)
                yield rules, proof


def _limits(laws: Iterable[Law]) -> list[_Limit]:
    """Those of one rule, ruling or fact after the other."""
    of_sources: dict[tuple[str, ...], list[_Limit]] = {}
    for law in laws:
        if row := at_most(*law):
            limit = _Limit(row, -row.least, Counter(law.bound.places))
            of_sources.setdefault(law.source[:2], []).append(limit)
    return [limit for some in of_sources.values() for limit in some]


def _contradiction(
    asking: Inequality, asked: Mapping[Place, int], limits: Iterable[_Limit]
) -> Certificate | None:
    """The places asked for against what limits that share no place allow of them."""
    terms = [Term(Fraction(1), asking)]
    left = dict(asked)
    used: set[Place] = set()
    room = 0
    for row, most, times in limits:
        if used.isdisjoint(times):
            used.update(times)
            terms.append(Term(Fraction(1), row))
            room += most
            for place in times.keys() & left.keys():
                left[place] -= times[place]
    # In integers first: nearly all fall away here, and a proof in fractions takes 30 times as long.
    if room + sum(number for number in left.values() if number > 0) >= asking.least:
        return None
    certificate = tuple(terms)
    return certificate if proves(certificate) else None
