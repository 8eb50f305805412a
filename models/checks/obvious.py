"""Sums that can be seen to fail before anything is solved.

A minimum above a maximum, a field larger than its lines, a field larger than what the limit per
NOC leaves: one bound asks for more places than another rule allows among the same places.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from models.bound import Bound, Law, Source
from models.checks.sums import Certificate, Row, Term, proves


def obvious_conflicts(laws: Iterable[Law]) -> Iterator[tuple[tuple[str, ...], Certificate]]:
    """The ids of one rule or two that cannot be kept, each with the sum that shows it."""
    plain = [law for law in laws if law.bound.when is None]
    limits: dict[str, list[Law]] = {}
    for law in plain:
        if law.bound.at_most is not None:
            limits.setdefault(law.source.id, []).append(law)
    seen: set[tuple[str, ...]] = set()
    for law in plain:
        if not law.bound.at_least:
            continue
        alone = _contradiction(law, [])
        found: list[tuple[tuple[Source, ...], Certificate]] = (
            [((law.source,), alone)] if alone else []
        )
        if not alone:
            for others in limits.values():
                if proof := _contradiction(law, others):
                    found.append(((law.source, others[0].source), proof))
        for sources, proof in found:
            rules = tuple(dict.fromkeys(s.id for s in sources if s.kind == "rule"))
            if rules and rules not in seen:
                seen.add(rules)
                yield rules, proof


def _contradiction(law: Law, others: Iterable[Law]) -> Certificate | None:
    """The places asked for against what the others, which share no place, allow of them."""
    asked = set(law.bound.places)
    terms = [Term(Fraction(1), _at_least(law))]
    used: set[object] = set()
    for other in others:
        places = other.bound.places
        if used.isdisjoint(places) and not asked.isdisjoint(places):
            used.update(places)
            terms.append(Term(Fraction(1), _at_most(other, other.bound)))
    certificate = tuple(terms)
    return certificate if proves(certificate) else None


def _at_least(law: Law) -> Row:
    return Row(law.source, tuple((place, 1) for place in law.bound.places), law.bound.at_least)


def _at_most(law: Law, bound: Bound) -> Row:
    return Row(law.source, tuple((place, -1) for place in bound.places), -(bound.at_most or 0))
