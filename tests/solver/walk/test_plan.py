"""A plan that more is added to is a plan of its own."""

from copy import deepcopy
from dataclasses import fields

import pytest
from hypothesis import given
from small_worlds import instances
from tiny import athletes, field, per_noc, world

from models.bound import Bound, Condition
from models.place import Place
from solver.walk.numbering import Numbered
from solver.walk.plan import WalkPlan

A1, A2, B1 = (Place(noc, "men-sprint", k) for noc, k in [("A", 1), ("A", 2), ("B", 1)])
#: Of each sort of bound one: what is added once everything else is there.
MORE = [
    [Bound((B1,), 1)],
    [Bound((A1, B1), at_most=1)],
    [Bound((A1,), at_most=0)],
    [Bound((B1,), 1, when=Condition((A1,), 1))],
    [Bound((B1,), 1, when=Condition((A1, A2), 2))],
    [Bound((B1,), at_most=0, when=Condition((A2,), 0, 0))],
    [Bound((A1, A2, B1), 2)],
    [Bound((A1, A2, B1), 2, when=Condition((A2,), 1))],
    [Bound((A1, A2, B1), 2, when=Condition((A1, B1), 1))],
    [Bound((A1, A2), 1), Bound((A1, A2), at_most=1, when=Condition((B1,), 0, 0))],
]


def of(instance):
    numbered = Numbered(instance.field)
    return numbered, WalkPlan.of(numbered, [numbered.clauses(law.bound for law in instance.laws)])


def state(plan):
    return {
        one.name: deepcopy(getattr(plan, one.name))
        for one in fields(plan)
        if one.name not in ("numbered", "said")
    } | {"said": len(plan.said)}


SPRINT = world(
    {"men-sprint": ["A", "B", "A"]}, field("men-sprint", at_most=2), athletes(at_least=1)
)


@pytest.mark.parametrize("more", MORE, ids=range(len(MORE)))
def test_what_is_added_to_a_copy_is_not_in_the_plan_that_was_copied(more):
    numbered, plan = of(SPRINT)
    clauses = numbered.clauses(more)
    before, copied = state(plan), plan.copy()
    assert state(copied) == before
    copied.add(clauses)
    copied.finish()
    assert state(plan) == before
    assert state(copied) != before


@given(instances())
def test_what_is_added_to_a_copy_says_what_it_says_in_one_plan(instance):
    numbered, whole = of(instance)
    bounds = [law.bound for law in instance.laws]
    first, second = (numbered.clauses(some) for some in (bounds[::2], bounds[1::2]))
    begun = WalkPlan.of(numbered, [first])
    for _ in range(2):
        plan = begun.copy()
        plan.add(second)
        plan.finish()
        assert sorted(plan.limit) == sorted(whole.limit)
        assert plan.most == whole.most
        assert {p: {*c} for p, (c, _) in plan.then.items()} == {
            p: {*c} for p, (c, _) in whole.then.items()
        }
        assert (plan.impossible, plan.needs) == (whole.impossible, whole.needs)
        assert sorted(plan.always) == sorted(whole.always)
        assert sorted(plan.held) == sorted(whole.held)


def test_places_that_are_held_call_for_as_much_as_the_largest_duty_up_to_there():
    numbered, _ = of(world({"men-sprint": ["A", "B", "A"]}, per_noc("men-sprint", 2)))
    both = (A1, A2, B1)
    duties = [Bound(both, 2, when=Condition((A1,), 1)), Bound(both, 1, when=Condition((A2,), 1))]
    plan = WalkPlan.of(numbered, [numbered.clauses(duties[1:]), numbered.clauses(duties[:1])])
    assert list(plan.by_place.values()) == [[0, 2, 2]]
