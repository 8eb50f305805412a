"""Walks and counts that go on from the last question say what new ones say."""

import itertools
import random

import pytest
from worlds import short_track

from models.checks.lawful import breaches
from solver.allocate.solve import solve
from solver.clock import Clock
from solver.explain.beside import SETS_KEPT, AwardsAlone, LawCounts, SomeRules, remembered
from solver.explain.ledger import ledger
from solver.explain.refusal import Refusals
from solver.walk.plan import WalkPlan
from solver.walk.walk import Walk


@pytest.fixture(scope="module")
def case():
    """One where a limit binds, so that a walk alone does not make it."""
    instance = short_track(1, athletes=52)
    return instance, solve(instance)


def some_sets(rules, draw, count):
    """Mostly few rules, now and then nearly all."""
    return [
        frozenset(draw.sample(rules.sources, draw.choice([0, 1, 1, 2, 3, len(rules.sources) - 1])))
        for _ in range(count)
    ]


def test_a_walk_that_was_asked_before_says_what_a_new_one_says(case):
    instance, found = case
    rules, draw = SomeRules(instance), random.Random(1)
    turns = [turn for _, turns in instance.stages for turn in turns]
    number = rules.numbered.number
    order = [number[turn.place] for turn in turns]
    awards = [(n, number[t.place]) for n, t in enumerate(turns) if t.place in found.held]
    counts, said = LawCounts(instance.laws, rules.numbered), set()

    def new(sources):
        return AwardsAlone(rules.plan(sources), sources, order, awards, counts)

    left_out = [line for line, turn in enumerate(turns) if turn.place not in found.held]
    for sources in [*some_sets(rules, draw, 3), *({rule} for rule in rules.sources)]:
        asked_before = new(sources)
        # Down the lines, back up the awards, then anywhere.
        asked = [(line, line) for line in left_out[::20]]
        asked += [(step, left_out[-1]) for step, _ in awards[::-1]]
        asked += [(draw.choice(awards)[0], draw.choice(left_out)) for _ in range(10)]
        for step, line in asked:
            answer = asked_before.leave_room(step, [order[line]])
            assert answer == new(sources).leave_room(step, [order[line]])
            said.add(answer)
    assert {True, False} <= said


def test_counts_that_move_from_walk_to_walk_say_what_counting_all_says():
    instance = short_track(1)
    rules, draw, said = SomeRules(instance), random.Random(2), set()
    order = [rules.numbered.number[turn.place] for _, turns in instance.stages for turn in turns]
    counts = LawCounts(instance.laws, rules.numbered)
    for walked, asked in itertools.pairwise(some_sets(rules, draw, 60)):
        to_the_end = draw.random() < 0.5
        walk = Walk(rules.plan(rules.sources if to_the_end else walked))
        for place in draw.sample(range(len(rules.numbered.chain)), draw.choice([0, 3])):
            walk.take(place)
        if to_the_end:
            walk.go(order)
        if walk.is_lawful():
            kept = next(breaches(rules.laws(asked), walk.held), None) is None
            assert counts.copy().are_kept(walk, asked) == kept
            assert counts.are_kept(walk, asked) == kept
            said.add(kept)
    assert said == {True, False}


def test_the_rules_are_read_once_for_all_lines(case, monkeypatch):
    instance, found = case
    read = []
    of = WalkPlan.of
    monkeypatch.setattr(WalkPlan, "of", lambda *args: read.append(args) or of(*args))
    lines = sum(not step.awarded for step in ledger(instance, found))
    assert lines > 200
    assert len(read) < lines / 5
    refusals = Refusals(instance, found, Clock())
    del read[:]
    left_out = [turn.place for turn in refusals.turns if turn.place not in found.held]
    assert all(map(refusals.no_room, left_out[-60:]))
    assert len(read) < 60


def test_the_reason_of_a_line_is_the_same_whatever_was_asked_before(case):
    instance, found = case
    refusals = Refusals(instance, found, Clock())
    left_out = [turn.place for turn in refusals.turns if turn.place not in found.held]
    random.Random(3).shuffle(left_out)
    for place in left_out[:40]:
        alone = Refusals(instance, found, Clock())
        assert refusals.rules_against(place) == alone.rules_against(place)


def test_what_was_asked_for_lately_is_remembered():
    known, found = {}, []
    for asked in [*range(SETS_KEPT), 0, SETS_KEPT, 0, 1]:
        remembered(known, asked, lambda asked=asked: found.append(asked))
    assert found == [*range(SETS_KEPT), SETS_KEPT, 1]
    assert len(known) == SETS_KEPT
