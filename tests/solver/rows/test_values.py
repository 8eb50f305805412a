"""Stretches of numbers, sets of numbers as bits, and what several of these can come to."""

import pytest

from models.bound import Bound, Condition
from models.place import Place, chain
from solver.rows.families import _parts, chains_of, is_link
from solver.rows.values import EVERYTHING, NOTHING, Stretch, _within, added, no_values


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ((1, 5), (3, 9), (3, 5)),
        ((1, None), (None, 4), (1, 4)),
        ((None, None), (0, 0), (0, 0)),
        ((1, 2), (3, 4), (3, 2)),
        ((None, 3), (None, 2), (None, 2)),
        ((0, None), (2, None), (2, None)),
    ],
)
def test_within_two_stretches_is_from_the_greater_least_to_the_smaller_most(one, other, both):
    assert Stretch(*one).and_also(Stretch(*other)) == both
    assert Stretch(*other).and_also(Stretch(*one)) == both


@pytest.mark.parametrize(
    ("stretch", "negated", "less", "halved"),
    [
        ((2, 7), (-7, -2), (-1, 6), (1, 3)),
        ((3, 4), (-4, -3), (0, 3), (2, 2)),
        ((0, 0), (0, 0), (-3, -1), (0, 0)),
        ((5, None), (None, -5), (2, None), (3, None)),
        ((None, 5), (-5, None), (None, 4), (None, 2)),
        ((-3, -1), (1, 3), (-6, -2), (-1, -1)),
    ],
)
def test_a_stretch_is_turned_round_lessened_and_divided(stretch, negated, less, halved):
    one = Stretch(*stretch)
    assert one.negated() == negated
    # One to three are still to come.
    assert one.less(1, 3) == less
    assert one.over(2) == halved
    assert one.over(1) == one


@pytest.mark.parametrize(
    ("numbers", "stretch", "found"),
    [
        (0b10110, EVERYTHING, [1, 2, 4]),
        (0b10110, Stretch(2, None), [2, 4]),
        (0b10110, Stretch(None, 2), [1, 2]),
        (0b10110, Stretch(2, 3), [2]),
        (0b10110, Stretch(-5, 0), []),
        (0b10111, Stretch(-5, 0), [0]),
        (0b10111, Stretch(None, -1), []),
        (0b10110, NOTHING, []),
        (0, EVERYTHING, []),
    ],
)
def test_the_numbers_of_a_set_within_a_stretch_come_in_order(numbers, stretch, found):
    assert list(_within(numbers, stretch)) == found


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ({0}, {0, 3}, {0, 3}),
        ({1, 2}, {0, 5}, {1, 2, 6, 7}),
        ({0, 1}, {0, 1}, {0, 1, 2}),
        (set(), {1}, set()),
    ],
)
def test_added_sets_are_all_that_one_of_each_comes_to(one, other, both):
    def bits(numbers):
        return sum(1 << number for number in numbers)

    assert added(bits(one), bits(other)) == added(bits(other), bits(one)) == bits(both)


ANY, EVEN = 0b1111, 0b10101


