"""Every number one up and one down."""

import pytest
from examples import examples
from hypothesis import HealthCheck, given, settings
from pydantic import ValidationError
from small_worlds import instances
from tiny import athletes, field, host_has, per_noc, world

from models.answers.outcome import Allocated
from models.answers.quota import Moves, table_of
from models.variant import Variant
from solver.allocate.solve import solve
from solver.clock import all_within
from solver.many.sensitivity import (
    LEAST_FAR,
    Effect,
    Sensitive,
    _Asking,
    _size,
    sensitivity,
)


def sensitive(instance):
    base = solve(instance)
    assert isinstance(base, Allocated)
    found = sensitivity(instance, base)
    return {(step.parameter, step.effect.new): step for step in found.steps}, found


def test_one_place_more_or_less_is_the_next_or_the_last_line():
    # A, B, C have the three places; A's second line is next, C's is the last.
    steps, _ = sensitive(world({"men-500m": ["A", "B", "C", "A"]}, field("men-500m", exactly=3)))
    more, less = (steps["rule-1.exactly", new].effect for new in (4, 2))
    assert (more.moves.gained, more.moves.lost) == (1, 0)
    assert more.moves.cells[0][:] == ("A", "men-500m", 1, 2)
    assert (more.moves.enter, more.moves.vanish) == ((), ())
    assert (less.moves.gained, less.moves.lost, less.moves.vanish) == (0, 1, ("C",))
    assert less.moves.athletes_lost == 1


def test_a_limit_that_does_not_bind_does_nothing_down_to_where_it_does():
    # Three athletes come; so 9 of them at most may become 3, and 2 conflicts with the field.
    case = world({"men-500m": ["A", "B", "C"]}, field("men-500m", exactly=3), athletes(at_most=9))
    steps, _ = sensitive(case)
    down, up = steps["rule-2.at_most", 8], steps["rule-2.at_most", 10]
    assert down.effect.is_nothing
    assert (down.same_until, down.then.new, down.then.status) == (3, 2, "conflict")
    assert down.then.conflict.rules == ("rule-1", "rule-2")
    assert (up.same_until, up.then) == (9 + LEAST_FAR, None)


def test_a_number_is_followed_down_to_0_at_most():
    steps, _ = sensitive(
        world({"men-500m": ["A", "B"]}, field("men-500m", at_least=1), per_noc("men-500m", 1))
    )
    assert (steps["rule-1.at_least", 0].same_until, steps["rule-1.at_least", 0].then) == (0, None)
    assert steps["rule-2.at_most", 0].effect.status == "conflict"


def test_below_0_there_is_no_number():
    steps, _ = sensitive(world({"men-500m": ["A"]}, athletes(at_least=0)))
    assert steps["rule-1.at_least", -1].effect.status == "refused"
    assert steps["rule-1.at_least", -1].effect.why == "-1 is too small; write 0 or more"


def test_a_tie_that_comes_to_matter_needs_a_lot():
    steps, _ = sensitive(world({"men-500m": [["A", "B"], "C"]}, field("men-500m", exactly=2)))
    assert steps["rule-1.exactly", 1].effect.status == "lot_required"


def test_fixed_rules_are_listed_and_not_tried():
    rule = field("men-500m", exactly=1) | {"fixed": True}
    steps, found = sensitive(world({"men-500m": ["A", "B"]}, rule, athletes(at_most=2)))
    assert found.fixed == (("rule-1.exactly", 1),)
    assert {parameter for parameter, _ in steps} == {"rule-2.at_most"}


def test_the_greatest_effect_comes_first():
    found = sensitive(
        world(
            {"men-500m": ["A", "B", "C", "D"], "women-500m": ["A", "B", "C", "D"]},
            host_has(events={"men-500m": 1}),
            field("men-500m", exactly=2),
            field("women-500m", exactly=4),
            host="H",
        )
    )[1]
    order = [(step.parameter, step.effect.new, step.effect.status) for step in found.steps]
    assert order[0] == ("rule-3.exactly", 5, "conflict")
    moved = [
        step.effect.moves.gained + step.effect.moves.lost
        for step in found.steps
        if step.effect.moves
    ]
    assert moved == sorted(moved, reverse=True)


