"""Where the rules cannot be kept before or after a place is given back."""

import json

from running import berth_json, race, size

GIVEN_BACK = "{noc: A, event: race, form: given_back, date: 2020-02-01, basis: declined}"
BEFORE = "{noc: A, event: race, exactly: 2, date: 2020-01-01, basis: decided by a court}"
ONE_EACH = "id: each, kind: noc_event_limit, events: [race], at_most: 1"
NONE_EACH = "id: each, kind: noc_event_limit, events: [race], at_most: 0"


def asked(question, folder, rules, *rulings):
    path = race(folder, rules, "[A, B]", f"rulings: [{', '.join(rulings)}]\n")
    return berth_json(question, path)


def ways(told):
    (problem,) = told["problems"]
    return [
        {change["parameter"]: change["to"] for change in repair["changes"]}
        or [ruling["id"] for ruling in repair["without"]]
        for repair in problem["repairs"]
    ]


def test_what_clashes_before_a_place_is_given_back_is_told(tmp_path):
    """Found by random worlds: solve found a conflict, and nothing that clashes."""
    for question in ("solve", "diagnose"):
        told = asked(question, tmp_path, [ONE_EACH], BEFORE, GIVEN_BACK)
        assert "each" in json.dumps(told)
    assert ways(told) == [{"each.at_most": 2}, ["ruling:A:race"]]


def test_what_settles_it_does_so_also_after_the_place_is_given_back(tmp_path):
    """With one place each there were two, and then one too few."""
    told = asked("diagnose", tmp_path, [size("at_least: 2"), NONE_EACH], GIVEN_BACK)
    assert ways(told) == [{"size.at_least": 0}]
    assert not told["complete"]


def test_a_change_that_fails_after_the_place_is_given_back_settles_nothing_beside_another_problem(
    tmp_path,
):
    """One problem's changes are tried to the end as if the other were settled."""
    africa = "id: africa, kind: continent_minimum, continent: Africa, events: [race], at_least: 1"
    told = asked("diagnose", tmp_path, [size("at_least: 2"), NONE_EACH, africa], GIVEN_BACK)
    repairs = [
        {change["parameter"]: change["to"] for change in repair["changes"]}
        for problem in told["problems"]
        for repair in problem["repairs"]
    ]
    assert sorted(map(str, repairs)) == ["{'africa.at_least': 0}", "{'size.at_least': 0}"]
    assert not told["complete"]
