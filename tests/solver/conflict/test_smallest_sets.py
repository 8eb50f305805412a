"""Smallest sets of things to leave out, found by asking what is still in the way."""

import pytest

from solver.conflict.smallest_sets import smallest_sets


def by(*wanted):
    """What to leave out is one of the sets (or more); asked of another, the rest of the first one
    that it could grow to, or all there is."""
    asked = []

    def in_the_way(left_out):
        asked.append("".join(sorted(left_out)))
        if any(set(one) <= left_out for one in wanted):
            return None
        return frozenset("".join(wanted)) - left_out

    return in_the_way, asked


def found(starts, wanted, at_most=100):
    in_the_way, asked = by(*wanted)
    sets, are_all = smallest_sets(map(frozenset, starts), in_the_way, at_most)
    return ["".join(sorted(one)) for one in sets], are_all, asked


def test_a_set_that_does_is_not_made_larger():
    assert found(["a", "b"], ["a", "b"]) == (["a", "b"], True, ["a", "b"])


def test_a_set_that_does_not_grows_by_each_thing_in_the_way_the_smaller_first():
    sets, are_all, asked = found(["a", "b"], ["b", "ac"])
    assert (sets, are_all) == (["b", "ac"], True)
    assert asked == ["a", "b", "ac"]


def test_no_set_is_tried_twice_and_none_that_holds_one_that_does():
    _, _, asked = found(["a", "b"], ["ab"])
    assert asked == ["a", "b", "ab"]
    _, _, asked = found(["a", "c"], ["c", "ab"])
    assert asked == ["a", "c", "ab"]


@pytest.mark.parametrize("at_most", range(6))
def test_no_more_sets_are_tried_than_that_and_it_is_said_where_some_are_left(at_most):
    sets, are_all, asked = found(["a", "b"], ["ac", "bd"], at_most)
    assert len(asked) == at_most
    assert not are_all
    assert len(sets) <= at_most


def test_all_are_tried_where_there_are_just_as_many():
    assert found(["a", "b"], ["a", "b"], 2) == (["a", "b"], True, ["a", "b"])
    assert found(["a", "b"], ["a", "b"], 1) == (["a"], False, ["a"])


def test_where_nothing_starts_there_is_nothing():
    assert found([], ["a"]) == ([], True, [])
