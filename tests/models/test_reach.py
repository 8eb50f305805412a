"""How far duties go that are kept as far as there are lines."""

from tiny import field, per_noc, world

from models.variant import Variant
from solver.allocate.solve import solve

DUTY = {"kind": "field_size", "events": ["men-sprint"], "at_least": 2, "if_possible": True}


def status(rankings, *rules, **parts):
    return solve(world(rankings, *rules, **parts)).status


def test_a_duty_if_possible_asks_for_no_more_than_there_are_lines():
    assert status({"men-sprint": ["A"]}, DUTY) == "allocated"
    plain = {name: value for name, value in DUTY.items() if name != "if_possible"}
    assert status({"men-sprint": ["A"]}, plain) == "conflict"


def test_nor_for_more_than_limits_on_each_noc_leave():
    assert status({"men-sprint": ["A", "A"]}, DUTY, per_noc("men-sprint", 1)) == "allocated"


def test_a_limit_over_nocs_that_is_on_one_alone_by_chance_clashes_as_ever():
    few = {"kind": "list_size", "lists": ["men-sprint"], "at_most": 1}
    assert status({"men-sprint": ["A", "A"]}, DUTY, few) == "conflict"
    assert status({"men-sprint": ["A", "B"]}, DUTY, few) == "conflict"


def test_that_no_noc_may_hold_so_many_is_a_limit_on_each_also_by_several_lists():
    lists = {"first": "men-sprint", "second": "men-sprint"}
    for event in ({}, {"men-long": []}):  # With another event athletes do not tell its places.
        for places in (1, 2):
            none = {"kind": "nocs_with", "events": ["men-sprint"], "places": places, "at_most": 0}
            rankings = {"first": ["A"], "second": ["A"], **event}
            assert status(rankings, DUTY, none, lists=lists) == "allocated"


def test_a_what_if_may_bring_the_number_of_such_a_duty_down_to_nothing():
    instance = world({"men-sprint": ["A"]}, DUTY, field("men-sprint", at_most=1))
    name = instance.rulebook.rules[0].id
    none = Variant(id="none", change={f"{name}.at_least": 0}).apply(instance.rulebook)
    assert none.rules[0].parameters() == {"at_least": 0}