@pytest.mark.parametrize(
    ("order", "spans", "none"),
    [
        ([], [], False),
        ([((1,), ANY)], [(3, 3)], False),
        ([((1,), ANY)], [(4, None)], True),
        ([((2,), ANY)], [(3, 3)], True),
        ([((2,), ANY)], [(3, 4)], False),
        ([((1,), EVEN), ((1,), EVEN)], [(5, 5)], True),
        ([((1,), EVEN), ((1,), EVEN)], [(8, 8)], False),
        ([((1,), EVEN), ((1,), EVEN)], [(9, None)], True),
        # As many of the one as of the other, and so many in all.
        ([((1, 1), ANY), ((1, -1), ANY)], [(5, 5), (0, 0)], True),
        ([((1, 1), ANY), ((1, -1), ANY)], [(6, 6), (0, 0)], False),
        ([((1, 1), ANY), ((1, -1), ANY)], [(6, 6), (1, None)], True),
        ([((1, 1), ANY), ((1, -1), ANY)], [(5, 5), (None, -1)], False),
        # A sum that it does not count has to be right already.
        ([((0, 1), ANY), ((1, 0), ANY)], [(0, 0), (4, 4)], True),
        ([((0, 1), ANY), ((1, 0), ANY)], [(3, 3), (3, 3)], False),
        ([((1, 0), ANY), ((0, 1), ANY), ((-1, 1), ANY)], [(-3, -3), (6, 6)], False),
        ([((1, 0), ANY), ((0, 1), ANY), ((-1, 1), ANY)], [(-4, -4), (6, 6)], True),
    ],
)
def test_sums_of_numbers_each_of_a_set_cannot_be_what_is_asked_or_can(order, spans, none):
    stretches = [Stretch(*span) for span in spans]
    assert no_values(order, stretches) == none
    assert no_values(order[::-1], stretches) == none


@pytest.mark.parametrize(("most", "none"), [(1, False), (99, True)])
def test_after_too_many_values_it_is_left_to_others(monkeypatch, most, none):
    monkeypatch.setattr("solver.rows.values.MOST_TRIES", most)
    odd = [((1, 0), EVEN), ((1, 0), EVEN), ((1, 1), EVEN)]
    assert no_values(odd, [Stretch(7, 7), Stretch(None, None)]) == none


def place(k, pool="x"):
    return Place("A", pool, k)


def after(better, worse, least=1, at_least=1, most=None):
    return Bound((better,), least, most, Condition((worse,), at_least))


@pytest.mark.parametrize(
    ("bound", "is_so"),
    [
        (after(place(1), place(2)), True),
        (after(place(2), place(3)), True),
        (after(place(1), place(3)), False),
        (after(place(2), place(1)), False),
        (after(place(1, "y"), place(2)), False),
        (after(place(1), place(2), least=0), False),
        (after(place(1), place(2), at_least=0), False),
        (after(place(1), place(2), most=0), False),
        (Bound((place(1),), 1), False),
        (Bound((place(1), place(2)), 1, None, Condition((place(3),), 1)), False),
        (Bound((place(1),), 1, None, Condition((place(2),), 1, 0)), False),
    ],
)
def test_a_link_says_that_a_place_calls_for_the_one_before_and_no_more(bound, is_so):
    assert is_link(bound) == is_so


def test_chains_are_as_long_as_each_place_calls_for_the_one_before():
    links = [
        after(place(1), place(2)), after(place(2), place(3)),
        after(place(1, "y"), place(2, "y")), after(place(3, "y"), place(4, "y")),
        after(place(2, "z"), place(3, "z")), Bound((place(1),), 1),
    ]  # fmt: skip
    expected = {("A", "x"): chain("A", "x", 3), ("A", "y"): chain("A", "y", 2)}
    assert chains_of(links) == expected
    assert chains_of(reversed(links)) == expected


X, Y = (place(1), place(2, "y")), (place(3), place(4, "y"))


@pytest.mark.parametrize(
    ("bound", "parts"),
    [
        (Bound(Y, 1, None, Condition(X, 1)), ((X, 1), (Y, 1))),
        (Bound(Y, 2, 2, Condition(X, 2)), ((X, 2), (Y, 2))),
        (Bound(Y, 1), None),
        (Bound(Y, 0, None, Condition(X, 1)), None),
        (Bound(Y, 1, 1, Condition(X, 1)), None),
        (Bound(Y, 1, None, Condition(X, 0)), None),
        (Bound(Y, 1, None, Condition(X, 3)), None),
        (Bound(Y, 1, None, Condition(X, 1, 1)), None),
    ],
)
def test_a_bound_that_says_that_so_many_call_for_so_many_is_read_as_these(bound, parts):
    found = _parts(bound)
    assert (found and tuple((part.places, part.at_least) for part in found)) == parts
