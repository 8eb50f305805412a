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
        if draw.random() < 0.4:
            before, held = counting.mark(), draw.random() < 0.5
            assert counting.can(number, held) == bool(with_it if held else without)
            counting.go_back(before)
        if without and draw.random() < 0.1:
            assert counting.can(number, held=False)
            left = without
            continue
        assert counting.decide(number) == bool(with_it)
        left = with_it or left
    return True


@pytest.mark.parametrize("start", range(0, 3000, 150))
def test_every_answer_is_that_of_trying_everything(start):
    covered = [agrees(seed) for seed in range(start, start + 150)]
    assert sum(covered) > 30


@pytest.mark.soak
@pytest.mark.parametrize("start", range(3000, 23000, 500))
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


def test_who_was_refused_can_be_afforded_again_once_others_are_gone_back_on():
    lists = {"men-500m": ["A"], "men-1000m": ["C", "A"], "men-1500m": ["D", "H"]}
    rules = [field_of(event, exactly=1) for event in lists]
    lists |= {"men-5000m": ["B"]}
    counting = counting_of(world(lists, *rules, athletes(at_most=3)))
    assert counting.begin()
    number = {place[:2]: n for place, n in counting.walk.plan.numbered.number.items()}
    before = counting.mark()
    # With B only two are left for three fields, so that C would be one too many.
    assert counting.can(number["B", "men-5000m"])
    assert not counting.can(number["C", "men-1000m"])
    counting.go_back(before)
    assert counting.can(number["C", "men-1000m"])


def squads(rules, starts=3):
    """Two NOCs with so many lines in the event, and both in the relay."""
    lists = {"men-500m": [*"AB"] * starts, "men-relay": ["A", "B"]}
    return counting_of(world(lists, *rules))


def test_without_a_team_no_further_athletes_are_counted_on():
    rules = [field_of("men-500m", exactly=3), athletes(at_most=3)]
    rules += [{"kind": "team_squad", "events": ["men-relay"], "athletes": 3}]
    rules += [{"kind": "noc_squad_limit", "squads": ["men"], "at_most": 1, "team": False}]
    # One each without a team, and a team's three leave none for the other.
    assert not squads(rules, 2).begin()
    assert squads([field_of("men-500m", exactly=2), *rules[1:]], 2).begin()


def test_who_has_no_team_does_not_lend_the_athletes_of_who_has():
    limit = {"kind": "noc_squad_limit", "squads": ["men"]}
    rules = [field_of("men-relay", exactly=1), athletes(at_most=6)]
    rules += [limit | {"at_most": 2, "team": True}, limit | {"at_most": 1, "team": False}]
    assert not squads([field_of("men-500m", exactly=4), *rules]).begin()
    assert squads([field_of("men-500m", exactly=3), *rules]).begin()


def test_nothing_is_asked_of_a_full_field_or_where_no_athlete_can_come_any_more(monkeypatch):
    lists = {"men-1500m": "AA", "men-500m": "ABCD", "men-1000m": "ACB"}
    rules = [field_of("men-500m", exactly=2), athletes(at_most=2)]
    rules += [{"kind": "noc_squad_limit", "squads": ["men"], "at_most": 1}]
    instance = world(lists, *rules)
    counting, asked = counting_of(instance), []
    assert counting.begin()
    can = counting.can
    monkeypatch.setattr(counting, "can", lambda *what: asked.append(what[0]) or can(*what))
    number = counting.walk.plan.numbered.number
    for _, turns in instance.stages:
        awarded = [number[turn.place] for turn in turns if counting.decide(number[turn.place])]
    assert [counting.walk.plan.numbered.field.places[place].noc for place in awarded] == [*"AAABB"]
    assert asked == awarded
