"""What many runs say, counted another way."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from solver.forecast.chances import Chances, chance
from solver.forecast.forecast import Block

CELLS = (("A", "short"), ("A", "long"), ("A", "all"))


def chances(rows, ways=None, lots=None):
    """rows: of each run, the places in CELLS."""
    size = len(rows)
    block = Block(
        np.array(rows, np.uint16),
        np.array(ways or [0] * size, np.uint8),
        np.array(lots or [False] * size),
        np.array([False] * size),
    )
    return Chances.of(CELLS, [block])


def test_a_chance_is_the_share_of_runs_with_so_many_places_or_more():
    found = chances([(0, 0, 0), (1, 0, 1), (2, 0, 2), (2, 0, 2)]).chances("A", "short")
    assert [one.runs for one in found] == [3, 2]
    assert [one.share for one in found] == [0.75, 0.5]


def test_the_error_is_wilsons_half_width():
    """Its ends are where the share is 1.96 standard deviations away (Wilson 1927)."""
    for hits, runs in ((0, 50), (3, 50), (50, 50), (700, 2000)):
        one = chance(hits, runs)
        room = 1.96**2 / runs
        middle = (one.share + room / 2) / (1 + room)
        for end in (middle - one.error, middle + one.error):
            spread = sqrt(max(end * (1 - end), 0) / runs)
            assert abs(one.share - end) == pytest.approx(1.96 * spread, abs=1e-9)


def test_runs_without_an_allocation_are_counted_apart():
    found = chances([(1, 0, 1), (0, 0, 0)], ways=[1, 2], lots=[True, False])
    assert found.ways == {"walk": 0, "solver": 1, "conflict": 1, "undecided": 0}
    assert (found.runs, found.allocated, found.lots) == (2, 1, 1)
    assert found.chance("A", "short", 1).share == 1


def test_the_range_leaves_out_a_twentieth_at_either_end():
    rows = [(0, 0, n) for n in [0] * 5 + [1] * 45 + [2] * 44 + [3] * 6]
    found = chances(rows).expected("A", "all")
    assert (found.low, found.high) == (0, 3)
    rows = [(0, 0, n) for n in [0] * 4 + [1] * 46 + [2] * 45 + [3] * 5]
    found = chances(rows).expected("A", "all")
    assert (found.low, found.high) == (1, 2)
    assert found.mean == pytest.approx(1.51)


@given(st.lists(st.tuples(*[st.integers(0, 2)] * 3), min_size=2, max_size=12))
def test_what_decides_is_the_share_of_the_variance_between_groups(rows):
    found = chances(rows)
    athletes = [row[2] for row in rows]
    mean = sum(athletes) / len(rows)
    whole = sum((a - mean) ** 2 for a in athletes)
    want = {}
    for index, event in enumerate(("short", "long")):
        between = 0.0
        for row in rows:
            group = [other[2] for other in rows if other[index] == row[index]]
            between += (sum(group) / len(group) - mean) ** 2
        want[event] = between / whole if whole else 0.0
    got = {one.event: one.share for one in found.deciders("A", "all", ["short", "long"])}
    for event, share in want.items():
        assert got.get(event, 0.0) == pytest.approx(share, abs=1e-9)
    assert list(got.values()) == sorted(got.values(), reverse=True)


def test_nothing_decides_what_is_the_same_in_every_run():
    assert chances([(0, 1, 1), (1, 0, 1)]).deciders("A", "all", ["short", "long"]) == []


def test_no_runs_are_no_chances():
    assert Chances.of(CELLS, []).runs == 0
