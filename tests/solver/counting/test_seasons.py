"""Counting against CP-SAT on seasons too big to try everything."""

import pytest
from many_events import season

from solver.allocate.solve import solve

#: Where CP-SAT alone is stuck.
SECONDS = 5


def agrees(seed):
    """Whether counting decided a season, and CP-SAT decided it so as well."""
    instance = season(seed)
    found = solve(instance, walk_first=False)
    search = solve(instance, SECONDS, walk_first=False, counting=False)
    if search.status == "out_of_time":
        return False
    assert found.status == search.status
    assert getattr(found, "held", None) == getattr(search, "held", None)
    return getattr(found, "proof", found.status) in ("prefix", "conflict")


@pytest.mark.parametrize("start", range(0, 80, 20))
def test_counting_gives_what_one_search_gives(start):
    assert sum(agrees(seed) for seed in range(start, start + 20)) > 15


@pytest.mark.soak
@pytest.mark.parametrize("start", range(80, 2080, 20))
def test_counting_gives_what_one_search_gives_many_times(start):
    assert sum(agrees(seed) for seed in range(start, start + 20)) > 15
