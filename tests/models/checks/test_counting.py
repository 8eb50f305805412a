"""Bounds counted at once say the same as each of them counted literally."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_bounds import CHAINS, bounds, field
from small_worlds import instances

from models.bound import Bound, Condition
from models.checks.counting import Counting
from models.checks.lawful import breaches
from models.place import Place

#: Every allocation of the field: how many each NOC holds in each pool.
NUMBERS = list(product(*(range(len(one) + 1) for one in CHAINS)))


def kept(numbers, *groups):
    counting = Counting(field())
    return counting.are_kept([counting.written(group) for group in groups], numbers)


@given(st.lists(st.lists(bounds(), max_size=3), min_size=1, max_size=3))
def test_bounds_are_kept_where_each_of_them_is(groups):
    """Every shape of bound, in any groups, in every allocation."""
    counting = Counting(field())
    written = [counting.written(group) for group in groups]
    for numbers in NUMBERS:
        held = {place for one, n in zip(CHAINS, numbers, strict=True) for place in one[:n]}
        literally = not any(bound.excess(held) for group in groups for bound in group)
        assert counting.are_kept(written, numbers) == literally


def test_what_was_counted_last_is_not_taken_for_what_is_counted_now():
    counting = Counting(field())
    loose, tight = (counting.written([Bound(CHAINS[0], at_most=most)]) for most in (3, 1))
    found = [counting.are_kept([one], (2, 0, 0)) for one in (loose, tight, loose)]
    assert found == [True, False, True]


def test_a_place_counts_as_often_as_it_is_named():
    team = Bound(CHAINS[1][:1] * 3, at_most=2)
    assert [kept((0, n, 0), [team]) for n in (0, 1)] == [True, False]


def test_numbers_as_large_as_anybody_likes_are_what_they_say():
    huge = 10**30
    assert kept((3, 2, 2), [Bound(CHAINS[0], at_most=huge)])
    assert not kept((3, 2, 2), [Bound(CHAINS[0], at_least=huge)])
    assert kept((3, 2, 2), [Bound(CHAINS[0], 0, 0, Condition(CHAINS[1], huge))])


def test_what_many_bounds_count_is_written_down_once():
    many = [Bound(CHAINS[0], k, when=Condition(CHAINS[1], k % 3)) for k in range(100)]
    named = Counting(field()).written(many).named
    assert len(named.places) == len(CHAINS[0]) + len(CHAINS[1])


def test_a_bound_over_a_place_that_there_is_not_cannot_be_written():
    with pytest.raises(KeyError):
        Counting(field()).written([Bound((Place("A", "x", 4),), at_most=0)])


@given(instances(), st.data())
def test_worlds_with_every_kind_of_rule_are_counted_as_literally(instance, data):
    field = instance.field
    numbers = [data.draw(st.integers(0, length)) for length in field.lengths.values()]
    chains = zip(field.lengths, numbers, strict=True)
    held = frozenset(place for key, n in chains for place in field.chain(*key)[:n])
    for law in instance.laws:
        counting = Counting(field)
        kept = counting.are_kept([counting.written([law.bound])], numbers)
        assert kept == (not list(breaches([law], held)))
