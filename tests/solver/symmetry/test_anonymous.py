"""Bounds without the names of NOCs say what they said with them."""

from hypothesis import given, settings
from small_bounds import HOLDINGS, PLACES, bounds

from models.bound import Law, Source
from solver.symmetry.anonymous import kinds, local

RULE = Source("rule", "rule", "a rule", "made up")
OF_A = tuple(place for place in PLACES if place.noc == "A")
OF_B = tuple(place for place in PLACES if place.noc == "B")
NUMBER = {place: n for of_one in (OF_A, OF_B) for n, place in enumerate(of_one)}


@given(bounds(OF_A))
@settings(max_examples=300)
def test_a_bound_about_one_noc_is_kept_by_the_same_places(bound):
    for held in HOLDINGS:
        numbers = {NUMBER[place] for place in held if place.noc == "A"}
        assert all(one.keeps(numbers) for one in local(bound, NUMBER)) == (not bound.excess(held))


@given(bounds())
def test_a_bound_about_several_nocs_is_kept_by_the_same_sums(bound):
    totals, kind_of = kinds([Law(RULE, bound)], {"A": OF_A, "B": OF_B}, NUMBER)
    for held in HOLDINGS:
        counted: dict[int, int] = {}
        for place in held:
            for total, times in kind_of[place.noc].roles[NUMBER[place]].adds_to:
                counted[total] = counted.get(total, 0) + times
        for total in totals:
            assert total.is_kept(counted) == (not bound.excess(held))
