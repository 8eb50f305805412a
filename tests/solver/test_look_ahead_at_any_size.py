"""NOCs counted together: the same outcome as one search over all lines, and as the definition."""

import pytest
from definition import outcomes
from hypothesis import HealthCheck, given, settings
from small_worlds import instances
from worlds import short_track

from models.outcome import Allocated, Conflict, LotRequired
from solver.solve import solve


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(instances(ties=True, policies=("strict",)))
def test_counting_alike_nocs_together_gives_what_the_definition_names(instance):
    expected = outcomes(instance)
    found = solve(instance, walk_first=False, count_from=0)
    if len(expected) > 1:
        assert isinstance(found, LotRequired)
    elif expected == {None}:
        assert isinstance(found, Conflict)
    else:
        assert isinstance(found, Allocated)
        assert found.proof == "prefix"
        assert {found.held} == expected


@pytest.mark.parametrize("seed", range(6))
def test_it_gives_what_one_search_over_all_lines_gives(seed):
    squads = ("men", "women") if seed % 2 else ("men",)
    instance = short_track(seed, 1, squads, athletes=48 + 2 * seed)
    found = solve(instance, walk_first=False, count_from=0)
    search = solve(instance, walk_first=False, count_from=10**9)
    assert found.status == search.status
    assert getattr(found, "held", None) == getattr(search, "held", None)
