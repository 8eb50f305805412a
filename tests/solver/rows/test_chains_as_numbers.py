"""Bounds about one chain as the numbers that keep them, and sums over whole chains."""

import pytest

from models.bound import Bound, Condition
from models.place import Place, chain
from solver.rows.values import Stretch, no_values
from solver.rows.whole import _counts, _hanging_together, _kept_by, _one_chain, _over_chains

A, B, C = (chain(noc, "x", 3) for noc in "ABC")
LENGTHS = {(noc, "x"): 3 for noc in "ABC"}


def bits(*numbers):
    return sum(1 << number for number in numbers)


@pytest.mark.parametrize(
    ("bound", "key"),
    [
        (Bound(A, 1), ("A", "x")),
        (Bound(A, 1, None, Condition(A[1:], 1)), ("A", "x")),
        (Bound(A, 1, None, Condition(B, 1)), None),
        (Bound(A + B, 1), None),
        (Bound((A[0], B[0], A[1]), 1), None),
        (Bound((B[0], A[0], A[1]), 1), None),
        (Bound((), 1), None),
        (Bound(A, 1, None, Condition((), 0)), ("A", "x")),
        (Bound((A[0], Place("A", "y", 1)), 1), None),
    ],
)
def test_a_bound_is_about_one_chain_if_all_its_places_are(bound, key):
    assert _one_chain(bound) == key


@pytest.mark.parametrize(
    ("bound", "numbers"),
    [
        (Bound(A, 2), {2, 3}),
        (Bound(A, 1, 2), {1, 2}),
        (Bound(A, 0, 0), {0}),
        (Bound(A[1:], 1), {2, 3}),
        (Bound((A[0], A[0], A[2]), 2, 2), {1, 2}),
        (Bound(A, 3, None, Condition(A, 1)), {0, 3}),
        (Bound(A[2:], 1, None, Condition(A[:1], 1)), {0, 3}),
        (Bound(A, 0, 1, Condition(A, 2)), {0, 1}),
        (Bound(A, 2, None, Condition(A, 0, 0)), {1, 2, 3}),
    ],
)
def test_the_numbers_that_keep_a_bound_about_one_chain(bound, numbers):
    assert _kept_by(bound, 3) == bits(*numbers)


@pytest.mark.parametrize(
    "bound", [Bound(A, 2), Bound(A[:1], 1, None, Condition(A[1:2], 1))], ids=["longer", "link"]
)
def test_of_places_beyond_the_chain_and_of_its_order_nothing_is_said(bound):
    assert _kept_by(bound, 2) == -1


def test_places_are_counted_among_the_first_so_many():
    assert _counts((A[0], A[2], A[2]), 3) == [0, 1, 1, 3]
    assert _counts((), 2) == [0, 0, 0]


def times(*counted):
    return {place: n for places, n in counted for place in places}


@pytest.mark.parametrize(
    ("counted", "found"),
    [
        (times((A, 1), (B, 1)), [("A", 1), ("B", 1)]),
        (times((B, -2), (A, 1)), [("A", 1), ("B", -2)]),
        (times((C, 3), (A, 1), (B, 1)), [("A", 1), ("B", 1), ("C", 3)]),
        # Of one NOC alone, or not of whole chains, it is no such sum.
        (times((A, 1)), None),
        (times((A, 1), (B[:2], 1)), None),
        (times((A, 1), (B[1:], 1)), None),
        (times((A, 1), (B[:2], 1), (B[2:], 2)), None),
        (times(), None),
        # A chain that counts for nothing is left out.
        (times((A, 1), (B, 0)), [("A", 1)]),
    ],
)
def test_a_sum_counts_each_of_several_chains_as_a_whole(counted, found):
    expected = found and tuple(((noc, "x"), n) for noc, n in found)
    assert _over_chains(counted, LENGTHS) == expected


def test_a_place_alone_is_a_chain_of_one():
    alone = [Place(noc, "y", 1) for noc in "AB"]
    assert _over_chains(times((alone, 1)), {}) == ((("A", "y"), 1), (("B", "y"), 1))
    assert _over_chains(times(([Place("A", "y", 2), *alone[1:]], 1)), {}) is None


def test_sums_that_share_a_chain_are_kept_together_the_others_apart():
    def of(nocs):
        return tuple(((noc, "x"), 1) for noc in nocs)

    spans = {of(nocs): Stretch(0, n) for n, nocs in enumerate(["AB", "CD", "BE", "FG", "EC"])}
    found = [{"".join(key[0] for key, _ in one) for one in part} for part in
             _hanging_together(spans)]  # fmt: skip
    assert sorted(found, key=len) == [{"FG"}, {"AB", "BE", "CD", "EC"}]
    assert [part for part in _hanging_together(spans) if len(part) == 1] == [
        {of("FG"): Stretch(0, 3)}
    ]


@pytest.mark.parametrize(("most", "none"), [(3, True), (2, False)])
def test_just_as_many_values_as_may_be_are_tried(monkeypatch, most, none):
    # Three values of the first leave no value of the second a chance.
    monkeypatch.setattr("solver.rows.values.MOST_TRIES", most)
    order = [((1, 0), bits(0, 1, 2)), ((2, 0), bits(0, 8)), ((0, 1), bits(0, 4))]
    assert no_values(order[:2], [Stretch(3, 12), Stretch(0, 0)]) == none
