"""What follows for one NOC from its own bounds, and what they still ask of its open places."""

import pytest

from solver.symmetry.anonymous import ALWAYS, Between, Local, Role, Total
from solver.symmetry.residual import Situation

ROLES = tuple(Role(f"pool-{n}", ((7, n + 1),)) for n in range(4))
IMPOSSIBLE = Between((), 1, 1)


def situation(bounds, *decisions):
    return Situation(ROLES[: len(decisions)], tuple(bounds), decisions)


def always(places, least, most):
    return Local(ALWAYS, Between(places, least, most))


@pytest.mark.parametrize(
    ("count", "sure", "impossible"),
    [
        (Between((0, 1), 0, 2), True, False),
        (Between((0, 1), -1, 3), True, False),
        (Between((0, 1), 1, 2), False, False),
        (Between((0, 1), 0, 1), False, False),
        (Between((0, 1), 2, 2), False, False),
        (Between((0, 1), 3, 3), False, True),
        (Between((0, 1), 0, 0), False, False),
        (Between((0, 1), 0, -1), False, True),
        (Between((), 0, 0), True, False),
    ],
)
def test_a_count_is_sure_or_impossible_from_its_edges_on(count, sure, impossible):
    assert (count.is_sure, count.is_impossible) == (sure, impossible)


@pytest.mark.parametrize(
    ("held", "allowed"),
    [((), False), ((0,), True), ((1,), True), ((2,), False), ((0, 1), False), ((0, 3), True)],
)
def test_a_place_named_twice_counts_twice(held, allowed):
    assert Between((0, 1, 1), 1, 2).allows(held) == allowed


def test_what_is_still_to_be_counted_is_what_the_open_places_have_to_bring():
    counted = Between((0, 0, 1, 2), 2, 3).after((True, False, None))
    assert counted == Between((2,), 0, 1)


@pytest.mark.parametrize(
    ("when", "counted", "kept"),
    [
        (None, {0: 1}, False),
        (None, {0: 2}, True),
        (None, {0: 3}, True),
        (None, {0: 4}, False),
        ((1, 1, 1), {0: 4}, True),
        ((1, 1, 1), {0: 4, 1: 1}, False),
        ((1, 0, 0), {}, False),
        ((1, 1, 1), {0: 2, 1: 1}, True),
    ],
)
def test_a_sum_counts_where_its_condition_does_and_is_none_where_nothing_adds_to_it(
    when, counted, kept
):
    assert Total(when, (0, 2, 3)).is_kept(counted) == kept


@pytest.mark.parametrize(
    ("bounds", "decided", "follows"),
    [
        ([always((0, 1, 2), 0, 1)], (True, None, None), (True, False, False)),
        ([always((0, 1, 2), 0, 1)], (None, None, None), (None, None, None)),
        ([always((0, 1, 2), 2, 3)], (False, None, None), (False, True, True)),
        ([always((0, 1, 2), 2, 3)], (None, None, None), (None, None, None)),
        ([always((0, 1, 1), 2, 3)], (None, None, None), (None, True, None)),
        ([always((0, 1, 1), 0, 1)], (None, None, None), (None, False, None)),
        # A condition is no reason before it is met.
        ([Local(Between((0,), 1, 1), Between((1,), 1, 1))], (None, None), (None, None)),
        ([Local(Between((0,), 1, 1), Between((1,), 1, 1))], (True, None), (True, True)),
        # What cannot be kept forbids its condition: the last place of it, or too few of them.
        ([Local(Between((0, 1), 2, 2), IMPOSSIBLE)], (None, None), (None, None)),
        ([Local(Between((0, 1), 2, 2), IMPOSSIBLE)], (True, None), (True, False)),
        ([Local(Between((0, 1, 1), 2, 3), IMPOSSIBLE)], (None, None), (None, False)),
        ([Local(Between((0, 1, 1), 0, 2), IMPOSSIBLE)], (None, None), (True, True)),
        ([Local(Between((0, 1, 1), 0, 1), IMPOSSIBLE)], (None, None), (None, True)),
        # The first bound has its reason from the second, the third from the first.
        (
            [
                Local(Between((1,), 1, 1), Between((2,), 1, 1)),
                always((1,), 1, 1),
                Local(Between((0,), 1, 1), Between((2,), 0, 0)),
            ],
            (None, None, None),
            (False, True, True),
        ),
    ],
)
def test_what_follows_from_the_bounds_is_decided(bounds, decided, follows):
    found = situation(bounds, *decided)
    assert found.decisions == follows
    assert found.open == [n for n, one in enumerate(follows) if one is None]
    assert not found.hopeless


@pytest.mark.parametrize(
    ("bounds", "decided"),
    [
        ([always((0, 1), 2, 2)], (False, None)),
        ([always((0, 1), 0, 0)], (True, None)),
        ([always((0,), 1, 1), always((0,), 0, 0)], (None, None)),
        ([Local(Between((0,), 1, 1), Between((1,), 1, 1))], (True, False)),
    ],
)
def test_bounds_that_cannot_be_kept_any_more_are_hopeless(bounds, decided):
    assert situation(bounds, *decided).hopeless


def test_what_remains_is_said_once_in_order_and_of_the_open_places_alone():
    bounds = [
        always((1, 2, 3, 3), 1, 9),
        always((0, 1, 2, 3), 2, 4),
        always((3, 2, 1, 0), 2, 4),
        Local(Between((0,), 1, 1), Between((1, 2), -1, 1)),
        Local(Between((3, 0), 2, 2), Between((1,), 0, 0)),
        Local(Between((0,), 0, 0), Between((1,), 0, 0)),
    ]
    found = situation(bounds, True, None, None, None)
    assert found.rest == (
        Local(ALWAYS, Between((0, 1), 0, 1)),
        Local(ALWAYS, Between((0, 1, 2), 1, 3)),
        Local(ALWAYS, Between((0, 1, 2, 2), 1, 4)),
        Local(Between((2,), 1, 1), Between((0,), 0, 0)),
    )
    assert found.key == (ROLES[1:], found.rest)


def test_what_the_places_held_add_to_the_sums_is_given():
    roles = (Role("x", ((0, 1), (1, 5))), Role("y", ((0, 2),)), Role("z", ((2, 9),)))
    found = Situation(roles, (), (True, True, None))
    assert found.given == {0: 3, 1: 5}
    assert found.adds([2]) == {2: 9}
