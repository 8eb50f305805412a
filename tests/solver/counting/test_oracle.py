"""Counting against brute force: questions about every decision, on thousands of tiny worlds."""

import random
from math import prod

import pytest
from boxes import field, lawful, laws
from tiny import athletes, world
from tiny import field as field_of

from solver.clock import Clock
from solver.counting.oracle import CountingOracle
from solver.walk.plan import WalkPlan


def in_some_order(draw, of):
    """The places of events, each NOC's of a list in their order."""
    chains = [list(of.chain(*key)) for key in of.lengths if key[1] not in of.squads]
    while chains := [chain for chain in chains if chain]:
        yield draw.choice(chains).pop(0)


def drawn(seed):
    """A world that is covered, and what is lawful there; None: too big, or not covered."""
    draw = random.Random(seed)
    of = field(draw)
    said = list(laws(draw, of))
    if prod(n + 1 for n in of.lengths.values()) > 5000:
        return None
    plan = WalkPlan.of_laws(said, of)
    counting = CountingOracle.of_plan(plan, Clock())
    return counting and (counting, lawful([law.bound for law in said], of), of, draw)


def agrees(seed):
    """Whether a world is covered, and every answer in it is the right one."""
    if (found := drawn(seed)) is None:
        return False
    counting, left, of, draw = found
    assert counting.begin() == bool(left)
    order = list(in_some_order(draw, of))
    if not left:
        return True
    for _ in range(3):
        some = draw.sample(order, min(len(order), draw.randint(0, 3)))
        decisions = {place: draw.random() < 0.5 for place in some}
        expected = any(all((p in held) == v for p, v in decisions.items()) for held in left)
        assert counting.could(decisions) == expected
    for place in order:
        number = counting.walk.plan.numbered.number[place]
        with_it = [held for held in left if place in held]
        without = [held for held in left if place not in held]
        if draw.random() < 0.3:
            before = counting.mark()
            assert counting.can(number, held=False) == bool(without)
            counting.go_back(before)
        if without and draw.random() < 0.1:
            assert counting.can(number, held=False)
            left = without
            continue
        assert counting.decide(number) == bool(with_it)
        left = with_it or left
    return True


@pytest.mark.parametrize("start", range(0, 2000, 100))
def test_every_answer_is_that_of_trying_everything(start):
    covered = [agrees(seed) for seed in range(start, start + 100)]
    assert sum(covered) > 20


@pytest.mark.soak
@pytest.mark.parametrize("start", range(2000, 22000, 500))
def test_every_answer_is_that_of_trying_everything_many_times(start):
    assert sum(agrees(seed) for seed in range(start, start + 500)) > 100


def counting_of(instance):
    plan = WalkPlan.of_laws(instance.laws, instance.field)
    return CountingOracle.of_plan(plan, Clock())


def test_what_was_gone_back_on_leaves_no_trace():
    lists = {"men-500m": ["C", "B"], "men-1000m": ["A", "B"]}
    rules = [field_of(event, exactly=1) for event in lists]
    instance = world(lists, *rules, athletes(at_most=1))
    counting = counting_of(instance)
    assert counting.begin()
    number = {place[:2]: n for place, n in counting.walk.plan.numbered.number.items()}
    before = counting.mark()
    # One athlete is for whoever can hold both places: C, first of its list, would leave none.
    assert not counting.can(number["C", "men-500m"])
    assert counting.can(number["B", "men-500m"])
    assert not counting.can(number["B", "men-1000m"], held=False)
    counting.go_back(before)
    assert counting.can(number["A", "men-1000m"], held=False)
    assert counting.can(number["B", "men-1000m"])


def test_what_is_no_box_is_not_covered():
    lists = {"men-500m": ["A", "B"], "men-1000m": ["A", "B"]}
    total = {"kind": "noc_total_limit", "events": list(lists), "at_most": 1}
    least = {"kind": "athlete_total", "squads": ["men"], "at_least": 2}
    for rule in (total, least, {"kind": "squad_multiple", "squads": ["men"], "of": 2}):
        assert counting_of(world(lists, rule)) is None
    assert counting_of(world(lists)) is not None
