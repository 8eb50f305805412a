"""Finishes to try, which of them are less than others, and the least that will do."""

import pytest

from solver.needs import changes
from solver.needs.bounds import _placed
from solver.needs.changes import PlacesToTry


@pytest.mark.parametrize(
    ("first", "last", "opens", "tried"),
    [
        (1, 3, 1, [(1,), (2,), (3,)]),
        (2, 2, 2, [(2,), (2, 2)]),
        (1, 2, 2, [(1,), (2,), (1, 1), (1, 2), (2, 2)]),
    ],
)
def test_finishes_are_tried_in_one_competition_in_two_and_so_on_the_best_first(
    first, last, opens, tried
):
    assert list(PlacesToTry(first, last, opens).changes()) == tried


@pytest.mark.parametrize(("most", "is_small"), [(4, False), (5, True)])
def test_where_there_are_too_many_only_equal_finishes_are_tried(monkeypatch, most, is_small):
    monkeypatch.setattr(changes, "MOST_CHANGES", most)
    places = PlacesToTry(1, 2, 2)
    assert places.is_small == is_small
    assert ((1, 2) in places.changes()) == is_small
    assert [one for one in places.changes() if one != (1, 2)] == [(1,), (2,), (1, 1), (2, 2)]


@pytest.mark.parametrize(
    ("one", "more", "less"),
    [
        ((1,), [(1, 3)], [(2,)]),
        ((2,), [(1,), (2, 3)], [(3,)]),
        ((3,), [(2,), (3, 3)], []),
        ((1, 1), [], [(1, 2)]),
        ((1, 3), [(1, 2)], [(2, 3), (1,)]),
        ((2, 2), [(1, 2)], [(2, 3)]),
        ((3, 3), [(2, 3)], [(3,)]),
    ],
)
def test_a_step_is_one_place_better_or_worse_or_one_competition_more_or_less(one, more, less):
    places = PlacesToTry(1, 3, 2)
    assert list(places._one_more(one)) == more
    assert list(places._one_less(one)) == less


@pytest.mark.parametrize(
    ("does", "least", "is_safe"),
    [
        # From a place on, whatever else.
        ({(1,), (2,), (1, 1), (1, 2), (1, 3), (2, 2), (2, 3)}, [(2,)], True),
        # A good place, or two that are less good.
        ({(1,), (1, 1), (1, 2), (1, 3), (2, 2)}, [(1,), (2, 2)], True),
        ({(1, 1), (1, 2), (1, 3), (2, 2), (2, 3), (3, 3)}, [(3, 3)], True),
        # A better finish does not, so none is safe: the least that do.
        ({(2,), (2, 3), (3, 3)}, [(2,), (3, 3)], False),
        ({(2, 2), (1,)}, [(1,), (2, 2)], False),
        (set(), [], False),
    ],
)
def test_the_least_is_safe_and_nothing_less_is(does, least, is_safe):
    places = PlacesToTry(1, 3, 2)
    found = places.least({one: one in does for one in places.changes()})
    assert found == (tuple(least), is_safe)


@pytest.mark.parametrize(
    ("last_places", "finishes", "opens", "placed"),
    [
        ([], (), 1, 0),
        ([1], (), 1, 1),
        ([1, 1], (), 1, 1),
        ([1, 1], (), 2, 2),
        ([1, 1, 2], (), 1, 2),
        ([3, 1, 2], (), 1, 3),
        # A place that the NOC itself has is nobody else's.
        ([1], (1,), 1, 0),
        ([1, 2], (1,), 1, 1),
        ([1, 2], (2,), 1, 1),
        ([1, 2], (3,), 1, 2),
        ([1, 1, 2, 2], (1, 2), 2, 2),
    ],
)
def test_as_many_lines_as_can_have_a_place_of_their_own_that_is_good_enough(
    last_places, finishes, opens, placed
):
    assert _placed(last_places, finishes, opens) == placed
