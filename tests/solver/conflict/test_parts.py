"""Parts of a case that share no place are asked on their own, and each only once."""

from brute_conflicts import kept_with
from hypothesis import given
from small_worlds import instances
from tiny import athletes, field, world

from solver.clock import Clock
from solver.conflict.oracle import Oracle
from solver.conflict.parts import hanging_together
from solver.conflict.patched import Proposal
from solver.cpsat.model import Board


def two_squads():
    return world(
        {"men-sprint": ["A", "B"], "women-sprint": ["A", "C"]},
        field("men-sprint", exactly=3),
        field("women-sprint", exactly=2),
    )


def test_squads_that_no_rule_couples_are_two_parts():
    instance = two_squads()
    men, women = hanging_together(instance.laws)
    assert sorted([*men, *women]) == sorted(instance.laws)
    assert {place.pool for law in men for place in law.bound.named} == {"men-sprint", "men"}
    assert {place.pool for law in women for place in law.bound.named} == {"women-sprint", "women"}


def test_a_rule_about_both_squads_makes_them_one_part():
    instance = world(
        {"men-sprint": ["A", "B"], "women-sprint": ["A", "C"]},
        {"kind": "athlete_total", "squads": ["men", "women"], "at_most": 3},
    )
    assert [list(part) for part in hanging_together(instance.laws)] == [list(instance.laws)]


def test_no_place_is_in_two_parts_and_no_law_is_lost():
    instance = two_squads()
    laws = instance.laws
    parts = list(hanging_together(laws))
    places = [{place for law in part for place in law.bound.named} for part in parts]
    assert not places[0] & places[1]
    assert sum(map(len, parts)) == len(laws)


def test_a_rule_about_no_place_is_a_part_that_can_be_broken():
    instance = world({"men-sprint": []}, field("men-sprint", exactly=1), athletes(at_least=0))
    oracle = Oracle(instance, Clock())
    assert not oracle.possible(["rule-1"])
    assert oracle.possible(["rule-2"])


def test_what_is_known_of_a_part_is_not_asked_again(monkeypatch):
    oracle = Oracle(two_squads(), Clock())
    assert not oracle.possible(["rule-1", "rule-2"])
    assert oracle.possible(["rule-2"])
    asked = []
    any_allocation = Board.any
    monkeypatch.setattr(
        Board, "any", lambda board, *given: asked.append(board) or any_allocation(board, *given)
    )
    repaired = oracle.after(Proposal({"rule-1.exactly": 2}))
    assert repaired.possible(repaired.rules)
    assert len(asked) == 1
    assert {place.pool for place in asked[0].literals} == {"men-sprint", "men"}


def test_a_rule_may_be_called_like_a_fact():
    base = world({"men-sprint": ["A", "A"]}, athletes(at_most=0), field("men-sprint", exactly=1))
    called = base.rulebook.rules[1].model_copy(update={"id": "start-needs-athlete"})
    rules = (base.rulebook.rules[0], called)
    oracle = Oracle(base.with_rulebook(base.rulebook.model_copy(update={"rules": rules})), Clock())
    assert not oracle.possible(["rule-1", "start-needs-athlete"])
    assert oracle.possible(["rule-1"])


@given(instances(policies=("strict",)))
def test_the_parts_can_be_kept_together_exactly_when_the_whole_can(instance):
    oracle = Oracle(instance, Clock())
    assert oracle.possible(oracle.rules) == (kept_with(instance, oracle.rules) is not None)
