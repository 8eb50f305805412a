"""A place given back with what is guaranteed to it."""

from datetime import date

from holdings import cells
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import SOCHI
from small_worlds import instances
from tiny import field, host_has, relay_brings, world

from models.answers.outcome import Allocated, Conflict
from models.files import read_instance
from models.ruling import Ruling
from solver.allocate.solve import solve
from solver.reallocate.decline import decline

SQUAD = [
    {"kind": "noc_squad_limit", "squads": ["men"], "at_most": 3, "team": True},
    {"kind": "noc_squad_limit", "squads": ["men"], "at_most": 1, "team": False},
]


def declines(noc, event, at_most):
    day = date(2020, 3, 1)
    return Ruling(noc=noc, event=event, at_most=at_most, date=day, basis="declined")


def test_a_place_that_nothing_guarantees_needs_no_waiver():
    instance = world({"men-500m": ["A", "B", "C"]}, field("men-500m", exactly=2))
    found = decline(instance, declines("A", "men-500m", 0))
    assert found.waived == ()
    assert cells(found.instance, found.outcome)["C", "men-500m"] == 1


def test_a_guarantee_is_waived_as_far_as_it_has_to_be():
    rankings = {"men-relay": ["A", "H"], "men-500m": ["H", "H", "A"]}
    rules = [field("men-relay", exactly=1), relay_brings(3), *SQUAD]
    guarantee = host_has(events={"men-relay": 1}, squads={"men": 3})
    instance = world(rankings, *rules, guarantee, host="H")
    assert cells(instance, solve(instance))["H", "men"] == 3
    found = decline(instance, declines("H", "men-relay", 0))
    assert [(one.address, one.old, one.new) for one in found.waived] == [
        ("rule-5.events.men-relay", 1, 0),
        ("rule-5.squads.men", 3, 1),
    ]
    assert cells(found.instance, found.outcome)["A", "men-relay"] == 1


def test_a_guarantee_of_the_squad_alone_is_waived_as_well():
    rankings = {"men-relay": ["H", "A"], "men-500m": ["H"]}
    instance = world(rankings, relay_brings(3), *SQUAD, host_has(squads={"men": 3}), host="H")
    found = decline(instance, declines("H", "men-relay", 0))
    assert [one.address for one in found.waived] == ["rule-4.squads.men"]
    assert cells(found.instance, found.outcome)["H", "men"] == 1


def test_what_a_ruling_gives_is_given_back_too():
    given_by_court = {"noc": "C", "event": "men-500m", "exactly": 2}
    instance = world(
        {"men-500m": ["A", "C"]}, field("men-500m", at_most=3), rulings=[given_by_court]
    )
    found = decline(instance, declines("C", "men-500m", 1))
    assert [(one.old, one.new) for one in found.waived] == [(2, 1)]
    assert cells(found.instance, found.outcome)["C", "men-500m"] == 1


def test_a_conflict_that_no_waiver_settles_stays_one():
    instance = world({"men-500m": ["A", "H"]}, field("men-500m", exactly=2), host="H")
    found = decline(instance, declines("H", "men-500m", 0))
    assert isinstance(found.outcome, Conflict)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(instances(), st.data())
def test_who_declines_keeps_no_more_and_the_base_is_untouched(instance, data):
    found = solve(instance)
    if not isinstance(found, Allocated):
        return
    table = cells(instance, found)
    events = sorted((noc, column) for noc, column in table if column in instance.rulebook.events)
    if not events:
        return
    noc, event = data.draw(st.sampled_from(events))
    kept = data.draw(st.integers(0, table[noc, event] - 1))
    after = decline(instance, declines(noc, event, kept))
    if isinstance(after.outcome, Allocated):
        assert cells(after.instance, after.outcome).get((noc, event), 0) <= kept
    assert solve(instance) == found


def test_russia_gives_back_its_relay_of_sochi():
    instance = read_instance(SOCHI)
    found = decline(instance, declines("RUS", "men-relay", 0))
    assert [(one.address, one.source.cite, one.old, one.new) for one in found.waived] == [
        ("host.events.men-relay", "sentence 4", 1, 0),
        ("host.squads.men", "sentence 4", 5, 3),
    ]
    before, after = cells(instance, solve(instance)), cells(found.instance, found.outcome)
    assert {
        key: (before.get(key, 0), after.get(key, 0))
        for key in {*before, *after}
        if before.get(key, 0) != after.get(key, 0)
    } == {
        ("RUS", "men-relay"): (1, 0),
        ("RUS", "men"): (5, 3),
        ("FRA", "men-relay"): (0, 1),
        ("FRA", "men"): (3, 5),
    }
