"""Squads that nothing couples are decided each on its own, and to the same end."""

from hypothesis import HealthCheck, given, settings
from small_worlds import instances
from tiny import athletes, field, world

from models.answers.outcome import Allocated
from models.place import Place
from solver.allocate.components import parts
from solver.allocate.solve import solve
from solver.allocate.strategies import Ways
from solver.clock import Clock

BOTH = {"men-500m": ["A", "B", "C"], "women-500m": ["B", "A", "C"]}


def squads(*rules, rankings=BOTH):
    instance = world(rankings, *rules)
    return [part.squads for part in parts(instance.laws, instance.field)]


def total(**amount):
    return {"kind": "athlete_total", "squads": ["men", "women"], **amount}


def women(**amount):
    return {"kind": "athlete_total", "squads": ["women"], **amount}


def test_men_and_women_whom_no_rule_couples_are_two_parts():
    assert squads(athletes(at_most=2)) == [("men",), ("women",)]


def test_a_total_over_both_couples_them():
    assert squads(total(at_most=3)) == [("men", "women")]


def test_a_total_that_the_totals_of_each_keep_anyway_couples_nothing():
    rules = [total(at_most=4), athletes(at_most=2), women(at_most=2)]
    assert squads(*rules) == [("men",), ("women",)]
    assert squads(total(at_most=3), *rules[1:]) == [("men", "women")]


def test_a_total_of_which_something_is_asked_couples_them():
    rules = [total(at_least=4, at_most=4), athletes(at_most=2), women(at_most=2)]
    assert squads(*rules) == [("men", "women")]


def test_a_total_that_couples_them_does_so_after_one_that_does_not():
    rules = [total(at_most=4), athletes(at_most=2), women(at_most=2)]
    assert squads(*rules, total(at_least=1)) == [("men", "women")]


def test_every_place_and_every_law_that_counts_is_in_one_part():
    instance = world(BOTH, total(at_most=4), athletes(at_most=2), women(at_most=2))
    found = parts(instance.laws, instance.field)
    assert sorted(p for part in found for p in part.places) == sorted(instance.field.places)
    left_out = set(instance.laws) - {law for part in found for law in part.laws}
    assert [law.source.id for law in left_out] == ["rule-1"]


def test_where_one_squad_has_to_look_ahead_the_other_keeps_its_walk():
    # B, first of the men's list, would leave no place for both fields among two men.
    rankings = {
        "men-500m": ["C", "B"],
        "men-1000m": ["A", "B"],
        "women-500m": ["A", "C"],
    }
    rules = [field("men-500m", exactly=1), field("men-1000m", exactly=1), athletes(at_most=1)]
    found = solve(world(rankings, *rules, field("women-500m", at_most=1)))
    assert isinstance(found, Allocated)
    assert found.proof == "prefix"
    lines = {place for place in found.held if place.pool in rankings}
    assert lines == {
        Place("B", "men-500m", 1),
        Place("B", "men-1000m", 1),
        Place("A", "women-500m", 1),
    }


def test_of_the_ties_of_several_squads_the_first_in_the_order_of_award_is_told():
    tied = {"women-500m": ["A", ["B", "C"]], "men-500m": [["A", "B"], "C"]}
    rules = [field("men-500m", exactly=1), field("women-500m", exactly=2)]
    lot = solve(world(tied, *rules), walk_first=False)
    assert [(turn.event, turn.line.noc) for turn in lot.tied] == [
        ("men-500m", "A"),
        ("men-500m", "B"),
    ]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(instances(ties=True, policies=("strict",)))
def test_parts_decided_apart_are_what_the_whole_decided_at_once_is(instance):
    laws, reach = instance.laws_within_reach, instance.within_reach
    whole = Ways(instance, Clock(), laws, reach).by_board()
    apart = solve(instance, walk_first=False)
    assert apart.status == whole.status
    assert getattr(apart, "held", None) == getattr(whole, "held", None)
    assert getattr(apart, "tied", None) == getattr(whole, "tied", None)


def test_a_rule_about_what_is_out_of_reach_keeps_nobody_from_counting():
    none = {"kind": "noc_squad_limit", "squads": ["men"], "at_most": 0}
    pairs = {"kind": "squad_multiple", "squads": ["men"], "of": 2}
    nobody = solve(world({"men-500m": ["A"]}, none, pairs), walk_first=False)
    assert (nobody.held, nobody.proof) == (frozenset(), "prefix")
