"""The sum that shows a clash is exact, and as short as can be: few rules, facts for nothing."""

from fractions import Fraction

import pytest

from models.bound import Bound, Condition, Law, Source
from models.checks.sums import proves
from models.place import Place
from solver.cpsat.farkas import certificate

ONE, TWO, THREE = (Place("A", "men", k) for k in (1, 2, 3))


def law(name, places, at_least=0, at_most=None, *, when=None, kind="rule"):
    return Law(Source(kind, name, name), Bound(places, at_least, at_most, when))


def summed(*laws):
    found = certificate(laws)
    if found is None:
        return None
    assert proves(found)
    return {(term.row.source.id, term.times) for term in found}


def test_a_duty_and_a_limit_that_leaves_too_few_are_the_sum():
    clash = law("two", (ONE, TWO), at_least=2), law("one", (ONE, TWO), at_most=1)
    assert summed(*clash, law("besides", (THREE,), at_most=1)) == {("two", 1), ("one", 1)}


def test_what_can_be_kept_has_no_sum():
    assert summed(law("two", (ONE, TWO), at_least=2), law("most", (ONE, TWO), at_most=2)) is None
    assert summed() is None


def test_a_law_counts_as_often_as_it_takes():
    every = law("all", (ONE, TWO, THREE), at_least=2)
    pairs = [
        law(name, places, at_most=1)
        for name, places in [("ab", (ONE, TWO)), ("bc", (TWO, THREE)), ("ac", (ONE, THREE))]
    ]
    found = summed(every, *pairs)
    # Twice the duty is four, and the pairs allow three: by any multiple that leaves one too many.
    times = dict(found)
    assert times["all"] == 2 * times["ab"] == 2 * times["bc"] == 2 * times["ac"]
    assert times["all"] * 2 - 3 * times["ab"] == Fraction(1)


def test_facts_are_taken_rather_than_rules():
    asks = law("asks", (ONE,), at_least=1)
    by_rule = law("rule", (ONE,), at_most=0)
    by_fact = law("fact", (ONE,), at_most=0, kind="fact")
    assert summed(asks, by_rule, by_fact) == {("asks", 1), ("fact", 1)}
    assert summed(asks, by_fact, by_rule) == {("asks", 1), ("fact", 1)}


@pytest.mark.parametrize("times", [1, 3])
def test_a_place_that_is_named_more_than_once_weighs_as_much(times):
    called = law("called", (ONE,) * times, at_least=times, when=Condition((TWO,), 1))
    assert summed(law("held", (TWO,), at_least=1), called, law("none", (ONE,), at_most=0))
    assert summed(law("held", (TWO,), at_least=1), called, law("one", (ONE,), at_most=1)) is None


def test_a_clash_that_only_whole_places_have_is_shown_by_no_sum():
    half = law("even", (ONE, ONE), at_least=1, at_most=1)
    assert summed(half) is None
