"""What is waived with rulings, never silently.

Example: a host, and the only NOC of a continent, give a guaranteed place back (rsxclass.com,
clarifications to the system of Rio 2016).
"""

from tiny import field, host_has, world

from models.noc import Noc
from models.waivers import given_up

RACE = "men-race"
ASIA = {"kind": "continent_minimum", "continent": "Asia", "events": [RACE]}


def told(*rulings, rules, host=None, asian="", lines="ABCD"):
    case = world({RACE: lines}, field(RACE, at_most=3), *rules, host=host, rulings=rulings)
    nocs = {
        noc: Noc(code=noc, name=noc, continent="Asia" if noc in asian else "Europe")
        for noc in case.nocs
    }
    case = case.rebuilt(nocs=nocs)
    return [(one.ruling.noc, one.rule.id, one.column, one.old, one.new) for one in given_up(case)]


def declined(noc, at_most=0):
    return {"noc": noc, "event": RACE, "at_most": at_most}


def test_a_host_that_gives_its_place_back_waives_the_guarantee():
    rules = (host_has(events={RACE: 2}),)
    assert told(declined("H"), rules=rules, host="H") == [("H", "rule-2", RACE, 2, 0)]
    assert told(declined("H", 1), rules=rules, host="H") == [("H", "rule-2", RACE, 2, 1)]
    assert told(declined("A"), rules=rules, host="H") == []


def test_a_guarantee_of_athletes_is_waived_where_their_only_starts_are_given_back():
    rules = (host_has(events={RACE: 1}),)
    assert told(declined("H"), rules=rules, host="H", lines="ABH") == [("H", "rule-2", RACE, 1, 0)]


def test_the_only_noc_of_a_continent_waives_its_minimum():
    rules = (ASIA | {"at_least": 1},)
    assert told(declined("D"), rules=rules, asian="D") == [("D", "rule-2", RACE, 1, 0)]
    # Another NOC of the continent can still have the place.
    assert told(declined("D"), rules=rules, asian="CD") == []


def test_two_nocs_of_which_neither_alone_waives_anything_waive_it_together():
    rules = (ASIA | {"at_least": 1},)
    both = declined("C"), declined("D")
    found = told(*both, rules=rules, asian="CD")
    assert sorted(found) == [("C", "rule-2", RACE, 1, 0), ("D", "rule-2", RACE, 1, 0)]


def test_what_was_out_of_reach_before_is_not_waived():
    assert told(declined("A"), rules=(ASIA | {"at_least": 1},), asian="H") == []


def test_a_duty_as_far_as_possible_is_not_waived():
    rules = (ASIA | {"at_least": 1, "if_possible": True},)
    assert told(declined("D"), rules=rules, asian="D") == []


def test_of_a_team_that_follows_from_others_only_the_team_itself_is_waived():
    follows = {"kind": "derived_team", "events": ["men-relay"], "one_in_each": [RACE]}
    case = world({RACE: "AB"}, {"kind": "field_size", "events": [RACE], "at_most": 2})
    book = case.rulebook.model_dump()
    book["events"]["men-relay"] = {"name": "Relay", "squad": "men", "team": True}
    book["rules"] = [*book["rules"], {"id": "follows", "cite": "clause 2", **follows}]
    case = case.rebuilt(rulebook=type(case.rulebook).model_validate(book))

    def waived(event):
        ruling = {**declined("A"), "event": event, "date": "2020-01-01", "basis": "declined"}
        return [(one.rule.id, one.column) for one in given_up(case.rebuilt(rulings=[ruling]))]

    assert waived(RACE) == []
    assert waived("men-relay") == [("follows", "men-relay")]
