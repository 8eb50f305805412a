"""Rankings without a line are to be filled in first, unless no place is to be earned by them."""

import pytest
from tiny import athletes, field, per_noc, world

from models.checks.empty import events_without_lines, rankings_without_lines
from models.checks.unfilled import unfilled
from solver.allocate.solve import solve

PATHS = {"men-1": "men-race", "men-2": "men-race"}


def test_a_ranking_without_a_line_is_named():
    case = world({"men-race": "AB", "men-relay": ""}, field("men-relay", at_most=2))
    assert rankings_without_lines(case) == ("men-relay",)


@pytest.mark.parametrize("amount", [{"exactly": 0}, {"at_most": 0}])
def test_a_ranking_by_which_no_place_is_to_be_earned_may_be_empty(amount):
    case = world({"men-race": "AB", "men-relay": ""}, field("men-relay", **amount))
    assert rankings_without_lines(case) == ()


def test_an_event_has_lines_where_one_of_its_lists_has():
    case = world({"men-1": "AB", "men-2": ""}, field("men-race", exactly=2), lists=PATHS)
    assert rankings_without_lines(case) == ("men-2",)
    assert events_without_lines(case, ["rule-1"]) == ()


@pytest.mark.parametrize(
    ("rule", "events"),
    [
        (field("men-relay", exactly=2), ("men-relay",)),
        (field("men-race", exactly=2), ()),
        (athletes(exactly=9), ("men-relay",)),
        ({"kind": "host_guarantee", "events": {"men-relay": 1}}, ("men-relay",)),
        ({"kind": "athlete_total", "squads": ["women"], "exactly": 9}, ("women-race",)),
    ],
)
def test_a_rule_is_about_events_that_it_names_or_whose_squad_it_names(rule, events):
    rankings = {"men-race": "AB", "men-relay": "", "women-race": ""}
    assert events_without_lines(world(rankings, rule, host="H"), ["rule-1"]) == events
    assert events_without_lines(world(rankings, rule, host="H"), []) == ()


def test_a_field_is_as_large_as_its_rule_says_whatever_one_noc_may_have():
    case = world({"men-race": "AAA"}, field("men-race", at_most=9), per_noc("men-race", 3))
    assert unfilled(case, solve(case).held)["men-race"].size == 9


def test_each_event_without_a_line_has_its_own_size():
    case = world(
        {"men-race": "", "men-relay": ""},
        field("men-race", at_most=9),
        field("men-relay", at_most=2),
    )
    found = unfilled(case, solve(case).held)
    assert {event: short.size for event, short in found.items()} == {"men-race": 9, "men-relay": 2}
