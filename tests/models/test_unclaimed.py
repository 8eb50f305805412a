"""How many places an NOC may have that no line claims, and athletes with them."""

import pytest
from tiny import field, host_has, relay_brings, world

LINES = {"men-sprint": ["A", "B", "A"], "men-relay": ["A", "B"]}
BY_LINES = {
    ("A", "men-sprint"): 2, ("B", "men-sprint"): 1, ("A", "men-relay"): 1, ("B", "men-relay"): 1,
    ("A", "men"): 2, ("B", "men"): 1,
}  # fmt: skip


def besides(*rules, host=None, rulings=(), lines=None):
    """The numbers of places that are others than by the lines alone."""
    case = world(lines or LINES, *rules, host=host, rulings=rulings)
    return {at: number for at, number in case.field.lengths.items() if BY_LINES.get(at) != number}


GIVEN = "men-sprint:given"


@pytest.mark.parametrize(
    ("rule", "host", "found"),
    [
        (field("men-sprint", at_least=0), "A", {}),
        # What is guaranteed and no line claims; a team calls for no athletes by itself.
        (host_has(events={"men-sprint": 2, "men-relay": 1}), "H",
         {("H", GIVEN): 2, ("H", "men-relay:given"): 1, ("H", "men"): 2}),
        (host_has(events={"men-sprint": 2, "men-relay": 1}), "B",
         {("B", GIVEN): 1, ("B", "men"): 2}),
        (host_has(events={"men-sprint": 2}), "A", {}),
        # Who stands in for those who have no line, in any case.
        ({"kind": "host_if_unqualified", "events": {"men-sprint": 2}}, "H",
         {("H", GIVEN): 2, ("H", "men"): 2}),
        ({"kind": "host_if_unqualified", "events": {"men-sprint": 2}}, "B",
         {("B", GIVEN): 2, ("B", "men"): 3}),
        # A team brings so many for each of it.
        ({"kind": "team_carries", "events": ["men-relay"], "starts": {"men-sprint": 2}}, None,
         {("A", GIVEN): 2, ("B", GIVEN): 2, ("A", "men"): 4, ("B", "men"): 3}),
    ],
)  # fmt: skip
def test_a_rule_gives_places_without_lines(rule, host, found):
    assert besides(rule, host=host) == found


def test_teams_that_stand_in_bring_as_many_as_others():
    carries = {"kind": "team_carries", "events": ["men-relay"], "starts": {"men-sprint": 3}}
    found = besides(host_has(events={"men-relay": 2}), carries, host="A")
    assert found == {
        ("A", "men-relay:given"): 1, ("A", GIVEN): 6, ("B", GIVEN): 3,
        ("A", "men"): 8, ("B", "men"): 4,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        ([relay_brings(3)],
         {("H", "men-sprint:beside"): 2, ("H", "men-relay:beside"): 2, ("H", "men:beside"): 8,
          ("A", "men"): 3, ("B", "men"): 3}),
        # Where nothing says how many are in a team it is one.
        ([], {("H", "men-sprint:beside"): 2, ("H", "men-relay:beside"): 2, ("H", "men:beside"): 4}),
    ],
)  # fmt: skip
def test_places_beside_the_field_have_athletes_of_their_own(rules, found):
    added = {"kind": "host_in_addition", "events": {"men-sprint": 2, "men-relay": 1}}
    awarded = {"noc": "H", "event": "men-relay", "form": "beside"}
    assert besides(added, *rules, host="H", rulings=[awarded]) == found


def test_places_beside_the_field_by_rulings_are_those_of_their_noc():
    rulings = [
        {"noc": "C", "event": "men-sprint", "form": "beside", "places": 2},
        {"noc": "D", "event": "men-sprint", "form": "beside"},
    ]
    assert besides(field("men-sprint", at_least=0), rulings=rulings) == {
        ("C", "men-sprint:beside"): 2, ("C", "men:beside"): 2,
        ("D", "men-sprint:beside"): 1, ("D", "men:beside"): 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ({"exactly": 3}, {("A", GIVEN): 1, ("A", "men"): 3}),
        ({"exactly": 2}, {}),
        ({"at_most": 3}, {}),
    ],
)
def test_a_ruling_gives_what_the_lines_are_too_few_for(number, found):
    rulings = [{"noc": "A", "event": "men-sprint", **number}]
    assert besides(field("men-sprint", at_least=0), rulings=rulings) == found


def test_a_team_that_follows_is_one_place_where_there_are_all_that_it_follows_from():
    follows = {
        "kind": "derived_team", "events": ["men-relay"], "one_in_each": ["men-sprint", "men-long"],
    }  # fmt: skip
    lines = {"men-sprint": ["A", "B", "A"], "men-long": ["A", "C"], "men-relay": []}
    found = besides(follows, lines=lines)
    assert {at for at in found if at[1].startswith("men-relay")} == {("A", "men-relay:given")}
    assert found["A", "men-relay:given"] == 1
