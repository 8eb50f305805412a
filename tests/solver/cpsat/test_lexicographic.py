"""Lines are decided the same, however many are searched for at once."""

from unittest.mock import Mock, patch

import pytest
from examples import examples
from hypothesis import given, settings
from small_worlds import instances
from worlds import short_track

from solver.allocate.solve import solve
from solver.clock import Clock
from solver.cpsat.lexicographic import Tier, in_cases
from solver.cpsat.model import Board
from solver.cpsat.search import Laborious

SEASON = short_track(3, athletes=52)


def searched(**ways):
    return solve(SEASON, walk_first=False, counting=False, **ways)


def gives_up_beyond(monkeypatch, number):
    """Searches for more lines than this at once are given up."""
    greatest = Board.greatest

    def few(board, places, weights, fixed, effort=None):
        if effort is not None and len(places) > number:
            raise Laborious
        return greatest(board, places, weights, fixed, effort)

    monkeypatch.setattr(Board, "first", Mock(side_effect=Laborious))
    monkeypatch.setattr(Board, "greatest", few)


@pytest.mark.parametrize("number", [50, 20])
def test_a_search_that_is_given_up_is_made_for_fewer_lines_at_once(monkeypatch, number):
    found = searched()
    gives_up_beyond(monkeypatch, number)
    assert searched() == found


def test_a_search_that_takes_more_than_the_effort_is_given_up():
    board = Board(SEASON.laws_within_reach, SEASON.within_reach.places, Clock())
    places = SEASON.within_reach.places
    with pytest.raises(Laborious):
        board.greatest(places, range(len(places)), {}, effort=0.0)


@given(instances(policies=("strict",)))
@settings(max_examples=examples(12))
def test_the_greatest_sum_is_that_of_the_cases_that_are_looked_at_one_by_one(instance):
    places = instance.within_reach.places
    board = Board(instance.laws_within_reach, places, Clock())
    lines = [turn.place for _, turns in instance.stages for turn in turns if turn.place in places]
    weights = [number % 5 - 1 for number in range(len(lines))]
    tier, greatest = Tier(tuple(lines), tuple(weights)), board.greatest
    found = greatest(lines, weights, {})

    def one_by_one(places, weights, fixed, effort=None, **cases):
        if effort is not None:
            raise Laborious
        return greatest(places, weights, fixed, effort, **cases)

    with patch.object(board, "greatest", one_by_one):
        in_all_cases = in_cases(board, lines, weights, {})
    assert (in_all_cases is None) == (found is None)
    if found is not None:
        assert tier.value(in_all_cases) == tier.value(found)
