"""All facts of tiny fields, one by one: 'id: at least-at most of places when so many of others'."""

from collections import Counter

import pytest
from tiny import field, host_has, relay_brings, world

from models.checks.lawful import apart_from_the_field
from models.facts import facts
from models.place import Place, chain


def named(places):
    """'A sprint 1-2' for places in a row, and how often where it is more than once."""
    times = Counter(f"{p.noc} {p.pool.removeprefix('men-')} {p.k}" for p in places)
    return ", ".join(f"{name} x {n}" if n > 1 else name for name, n in times.items())


def told(case):
    found = []
    for source, bound in facts(case.field):
        most = "" if bound.at_most is None else bound.at_most
        when = f" when {bound.when.at_least} of {named(bound.when.places)}" if bound.when else ""
        found.append(f"{source.id}: {bound.at_least}-{most} of {named(bound.places)}{when}")
    return found


FREE = field("men-sprint", at_least=0)


def test_places_of_an_noc_are_held_in_order_and_bring_an_athlete_each():
    assert told(world({"men-sprint": ["A", "A"]}, FREE)) == [
        "in-order: 1- of A men 1 when 1 of A men 2",
        "in-order: 1- of A sprint 1 when 1 of A sprint 2",
        "start-needs-athlete: 1- of A men 1 when 1 of A sprint 1",
        "start-needs-athlete: 1- of A men 2 when 1 of A sprint 2",
        "athlete-needs-start: 1- of A sprint 1, A sprint 2 when 1 of A men 1",
        "athlete-needs-start: 2- of A sprint 1, A sprint 2 when 1 of A men 2",
    ]


def test_a_team_brings_one_athlete_by_itself_and_is_a_reason_for_as_many_as_a_rule_says():
    found = told(world({"men-sprint": ["A"], "men-relay": ["A"]}, relay_brings(2)))
    assert [one for one in found if not one.startswith("in-order")] == [
        "start-needs-athlete: 1- of A men 1 when 1 of A sprint 1",
        "team-needs-athlete: 1- of A men 1 when 1 of A relay 1",
        "athlete-needs-start: 1- of A sprint 1, A relay 1 x 2 when 1 of A men 1",
        "athlete-needs-start: 2- of A sprint 1, A relay 1 x 2 when 1 of A men 2",
    ]


def test_places_of_several_lists_of_an_event_add_up():
    lists = {"men-early": "men-sprint", "men-late": "men-sprint"}
    found = told(world({"men-early": ["A"], "men-late": ["A"]}, FREE, lists=lists))
    assert [one for one in found if one.startswith("start")] == [
        "start-needs-athlete: 1- of A men 1 when 1 of A early 1, A late 1",
        "start-needs-athlete: 1- of A men 2 when 2 of A early 1, A late 1",
    ]


def test_athletes_who_are_guaranteed_need_no_start():
    found = told(world({"men-sprint": ["H"]}, host_has(squads={"men": 2}), host="H"))
    assert [one for one in found if one.startswith("athlete")] == []
    found = told(world({"men-sprint": ["H", "H"]}, host_has(squads={"men": 1}), host="H"))
    assert [one for one in found if one.startswith("athlete")] == [
        "athlete-needs-start: 2- of H sprint 1, H sprint 2 when 1 of H men 2",
    ]


def test_what_teams_bring_is_brought_by_teams_beyond_what_is_granted():
    carries = {"kind": "team_carries", "events": ["men-relay"], "starts": {"men-sprint": 1}}
    case = world(
        {"men-sprint": ["A"], "men-relay": ["H", "A"]},
        carries,
        host_has(events={"men-sprint": 1}),
        host="H",
    )
    assert [one for one in told(case) if one.startswith("no-claim")] == [
        "no-claim: 1- of A relay 1 when 1 of A sprint:given 1",
        "no-claim: 1- of H relay 1 when 1 of H sprint:given 2",
    ]


def test_places_beside_the_field_are_given_with_their_athletes():
    added = {"kind": "host_in_addition", "events": {"men-sprint": 2}}
    found = told(world({"men-sprint": ["A"]}, added, host="H"))
    assert [one for one in found if one.startswith("beside")] == [
        "beside-the-field: 2- of H sprint:beside 1, H sprint:beside 2",
        "beside-the-field: 2- of H men:beside 1, H men:beside 2",
    ]


@pytest.mark.parametrize(
    ("row", "inside", "others"),
    [
        # Whoever is awarded some beside the field has these first.
        ({"men-sprint": 3, "men": 3}, {"men-sprint": 1, "men": 1}, {"men-sprint": 2, "men": 2}),
        ({"men-sprint": 1, "men": 1}, {"men-sprint": 0, "men": 0}, {"men-sprint": 1, "men": 1}),
        ({"men-sprint": 2, "athletes": 5}, {"men-sprint": 0, "athletes": 3},
         {"men-sprint": 2, "men": 2}),
        # Of what the table does not name they are there as well.
        ({}, {}, {"men-sprint": 2, "men": 2}),
        ({"men": 0}, {"men": 0}, {"men-sprint": 2, "men": 0}),
    ],
)  # fmt: skip
def test_a_table_is_parted_into_the_field_and_what_is_beside_it(row, inside, others):
    added = {"kind": "host_in_addition", "events": {"men-sprint": 2}}
    case = world({"men-sprint": ["A", "H"]}, added, host="H")
    counts = {"H": row, "A": {"men-sprint": 1}}
    found, held = apart_from_the_field(case.field, counts)
    assert found == {"H": inside, "A": {"men-sprint": 1}}
    assert held == {
        place for pool, number in others.items() for place in chain("H", f"{pool}:beside", number)
    }
    assert counts["H"] is row
    assert Place("A", "men-sprint:beside", 1) not in held
