"""NOCs counted together: the same outcome as one search over all lines, and as the definition."""

import pytest
from definition import outcomes
from hypothesis import HealthCheck, given, settings
from small_worlds import instances
from worlds import short_track

from models.answers.outcome import Allocated, Conflict, LotRequired
from models.rulebook import Rulebook
from solver.allocate.solve import solve


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(instances(ties=True, policies=("strict",)))
def test_counting_alike_nocs_together_gives_what_the_definition_names(instance):
    expected = outcomes(instance)
    found = solve(instance, walk_first=False, counting=False, count_from=0)
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
    found = solve(instance, walk_first=False, counting=False, count_from=0)
    search = solve(instance, walk_first=False, counting=False, count_from=10**9)
    assert found.status == search.status
    assert getattr(found, "held", None) == getattr(search, "held", None)


@pytest.mark.parametrize("seed", range(3))
def test_relays_that_take_so_many_start_places_are_foreseen_by_counting_as_by_one_search(seed):
    base = short_track(seed, athletes=58)
    # A relay brings five, so that it is for NOCs with seven start places only.
    limit = {
        "id": "limit",
        "kind": "noc_squad_limit_by_starts",
        "squads": ["men"],
        "cite": "made up",
    }
    limit |= {"at_most": 4, "starts_below": 7}
    rules = [*(rule.model_dump() for rule in base.rulebook.rules), limit]
    rulebook = Rulebook.model_validate(dict(base.rulebook) | {"rules": rules})
    instance = base.with_rulebook(rulebook)
    found = solve(instance, walk_first=False, counting=False, count_from=0)
    assert found == Allocated(found.held, "prefix")
    assert found.held == solve(instance, walk_first=False, counting=False, count_from=10**9).held
    assert found.held != solve(base).held
