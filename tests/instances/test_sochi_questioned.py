"""Sochi 2014 questioned cell by cell: no answer is empty, wrong when replayed, or unreadable."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from berth.questions.case import Asked
from berth.questions.why import reasons_of
from berth.views.why import why_answer
from models.answers.outcome import Allocated
from models.answers.reasons import CellReasons, Has, HasNot, NoRoom
from models.files import read_instance
from solver.allocate.solve import solve
from solver.clock import Clock
from solver.cpsat.model import Board
from solver.explain.counterfactual import with_line
from solver.explain.why import Why

SOCHI = read_instance(Path(__file__).parents[2] / "instances" / "sochi-2014")
FOUND = solve(SOCHI)
WHY = Why(SOCHI, FOUND, date(2013, 12, 10))
ASKED = Asked(SOCHI, SOCHI, None, None)
NOCS = SOCHI.field.nocs
POOLS = (*SOCHI.rulebook.events, *SOCHI.rulebook.squads)


@cache
def board():
    return Board(SOCHI.laws, SOCHI.field.places, Clock(), switched=True)


def text_of(found):
    return str(why_answer(SOCHI, ASKED.heading, (), found)).splitlines()


@cache
def questioned(noc, pool):
    return reasons_of(WHY, noc, pool)


@pytest.mark.parametrize("noc", NOCS)
def test_every_cell_of_an_noc_has_an_answer_that_can_be_read(noc):
    for pool in POOLS:
        found = questioned(noc, pool)
        lines = text_of(found)
        assert len(lines) > 1
        assert all(len(line) <= 80 for line in lines)
        assert "None" not in " ".join(lines)
        assert found.held == sum(p.noc == noc and p.pool == pool for p in FOUND.held)
        if pool in SOCHI.rulebook.events:
            said = [isinstance(answer, Has) for answer in found.places]
            assert said == ([True, False] if found.held else [False])


@pytest.mark.parametrize(
    "noc",
    [
        noc if number % 3 == 0 else pytest.param(noc, marks=pytest.mark.soak)
        for number, noc in enumerate(NOCS)
    ],
)
def test_what_keeps_an_noc_out_can_be_replayed(noc):
    for pool in POOLS:
        for answer in questioned(noc, pool).places:
            if isinstance(answer, HasNot) and answer.turn is not None:
                the_reasons_leave_no_room(answer)
                the_rank_does(answer)


def the_reasons_leave_no_room(answer):
    assert isinstance(answer.because, NoRoom)
    assert answer.because.rules
    the_sum_is_true(answer.because.sum)
    awards = WHY.refusals.better_awards(answer.turn.place)
    rules = {source.id for source in answer.because.rules}
    fixed = {turn.place: True for g in answer.because.awards for turn in awards[g.event]}
    fixed[answer.turn.place] = True
    assert board().any(fixed, rules) is None
    for rule in rules:
        assert board().any(fixed, rules - {rule}) is not None
    for group in answer.because.awards:
        fewer = {p: True for p in fixed if p not in {t.place for t in awards[group.event]}}
        assert board().any(fewer, rules) is not None


def the_sum_is_true(told):
    """'32 + 1 = 33 > 32', or '1 > 0'."""
    asked, left = told.split(" > ")
    *added, total = asked.split(" = ")
    assert int(total) > int(left)
    for one in added:
        assert sum(map(int, one.split(" + "))) == int(total)


def the_rank_does(answer):
    place, rank = answer.turn.place, answer.would.rank
    if rank is not None:
        assert place in held_in(with_rank(SOCHI, place, rank))
        if rank + 1 < answer.turn.line.rank:
            assert place not in held_in(with_rank(SOCHI, place, rank + 1))


def with_rank(instance, place, rank):
    ranking = with_line(instance.rankings[place.pool], place, rank)
    return instance.rebuilt(rankings={**instance.rankings, place.pool: ranking})


def held_in(instance):
    outcome = solve(instance)
    assert isinstance(outcome, Allocated)
    return outcome.held


def test_why_kazakhstan_has_no_man_in_the_1000_m():
    answer = WHY.event("KAZ", "men-1000m", 1)
    assert answer.turn.line.rank == 32
    assert [source.id for source in answer.because.rules] == ["ruling:KAZ:men-1000m"]
    assert [source.id for source in answer.would.without] == ["ruling:KAZ:men-1000m"]


@pytest.mark.parametrize(
    ("noc", "event", "k", "ruling"),
    [
        ("KAZ", "men-1000m", 1, "ruling:KAZ:men-1000m"),
        ("GER", "men-1500m", 2, "ruling:GER:men-1500m"),
    ],
)
def test_the_two_cells_that_a_ruling_took_name_it(noc, event, k, ruling):
    answer = WHY.event(noc, event, k)
    assert [source.id for source in answer.because.rules] == [ruling]


@pytest.mark.parametrize(("noc", "event"), [("HUN", "men-1000m"), ("BLR", "men-1500m")])
def test_the_two_cells_that_the_rulings_gave_are_the_last_of_their_events(noc, event):
    answer = WHY.event(noc, event, WHY.held(noc, event))
    assert answer.turn == answer.cut
    without = solve(SOCHI.rebuilt(rulings=()))
    assert answer.place not in without.held


def test_what_the_men_of_poland_lacked():
    found = reasons_of(WHY, "POL", "men")
    assert found.held == 0
    for event in ("men-500m", "men-1000m", "men-1500m"):
        answer = WHY.event("POL", event, 1)
        assert answer.turn.line.rank > answer.cut.line.rank
        assert answer.would.rank is not None


def test_an_noc_without_any_place_is_told_its_best_claim():
    found = reasons_of(WHY, "NZL", "men-500m")
    assert isinstance(found, CellReasons)
    assert (found.claim.turn.event, found.claim.turn.line.rank) == ("men-500m", 33)
    assert "best claim" in text_of(found)[-1] + text_of(found)[-2]
