"""What CP-SAT takes a bound for is what the checker counts."""

from types import SimpleNamespace

import pytest
from examples import examples
from hypothesis import given, settings
from small_bounds import HOLDINGS, PLACES, bounds

from models.bound import Law, Source
from solver.clock import Clock, Undecided
from solver.cpsat.model import Board
from solver.cpsat.program import new_program
from solver.cpsat.search import Laborious

RULE = Source("rule", "rule", "a rule", "made up")


def fixed(held):
    return {place: place in held for place in PLACES}


@given(bounds())
@settings(max_examples=examples(50))
def test_a_bound_allows_what_it_counts_as_kept(bound):
    board = Board([Law(RULE, bound)], PLACES, Clock())
    for held in HOLDINGS:
        assert (board.any(fixed(held)) == held) == (not bound.excess(held))


@given(bounds())
@settings(max_examples=examples(15))
def test_a_bound_that_is_switched_off_allows_everything(bound):
    board = Board([Law(RULE, bound)], PLACES, Clock(), switched=True)
    for held in HOLDINGS:
        assert board.any(fixed(held)) == held
        assert (board.any(fixed(held), on=["rule"]) == held) == (not bound.excess(held))


def test_what_is_demanded_of_a_copy_is_not_demanded_of_the_board():
    board = Board([], PLACES, Clock())
    board.copy().demand(PLACES, [1] * len(PLACES), 0)
    assert board.any(fixed(PLACES)) == frozenset(PLACES)
    other = board.copy()
    other.demand(PLACES, [1] * len(PLACES), 0)
    assert other.any(fixed(PLACES)) is None


@pytest.mark.parametrize(("effort", "ends"), [(None, Undecided), (0.5, Laborious)])
def test_a_sum_that_is_not_proven_to_be_the_greatest_is_no_answer(monkeypatch, effort, ends):
    board = Board([], PLACES, Clock(60))
    assert board.greatest(PLACES, [1] * len(PLACES), {}, effort) == frozenset(PLACES)
    cut_short = SimpleNamespace(run=lambda: ("FEASIBLE", [0] * len(PLACES)))
    monkeypatch.setattr(type(new_program()), "search", lambda *_: cut_short)
    with pytest.raises(ends):
        board.greatest(PLACES, [1] * len(PLACES), {}, effort)
