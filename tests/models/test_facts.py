"""What holds of places whatever the rules say, law by law, for tiny worlds."""

from tiny import field, host_has, per_noc, relay_brings, world

from models.facts import facts
from models.rulebook import Rulebook

SPRINT = {"men-sprint": ["A"]}


def said(instance):
    """'fact: how many of which places if how many of which are held', without what is no limit."""
    return [
        f"{law.source.id}: {_amount(law.bound)} {_all(law.bound.places)}"
        + (f" if {law.bound.when.at_least} {_all(law.bound.when.places)}" if law.bound.when else "")
        for law in facts(instance.field)
    ]


def _amount(bound):
    most = "" if bound.at_most is None else f"-{bound.at_most}"
    return f"{bound.at_least}{most}"


def _all(places):
    return " ".join(f"{place.noc}/{place.pool}/{place.k}" for place in places)


def test_places_of_a_list_are_held_in_order_and_each_start_and_athlete_needs_the_other():
    assert said(world({"men-sprint": ["A", "B", "A"]}, per_noc("men-sprint", 2))) == [
        "in-order: 1 A/men/1 if 1 A/men/2",
        "in-order: 1 A/men-sprint/1 if 1 A/men-sprint/2",
        "start-needs-athlete: 1 A/men/1 if 1 A/men-sprint/1",
        "start-needs-athlete: 1 A/men/2 if 1 A/men-sprint/2",
        "start-needs-athlete: 1 B/men/1 if 1 B/men-sprint/1",
        "athlete-needs-start: 1 A/men-sprint/1 A/men-sprint/2 if 1 A/men/1",
        "athlete-needs-start: 2 A/men-sprint/1 A/men-sprint/2 if 1 A/men/2",
        "athlete-needs-start: 1 B/men-sprint/1 if 1 B/men/1",
    ]


def test_places_of_two_lists_to_one_event_add_up():
    lists = {"men-sprint": "men-sprint", "men-late": "men-sprint"}
    found = said(world({"men-sprint": ["A"], "men-late": ["A"]}, lists=lists))
    assert found == [
        "in-order: 1 A/men/1 if 1 A/men/2",
        "start-needs-athlete: 1 A/men/1 if 1 A/men-sprint/1 A/men-late/1",
        "start-needs-athlete: 1 A/men/2 if 2 A/men-sprint/1 A/men-late/1",
        "athlete-needs-start: 1 A/men-sprint/1 A/men-late/1 if 1 A/men/1",
        "athlete-needs-start: 2 A/men-sprint/1 A/men-late/1 if 1 A/men/2",
    ]


def test_a_team_is_a_reason_for_as_many_athletes_as_it_brings():
    assert said(world({"men-relay": ["A"]}, relay_brings(2))) == [
        "in-order: 1 A/men/1 if 1 A/men/2",
        "team-needs-athlete: 1 A/men/1 if 1 A/men-relay/1",
        "athlete-needs-start: 1 A/men-relay/1 A/men-relay/1 if 1 A/men/1",
        "athlete-needs-start: 2 A/men-relay/1 A/men-relay/1 if 1 A/men/2",
    ]
    assert said(world({"men-relay": ["A"]})) == [
        "team-needs-athlete: 1 A/men/1 if 1 A/men-relay/1",
        "athlete-needs-start: 1 A/men-relay/1 if 1 A/men/1",
    ]


def test_starts_that_a_team_carries_are_those_of_its_own_noc():
    carries = {"kind": "team_carries", "events": ["men-relay"], "starts": {"men-sprint": 2}}
    found = said(world({"men-relay": ["A"], "men-sprint": ["B"]}, carries))
    assert [law for law in found if law.startswith("no-claim")] == [
        "no-claim: 1 A/men-relay/1 A/men-relay/1 if 1 A/men-sprint:given/1",
        "no-claim: 2 A/men-relay/1 A/men-relay/1 if 1 A/men-sprint:given/2",
    ]


def test_what_is_granted_besides_needs_no_team():
    carries = {"kind": "team_carries", "events": ["men-relay"], "starts": {"men-sprint": 2}}
    instance = world(
        {"men-relay": ["H"], "men-sprint": ["B"]},
        carries,
        host_has(events={"men-sprint": 1}),
        host="H",
    )
    assert [law for law in said(instance) if law.startswith("no-claim")] == [
        "no-claim: 1 H/men-relay/1 H/men-relay/1 if 1 H/men-sprint:given/2",
        "no-claim: 2 H/men-relay/1 H/men-relay/1 if 1 H/men-sprint:given/3",
    ]


def test_athletes_whom_a_guarantee_brings_need_no_start():
    instance = world(SPRINT, host_has(squads={"men": 2}), field("men-sprint", at_most=9), host="A")
    assert [law for law in said(instance) if law.startswith("athlete-needs-start")] == []
    one = world({"men-sprint": ["A", "A"]}, host_has(squads={"men": 1}), host="A")
    assert [law for law in said(one) if law.startswith("athlete-needs-start")] == [
        "athlete-needs-start: 2 A/men-sprint/1 A/men-sprint/2 if 1 A/men/2"
    ]


def test_a_place_beside_the_field_is_given_and_its_athlete_comes():
    ruling = {"noc": "B", "event": "men-sprint", "form": "beside", "places": 2}
    found = said(world(SPRINT, rulings=[ruling]))
    assert [law for law in found if law.startswith("beside-the-field")] == [
        "beside-the-field: 2 B/men-sprint:beside/1 B/men-sprint:beside/2",
        "beside-the-field: 2 B/men:beside/1 B/men:beside/2",
    ]


def test_a_team_beside_the_field_comes_with_those_whom_it_brings():
    ruling = {"noc": "B", "event": "men-relay", "form": "beside", "places": 1}
    for rules, athletes in [((), 1), ((relay_brings(4),), 4)]:
        found = said(world({"men-relay": ["A"]}, *rules, rulings=[ruling]))
        places = " ".join(f"B/men:beside/{k}" for k in range(1, athletes + 1))
        assert f"beside-the-field: {athletes} {places}" in found


def test_where_an_athlete_starts_once_there_are_as_many_athletes_as_starts():
    instance = world({"men-sprint": ["A"], "men-long": ["A"]})
    said_once = instance.rulebook.model_dump(mode="json", exclude_none=True)
    said_once["squads"] = {"men": {"name": "men", "one_event_each": True}}
    once = instance.rebuilt(rulebook=Rulebook.model_validate(said_once))
    assert [law for law in said(once) if law.startswith("one-event-each")] == [
        "one-event-each: 1 A/men/1 if 1 A/men-sprint/1 A/men-long/1",
        "one-event-each: 1 A/men/2 if 2 A/men-sprint/1 A/men-long/1",
    ]
    assert [law for law in said(instance) if law.startswith("one-event-each")] == []
