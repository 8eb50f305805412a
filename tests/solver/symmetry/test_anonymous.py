"""Bounds without the names of NOCs say what they said with them."""

import pytest
from examples import examples
from hypothesis import given, settings
from small_bounds import HOLDINGS, PLACES, bounds

from models.bound import Bound, Condition, Law, Source
from solver.symmetry.anonymous import ALWAYS, Between, Local, Role, Total, kinds, local

RULE = Source("rule", "rule", "a rule", "made up")
OF_A = tuple(place for place in PLACES if place.noc == "A")
OF_B = tuple(place for place in PLACES if place.noc == "B")
BY_NOC = {"A": OF_A, "B": OF_B}
NUMBER = {place: n for of_one in (OF_A, OF_B) for n, place in enumerate(of_one)}


@given(bounds(OF_A))
@settings(max_examples=examples(150))
def test_a_bound_about_one_noc_is_kept_by_the_same_places(bound):
    for held in HOLDINGS:
        numbers = {NUMBER[place] for place in held if place.noc == "A"}
        assert all(one.keeps(numbers) for one in local(bound, NUMBER)) == (not bound.excess(held))


@given(bounds())
def test_a_bound_about_several_nocs_is_kept_by_the_same_sums(bound):
    totals, kind_of = kinds([Law(RULE, bound)], BY_NOC, NUMBER)
    for held in HOLDINGS:
        counted: dict[int, int] = {}
        for place in held:
            for total, times in kind_of[place.noc].roles[NUMBER[place]].adds_to:
                counted[total] = counted.get(total, 0) + times
        for total in totals:
            assert total.is_kept(counted) == (not bound.excess(held))


@pytest.mark.parametrize(
    ("bound", "totals"),
    [
        # With a condition about another NOC it is about both, and each is a sum of its own.
        (Bound((OF_A[0],), 1, None, Condition((OF_B[0],), 1)), [Total((0, 1, 1), (1, 1, 1))]),
        (Bound((OF_A[0], OF_B[0]), 1, 1, Condition((OF_B[0],), 1)), [Total((0, 1, 1), (1, 1, 1))]),
        (Bound((OF_A[0], OF_B[0]), 0, 1, Condition((OF_A[0], OF_B[0]), 1)),
         [Total((0, 1, 2), (0, 0, 1))]),
        (Bound((OF_A[0], OF_B[0]), 2), [Total(None, (0, 2, 2))]),
        (Bound((OF_A[0],), 1, None, Condition((OF_A[1],), 1)), []),
    ],
)  # fmt: skip
def test_a_bound_that_names_two_nocs_in_places_or_condition_is_a_sum(bound, totals):
    found, kind_of = kinds([Law(RULE, bound)], BY_NOC, NUMBER)
    assert found == totals
    assert [kind.bounds for kind in kind_of.values()].count(()) == (2 if totals else 1)


def test_nocs_with_the_same_places_and_bounds_are_of_one_kind():
    mine = {noc: tuple(place._replace(noc=noc) for place in OF_B) for noc in "BCDE"}
    number = {place: n for places in mine.values() for n, place in enumerate(places)}
    at_most_one = [Law(RULE, Bound(mine[noc], 0, 1)) for noc in "BCB"]
    both_first = Law(RULE, Bound((mine["B"][0], mine["D"][0], mine["D"][0]), 0, 1))
    totals, kind_of = kinds([*at_most_one, both_first], mine, number)
    assert totals == [Total(None, (0, 0, 1))]
    assert [kind_of[noc].number for noc in "BCDE"] == [0, 1, 2, 3]
    once = (Local(ALWAYS, Between((1,), 0, 0)),)
    assert kind_of["B"][1:] == ((Role("x", ((0, 1),)), Role("x", ())), once)
    assert kind_of["C"][1:] == ((Role("x", ()), Role("x", ())), once)
    assert kind_of["D"][1:] == ((Role("x", ((0, 2),)), Role("x", ())), ())
    _, without = kinds(at_most_one, mine, number)
    assert [without[noc].number for noc in "BCDE"] == [0, 0, 1, 1]
