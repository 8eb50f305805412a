"""Sums that can be seen to fail before anything is solved.

A minimum above a maximum, a field larger than its lines, a field larger than what the limit per
NOC leaves: one bound asks for more places than another rule allows among the same places.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from models.bound import Law, Source
from models.checks.sums import Certificate, Inequality, Term, at_least, at_most, proves
from models.place import Place


def obvious_conflicts(laws: Iterable[Law]) -> Iterator[tuple[tuple[str, ...], Certificate]]:
    """The ids of one rule or two that cannot be kept, each with the sum that shows it."""
    plain = [law for law in laws if law.bound.when is None]
    limits: dict[str, list[Inequality]] = {}
    for law in plain:
        if limit := at_most(*law):
            limits.setdefault(law.source.id, []).append(limit)
    seen: set[tuple[str, ...]] = set()
    for law in plain:
        if not (asking := at_least(*law)):
            continue
        alone = _contradiction(asking, [])
        found: list[tuple[tuple[Source, ...], Certificate]] = (
            [((law.source,), alone)] if alone else []
        )
        if not alone:
            for others in limits.values():
                if proof := _contradiction(asking, others):
                    found.append(((law.source, others[0].source), proof))
        for sources, proof in found:
            rules = tuple(dict.fromkeys(s.id for s in sources if s.kind == "rule"))
            if rules and rules not in seen:
                seen.add(rules)
                yield rules, proof


def _contradiction(asking: Inequality, limits: Iterable[Inequality]) -> Certificate | None:
    """The places asked for against what limits that share no place allow of them."""
    asked = {place for place, _ in asking.weights}
    terms = [Term(Fraction(1), asking)]
    used: set[Place] = set()
    for limit in limits:
        places = {place for place, _ in limit.weights}
        if used.isdisjoint(places) and not asked.isdisjoint(places):
            used |= places
            terms.append(Term(Fraction(1), limit))
    certificate = tuple(terms)
    return certificate if proves(certificate) else None
