"""Sums that can be seen to fail, found without a solver."""

from models.bound import Bound, Law, Source
from models.checks.obvious import obvious_conflicts
from models.checks.sums import in_words, proves
from models.place import Place, chain

LINES = tuple(place for noc in "ABCDE" for place in chain(noc, "sprint", 3))


def law(name: str, bound: Bound) -> Law:
    return Law(Source("rule", name, name, "made up"), bound)


def found(*laws: Law) -> dict[tuple[str, ...], str]:
    conflicts = list(obvious_conflicts(laws))
    assert all(proves(proof) for _, proof in conflicts)
    return {rules: in_words(proof) for rules, proof in conflicts}


def test_a_field_larger_than_its_lines():
    assert found(law("field", Bound(LINES, at_least=16))) == {("field",): "16 > 15"}


def test_a_field_as_large_as_its_lines_is_none():
    assert found(law("field", Bound(LINES, at_least=15))) == {}


def test_too_few_nocs_for_a_field():
    limits = [law("per-noc", Bound(chain(noc, "sprint", 3), at_most=2)) for noc in "ABCDE"]
    field = law("field", Bound(LINES, at_least=11))
    assert found(field, *limits) == {("field", "per-noc"): "5 x 2 = 10 < 11"}


def test_a_minimum_above_a_maximum():
    least, most = law("least", Bound(LINES[:5], at_least=4)), law("most", Bound(LINES, at_most=3))
    assert found(least, most) == {("least", "most"): "4 > 3"}


def test_limits_that_share_places_are_not_added_up():
    twice = [
        law("per-noc", Bound(LINES[:3], at_most=2)),
        law("per-noc", Bound(LINES[:3], at_most=2)),
    ]
    assert found(law("field", Bound(LINES, at_least=14)), *twice) == {}


def test_a_condition_is_not_taken_for_granted():
    from models.bound import Condition

    when = Condition((Place("A", "relay", 1),), at_least=1)
    assert found(law("field", Bound(LINES, at_least=16, when=when))) == {}


def test_a_rule_may_be_called_like_a_fact():
    fact = Law(Source("fact", "limit", "an athlete"), Bound(LINES[:1], at_most=1))
    limit = law("limit", Bound(LINES[1:], at_most=3))
    field = law("field", Bound(LINES, at_least=5))
    assert set(found(field, fact, limit)) == {("field", "limit")}
