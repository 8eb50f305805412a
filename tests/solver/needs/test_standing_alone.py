"""When counting lines is a proof: an event stands alone, or something ties it to more than that."""

import pytest
from one_cup import season
from tiny import world

from solver.clock import Clock
from solver.needs.alone import StandsAlone, TiedTo, own_limits, standing_alone
from solver.needs.needs import Needs
from solver.needs.season import season_so_far

SIZE = {"kind": "field_size", "events": ["men-race"], "exactly": 2}
RELAY = {"kind": "team_squad", "events": ["men-relay"], "athletes": 3}
LINES = {"men-race": ["A", "B", "A", "C"], "men-relay": ["A", "B"]}


def found(*rules, event="men-race", rankings=LINES, **more):
    return standing_alone(world(rankings, *rules, **more), event)


def ties(*rules, **more):
    tied = found(*rules, **more)
    assert isinstance(tied, TiedTo)
    return [source.id for source in tied.sources]


def test_sizes_limits_on_each_noc_guarantees_and_rulings_leave_it_alone():
    each = {"kind": "noc_event_limit", "events": ["men-race"], "at_most": 1}
    host = {"kind": "host_guarantee", "events": {"men-race": 1}, "squads": {"men": 2}}
    rulings = [{"noc": "C", "event": "men-race", "at_most": 0}]
    alone = found(SIZE, each, host, RELAY, host="B", rulings=rulings)
    assert isinstance(alone, StandsAlone)
    assert alone.size == 2
    assert alone.caps == {"A": 1, "B": 1, "C": 0}
    assert {noc: n for noc, n in alone.given.items() if n} == {"B": 1}


@pytest.mark.parametrize(
    "rule",
    [
        {"kind": "athlete_total", "squads": ["men"], "at_most": 9},
        {"kind": "noc_squad_limit", "squads": ["men"], "at_most": 3},
        {"kind": "nocs_with", "events": ["men-race"], "places": 2, "at_most": 1},
        {"kind": "noc_total_limit", "at_most": 2, "events": ["men-race", "men-relay"]},
        {"kind": "rank_limit", "lists": ["men-race"], "at_most": 3},
        {"kind": "equal_numbers", "squads": ["men", "women"]},
    ],
)
def test_whatever_else_is_said_of_it_or_its_athletes_ties_it(rule):
    rankings = {**LINES, "women-race": ["A"]}
    assert ties(SIZE, rule, rankings=rankings) == ["rule-2"]


def test_a_rule_about_other_events_and_squads_does_not():
    other = {"kind": "athlete_total", "squads": ["women"], "at_most": 9}
    assert isinstance(found(SIZE, other, rankings={**LINES, "women-race": ["A"]}), StandsAlone)


@pytest.mark.parametrize(
    ("stage", "lists"),
    [
        ({"order": "noc_by_noc"}, {}),
        ({"order": "breadth_first"}, {}),
        ({"order": "rank_by_rank", "policy": "rank_maximal"}, {}),
        ({"order": "rank_by_rank"}, {"men-race": {"event": "men-race", "ties": "all"}}),
    ],
)
def test_neither_another_order_nor_shared_ranks_without_a_lot_leave_it_alone(stage, lists):
    award = [{"id": "all", "lists": ["men-race", "men-relay"], **stage}]
    assert ties(SIZE, lists=lists, award=award) == []


def test_what_is_said_of_all_places_is_no_limit_on_the_only_noc():
    instance = world({"men-race": ["A", "A", "A"]}, SIZE)
    assert own_limits(instance, "A", "men-race") == (None, None)


def needs_of(instance):
    return Needs(season_so_far(instance, (), ("second",), "A"), "A", Clock(60), lambda _: None)


def test_without_a_limit_in_all_a_line_is_enough_but_one_is_needed(monkeypatch):
    monkeypatch.setattr("solver.needs.every_result.MOST_RESULTS", 0)
    each = {"kind": "noc_event_limit", "events": ["race"], "at_most": 1}
    (first, second) = needs_of(season({"race": ["B", "A"]}, [each])).event("race").places
    assert first.whatever.certain == "counting"
    assert second.whatever.out_of_reach == "rule"
    (first,) = needs_of(season({"race": ["B", "C"]}, [each])).event("race").places
    assert first.whatever.certain is None
    assert first.whatever.enough is not None


def test_a_line_whose_place_is_given_in_any_case_takes_no_second_one_from_others(monkeypatch):
    monkeypatch.setattr("solver.needs.every_result.MOST_RESULTS", 0)
    size = {"kind": "field_size", "events": ["race"], "exactly": 3}
    given = {"kind": "host_guarantee", "events": {"race": 1}}
    instance = season({"race": ["C", "B", "A"]}, [size, given], 2, points=(9, 3, 1), host="C")
    places = needs_of(instance).event("race").places
    second = next(place for place in places if place.k == 2)
    # First and second in the cup that is open: two places beside the one of C.
    assert second.whatever.by == "counting"
    assert second.whatever.out_of_reach is None


def test_lines_of_its_own_may_share_a_rank():
    each = {"kind": "noc_event_limit", "events": ["race"], "at_most": 2}
    instance = season({"race": ["A", "A", "B"]}, [each], 2, points=(4, 4, 1))
    places = needs_of(instance).whatever
    assert places.season.points("race", ("A", 1)) == places.season.points("race", ("A", 2))
    assert needs_of(instance)._ranks("race", 2, ()).best == 1
