"""What is handed to the peers says the same as the laws do."""

from itertools import product

import pytest
from definition import every_lawful
from exported import Numbered, exported, exported_laws
from hypothesis import given
from peers import lawful_for_peers
from problem import Problem
from small_bounds import HOLDINGS, PLACES, bounds
from tiny import athletes, field, host_has, per_noc, relay_brings, world

from models.bound import Law, Source
from models.place import Place

RULE = Source("rule", "a-rule", "a rule")

WORLDS = {
    "a limit and a field": world(
        {"men-500m": "BAH", "men-1000m": "AB"},
        field("men-500m", exactly=2),
        athletes(at_most=2),
    ),
    "a host": world(
        {"men-500m": "BABA"},
        field("men-500m", at_most=2),
        host_has(squads={"men": 1}),
        host="H",
    ),
    "a team and a limit on those without": world(
        {"men-500m": "AAB", "men-relay": "BA"},
        relay_brings(2),
        {"kind": "noc_squad_limit", "squads": ["men"], "at_most": 1, "team": False},
        field("men-relay", exactly=1),
    ),
    "two lists to one event": world(
        {"men-one": "AB", "men-two": "AB"},
        field("men-500m", exactly=2),
        per_noc("men-500m", 2),
        lists={"men-one": "men-500m", "men-two": "men-500m"},
    ),
    "rules that clash": world(
        {"men-500m": "AB"}, field("men-500m", exactly=2), athletes(at_most=1)
    ),
}


@pytest.mark.parametrize("name", WORLDS)
def test_the_peers_have_the_same_lawful_allocations(name):
    instance = WORLDS[name]
    data = exported(instance)
    problem = Problem(data)
    places = [Place(*place) for place in data["places"]]
    theirs = {
        frozenset(place for place, held in zip(places, pick, strict=True) if held)
        for pick in product((False, True), repeat=len(places))
        if lawful_for_peers(problem, {n for n, held in enumerate(pick) if held})
    }
    assert theirs == set(every_lawful(instance))


@given(bounds())
def test_a_bound_of_any_shape_is_kept_by_the_same_holdings(bound):
    numbered = Numbered(PLACES)
    laws = exported_laws([Law(RULE, bound)], numbered)
    problem = Problem({"places": numbered.names, "lines": [], "laws": laws})
    for holding in HOLDINGS:
        kept = lawful_for_peers(problem, set(numbered.of(sorted(holding))))
        assert kept == (bound.excess(holding) == 0)


def test_lines_come_in_the_order_of_award_without_those_out_of_reach():
    instance = world(
        {"men-500m": "ABA", "men-1000m": "BA"},
        per_noc("men-500m", 1),
        award=[
            {"id": "first", "lists": ["men-1000m"]},
            {"id": "second", "lists": ["men-500m"]},
        ],
    )
    data = exported(instance)
    assert [data["places"][line] for line in data["lines"]] == [
        ["B", "men-1000m", 1],
        ["A", "men-1000m", 1],
        ["A", "men-500m", 1],
        ["B", "men-500m", 1],
    ]


def test_a_policy_that_is_not_strict_is_not_told_as_if_it_were():
    stage = {"id": "all", "lists": ["men-500m"], "policy": "fill_first"}
    with pytest.raises(ValueError, match="strict"):
        exported(world({"men-500m": "AB"}, field("men-500m", at_most=1), award=[stage]))
