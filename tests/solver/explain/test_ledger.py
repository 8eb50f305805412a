"""The ledger judged literally: its reasons replayed on every holding of small worlds."""

from datetime import date
from pathlib import Path

from examples import examples
from holdings import Holdings
from hypothesis import HealthCheck, assume, given, settings
from small_worlds import instances
from tiny import field, host_has, world

from models.answers.outcome import Allocated
from models.answers.reasons import NoRoom
from models.files import read_instance
from solver.allocate.solve import solve
from solver.explain.ledger import ledger
from solver.explain.why import Why

EXAMPLES = Path(__file__).parents[3] / "instances" / "examples"
NONE = {"kind": "noc_squad_limit", "squads": ["women"], "at_most": 0}
DAY = date(2020, 1, 1)
slowly = settings(
    max_examples=examples(20),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def passed_over(instance, found):
    """Every step that passes a line over, and the places of better lines and of the NOC's own that
    were awarded before it. A line of another NOC that shares its rank is no better one."""
    awarded = []
    for step in ledger(instance, found):
        turn = step.turn
        if step.awarded:
            awarded.append(turn)
        else:
            yield step, tuple(t.place for t in awarded if t.line.noc == turn.line.noc
                              or (t.stage, t.tie) != (turn.stage, turn.tie))  # fmt: skip


def check_reasons(instance):
    found = solve(instance)
    assume(isinstance(found, Allocated))
    holdings = Holdings(instance)
    rules = [law.source for law in instance.laws if law.source.kind != "fact"]
    for step, awarded in passed_over(instance, found):
        places = [step.turn.place, *awarded]
        if not step.because:
            # Only a policy leaves a line out for which there is room.
            assert holdings.room(places, rules)
            assert "awarded" in step.note
            continue
        assert not holdings.room(places, step.because)
        for left_out in step.because:
            assert holdings.room(places, [one for one in step.because if one != left_out])


@slowly
@given(instances())
def test_the_reasons_of_every_step_leave_no_room_and_each_one_less_does(instance):
    check_reasons(instance)


@slowly
@given(instances(paths=True))
def test_so_they_do_where_several_lists_lead_to_an_event(instance):
    check_reasons(instance)


@slowly
@given(instances(paths=True, policies=("strict",)))
def test_why_and_the_ledger_give_the_same_rules(instance):
    found = solve(instance)
    assume(isinstance(found, Allocated))
    why = Why(instance, found, DAY)
    told = set()
    for step, _ in passed_over(instance, found):
        turn = step.turn
        cell = turn.line.noc, turn.event
        if cell in told:
            continue
        told.add(cell)
        because = why.refusals.no_room(turn.place)
        assert isinstance(because, NoRoom)
        assert set(because.rules) == set(step.because)
        assert not step.note or step.note == "a later duty leaves no room"


def test_athletes_in_threes_are_the_reason_on_every_list_of_an_event():
    """Found by random worlds: the reason was empty where the first list had called for athletes."""
    threes = {"kind": "squad_multiple", "squads": ["men"], "of": 3}
    lists = {"first": "men-500m", "second": "men-500m", "third": "men-500m"}
    instance = world(
        {"first": ["A", "A"], "second": ["A"], "third": ["A", "A"]}, threes, lists=lists
    )
    steps = [step for step, _ in passed_over(instance, solve(instance))]
    assert [[one.id for one in step.because] for step in steps] == [["rule-1"], ["rule-1"]]


def test_what_a_policy_leaves_out_says_so_on_every_line_of_the_noc():
    instance = read_instance(EXAMPLES / "second-of-both-fill-first.yaml")
    for step, _ in passed_over(instance, solve(instance)):
        assert step.because or step.note == "the stage is awarded fill_first"


def test_a_tied_line_that_is_awarded_is_no_reason_and_what_decides_between_them_is():
    """Found by random worlds: the host's line shares the rank, and has to be awarded."""
    for tied in ("HA", "AH"):
        rules = [field("men-500m", exactly=1), host_has(events={"men-500m": 1})]
        instance = world({"men-500m": [list(tied)]}, *rules, host="H")
        ((step, _),) = passed_over(instance, solve(instance))
        assert [one.id for one in step.because] == ["rule-1", "rule-2"]


def test_a_place_kept_free_is_no_obstacle_where_no_rule_counts_a_sum():
    """Found by random worlds: the host's man is called for by a start, not by so many of some."""
    rules = [host_has(events={"men-500m": 1}), {**NONE, "team": False}]
    instance = world({"men-500m": ["H"], "women-500m": ["A"]}, *rules, host="H")
    steps = [step for step, _ in passed_over(instance, solve(instance))]
    assert [[one.id for one in step.because] for step in steps] == [["rule-2"]]
