"""So many NOCs in one situation as one model: exactly what they may hold of each place together."""

from collections import Counter

import pytest

from solver.clock import Clock
from solver.symmetry.anonymous import ALWAYS, Between, Local, Role, Total
from solver.symmetry.model import AlikeNocs, Totals, _cases, _patterns, solution
from solver.symmetry.residual import Situation

IMPOSSIBLE = Between((), 1, 1)
HELD_0 = Between((0,), 1, 1)


def group(size, places, *bounds):
    roles = tuple(Role("pool", ((n, 1),)) for n in range(places))
    return AlikeNocs(Situation(roles, bounds, (None,) * places), size)


@pytest.mark.parametrize(
    ("bound", "possible", "impossible"),
    [
        # each at most one
        (Local(ALWAYS, Between((0, 1), 0, 1)), (2, 1), (2, 2)),
        # each at least one
        (Local(ALWAYS, Between((0, 1), 1, 2)), (2, 1), (1, 1)),
        # with the one place the other
        (Local(HELD_0, Between((1,), 1, 1)), (2, 2), (2, 1)),
        # with the one place two more
        (Local(HELD_0, Between((1, 2, 3), 2, 3)), (2, 2, 1, 1), (2, 1, 1, 1)),
        # with the one place no more than one of the others
        (Local(HELD_0, Between((1, 2, 3), 0, 1)), (1, 3, 2, 2), (1, 3, 3, 2)),
        # with both places the third not
        (Local(Between((0, 1), 2, 2), Between((2,), 0, 0)), (3, 2, 1), (3, 2, 2)),
        # with two of three the fourth
        (Local(Between((0, 1, 2), 2, 3), Between((3,), 1, 1)), (3, 2, 1, 2), (3, 2, 1, 1)),
        # without both the third
        (Local(Between((0, 1), 0, 1), Between((2,), 1, 1)), (3, 2, 1), (3, 2, 0)),
        # with neither the third
        (Local(Between((0, 1), 0, 0), Between((2,), 1, 1)), (1, 1, 1), (1, 1, 0)),
        # with one of three or none the fourth
        (Local(Between((0, 1, 2), 0, 1), Between((3,), 1, 1)), (1, 1, 0, 2), (1, 1, 0, 1)),
        # never both
        (Local(Between((0, 1), 2, 2), IMPOSSIBLE), (2, 1), (2, 2)),
    ],
)
def test_three_nocs_hold_just_so_many_of_each_place_or_cannot(bound, possible, impossible):
    def holding(numbers):
        bounds = [Total(None, (n, number, number)) for n, number in enumerate(numbers)]
        return solution([group(3, len(numbers), bound)], Totals(bounds, Counter()), Clock())

    (found,) = holding(possible)
    assert found.total() == 3
    assert holding(impossible) is None


@pytest.mark.parametrize(
    ("first", "given", "possible"),
    [(1, 0, True), (2, 0, False), (3, 0, True), (1, 1, False), (2, 1, True), (0, 1, True)],
)
def test_a_sum_that_is_conditional_counts_what_is_held_already(first, given, possible):
    """Exactly two of the one, with what is held, call for three of the other."""
    bounds = [
        Total(None, (0, first + given, first + given)),
        Total(None, (1, 2, 2)),
        Total((0, 2, 2), (1, 3, 3)),
    ]
    found = solution([group(3, 2)], Totals(bounds, Counter({0: given})), Clock())
    assert (found is not None) == possible


@pytest.mark.parametrize("given", range(3))
def test_a_sum_of_places_named_twice_counts_them_twice_beside_what_is_held(given):
    like = Situation((Role("x", ((0, 2),)),), (), (None,))
    bounds = [Total(None, (0, 4, 4))]
    found = solution([AlikeNocs(like, 3)], Totals(bounds, Counter({0: given})), Clock())
    held = frozenset({0})
    expected = {0: [{held: 2, frozenset(): 1}], 1: None, 2: [{held: 1, frozenset(): 2}]}
    assert found == expected[given]


def test_the_groups_add_to_the_same_sums_and_are_answered_in_their_order():
    alone = AlikeNocs(Situation((Role("x", ((0, 1),)),), (), (True,)), 2)
    found = solution(
        [alone, group(1, 1), group(2, 1)], Totals([Total(None, (0, 3, 3))], Counter()), Clock()
    )
    held, nothing = frozenset({0}), frozenset()
    assert found == [{nothing: 2}, {held: 1}, {held: 2}]


@pytest.mark.parametrize(
    ("when", "cases"),
    [
        (ALWAYS, [((), 1, 1, 1)]),
        (Between((0, 1, 0), 1, 3), [((0,), 1, 0, 1), ((1,), 1, 0, 1)]),
        (Between((0, 1, 2), 2, 3), [((0, 1, 2), 1, -1, 2)]),
        (Between((0, 1, 2), 3, 3), [((0, 1, 2), 1, -2, 1)]),
        (Between((0, 1, 0), 0, 2), [((0,), -1, 1, 1), ((1,), -1, 1, 1)]),
        (Between((0, 1, 2), 0, 1), [((0, 1, 2), -1, 2, 2)]),
        (Between((0, 1, 2), 0, 0), [((0, 1, 2), -1, 1, 1)]),
        # A range is left out: the witness has to show it.
        (Between((0, 1, 2), 1, 2), []),
        (Between((0, 1), 1, 1), []),
    ],
)
def test_who_meets_a_condition_is_counted_by_one_place_or_by_all_of_them(when, cases):
    assert list(_cases(when)) == cases


@pytest.mark.parametrize(
    ("bounds", "numbers", "patterns"),
    [
        ([], [2, 1], [({0, 1}, 1), ({0}, 1), ((), 1)]),
        ([], [3, 3], [({0, 1}, 3)]),
        ([], [0, 0], [((), 3)]),
        # What the place asks for is missing: the place is given up.
        ([Local(HELD_0, Between((1,), 1, 1))], [2, 1], [({0, 1}, 1), ((), 2)]),
        ([Local(HELD_0, Between((1, 2), 0, 1))], [3, 3, 2], [({1, 2}, 2), ({0, 1}, 1)]),
        # Over a limit: what is over it is.
        ([Local(ALWAYS, Between((0, 1), 0, 1))], [2, 2], [({0}, 2), ((), 1)]),
        ([Local(ALWAYS, Between((0, 1, 2), 0, 1))], [3, 3, 3], [({0}, 3)]),
        # Nothing that could be given up would help.
        ([Local(ALWAYS, Between((0, 1), 1, 2))], [1, 1], [({0, 1}, 1), ((), 2)]),
        ([Local(Between((2, 3), 0, 1), Between((0, 1), 2, 2))], [3, 0, 3, 0], [({0}, 3)]),
    ],
)
def test_the_first_n_hold_a_place_and_give_up_what_its_condition_forbids(bounds, numbers, patterns):
    found = _patterns(group(3, len(numbers), *bounds), numbers)
    assert found == {frozenset(held): times for held, times in patterns}