@settings(
    max_examples=examples(12),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(instances(policies=("strict",)))
def test_each_number_does_what_the_full_solve_says(instance):
    base = solve(instance)
    if not isinstance(base, Allocated):
        return
    columns = {e: instance.field.pools_of_event[e] for e in instance.field.events}
    columns |= {squad: (squad,) for squad in instance.field.squads}
    for step in sensitivity(instance, base).steps:
        for effect in filter(None, (step.effect, step.then)):
            try:
                change = {step.parameter: effect.new}
                rulebook = Variant(id="other", change=change).apply(instance.rulebook)
                other = instance.with_rulebook(rulebook)
            except ValidationError:
                assert effect.status == "refused"
                continue
            outcome = solve(other, walk_first=False)
            assert outcome.status == effect.status
            if isinstance(outcome, Allocated):
                before, after = (table_of(rulebook, one.held) for one in (base, outcome))
                assert list(effect.moves.cells) == [
                    (noc, column, old, new)
                    for noc in sorted({*before, *after})
                    for column in columns
                    if (old := before.get(noc, {}).get(column, 0))
                    != (new := after.get(noc, {}).get(column, 0))
                ]
        if step.same_until is not None:
            change = {step.parameter: step.same_until}
            rulebook = Variant(id="other", change=change).apply(instance.rulebook)
            assert solve(instance.with_rulebook(rulebook)).held == base.held


@pytest.mark.parametrize("at_most", [1, 2, 3, 5, 8, 16])
def test_a_number_that_never_matters_does_nothing_down_to_0(at_most):
    limit = {"kind": "noc_squad_limit", "squads": ["men"], "at_most": at_most, "team": True}
    steps, _ = sensitive(world({"men-500m": ["A"]}, limit))
    down = steps["rule-1.at_most", at_most - 1]
    assert (down.same_until, down.then) == (0, None)


def test_whoever_waits_is_told_of_each_step_before_it_is_made():
    instance = world({"men-500m": ["A"]}, field("men-500m", at_most=2), athletes(at_most=2))
    told = []
    sensitivity(instance, solve(instance), None, lambda *done: told.append(done))
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4)]


def test_what_there_is_no_time_for_is_out_of_time_and_the_next_is_answered():
    lists = {"men-500m": ["C", "B"], "men-1000m": ["A", "B"], "men-1500m": [*"ABCD"]}
    fields = [field("men-500m", exactly=1), field("men-1000m", exactly=1)]
    instance = world(lists, *fields, field("men-1500m", at_most=2), athletes(at_most=2))
    base = solve(instance)
    # With one man fewer B alone can fill both fields, which the walk cannot show.
    found = sensitivity(instance, base, 1e-9)
    first, *rest = [(one.parameter, one.effect.new, one.effect.status) for one in found.steps]
    assert first == ("rule-4.at_most", 1, "out_of_time")
    assert {status for *_, status in rest} == {"allocated"}
    with all_within(1e-9):
        over = sensitivity(instance, base)
    assert {one.effect.status for one in over.steps} == {"out_of_time"}
    # What is as great stays in the order of the rulebook.
    names = ["rule-1.exactly", "rule-2.exactly", "rule-3.at_most", "rule-4.at_most"]
    assert [(one.parameter, one.effect.new - one.old) for one in over.steps] == [
        (name, way) for name in names for way in (-1, 1)
    ]


def effect(status, *moves):
    found = Moves((), *moves, (), ()) if moves else None
    return Sensitive("rule.n", 1, Effect(2, status, found))


def test_no_table_counts_most_then_places_then_athletes_and_last_what_is_refused():
    steps = [
        effect("refused"), effect("allocated", 0, 0, 0, 0), effect("allocated", 0, 0, 1, 1),
        effect("allocated", 0, 1, 0, 0), effect("allocated", 1, 1, 9, 9), effect("out_of_time"),
        effect("lot_required"), effect("conflict"),
    ]  # fmt: skip
    sizes = [_size(step) for step in steps]
    assert sizes == sorted(set(sizes))
    assert sizes[0] == (-1, 0, 0)
    assert sizes[4] == (0, 2, 18)


@pytest.mark.parametrize(
    ("old", "lasts", "same_until", "then"),
    [
        # So many steps up nothing happens; it is followed to twice the number, or 16 steps.
        (5, 1, 6, 7), (5, 2, 7, 8), (5, 3, 8, 9), (5, 4, 9, 10), (5, 7, 12, 13), (5, 15, 20, 21),
        (5, 16, 21, None), (5, 99, 21, None), (20, 19, 39, 40), (20, 20, 40, None),
    ],
)  # fmt: skip
def test_a_number_is_followed_up_to_the_first_that_does_something(
    monkeypatch, old, lasts, same_until, then
):
    instance = world({"men-500m": ["A"]}, field("men-500m", at_most=old))
    asking = _Asking(instance, solve(instance), None)
    nothing = Effect(old + 1, "allocated", Moves((), 0, 0, 0, 0, (), ()))
    monkeypatch.setattr(asking, "_is_same", lambda _, new: new - old <= lasts)
    monkeypatch.setattr(asking, "effect", lambda _, new: Effect(new, "conflict"))
    found = asking._followed(Sensitive("rule-1.at_most", old, nothing))
    assert (found.same_until, found.then and found.then.new) == (same_until, then)


@pytest.mark.parametrize(
    ("old", "lasts", "same_until", "then"),
    [(1, 9, 0, None), (2, 1, 1, 0), (2, 9, 0, None), (9, 3, 6, 5), (9, 8, 1, 0), (9, 9, 0, None)],
)
def test_a_number_is_followed_down_to_nothing(monkeypatch, old, lasts, same_until, then):
    instance = world({"men-500m": ["A"]}, field("men-500m", at_most=old))
    asking = _Asking(instance, solve(instance), None)
    nothing = Effect(old - 1, "allocated", Moves((), 0, 0, 0, 0, (), ()))
    monkeypatch.setattr(asking, "_is_same", lambda _, new: old - new <= lasts)
    monkeypatch.setattr(asking, "effect", lambda _, new: Effect(new, "conflict"))
    found = asking._followed(Sensitive("rule-1.at_most", old, nothing))
    assert (found.same_until, found.then and found.then.new) == (same_until, then)
