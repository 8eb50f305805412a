"""Random seasons of real size, limits from loose to impossible, against one solve per line."""

import pytest
from line_by_line import awarded_lines
from worlds import short_track

from models.answers.outcome import Allocated, Conflict
from solver.allocate.solve import solve


def lines_of(instance, held):
    lines = {turn.place for _, turns in instance.stages for turn in turns}
    return held & lines


def agrees(instance):
    expected = awarded_lines(instance)
    for walk_first, counting in ((True, True), (False, True), (False, False)):
        found = solve(instance, walk_first=walk_first, counting=counting)
        if expected is None:
            assert isinstance(found, Conflict)
        else:
            assert isinstance(found, Allocated)
            assert lines_of(instance, found.held) == expected


@pytest.mark.parametrize(("seed", "limit"), [(1, 60), (2, 53), (3, 52), (5, 44)])
def test_a_season_is_allocated_as_line_by_line(seed, limit):
    agrees(short_track(seed, athletes=limit))


def test_men_and_women_are_allocated_as_line_by_line():
    agrees(short_track(6, squads=("men", "women"), athletes=54))


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(200))
def test_many_seasons_are_allocated_as_line_by_line(seed):
    agrees(short_track(seed, athletes=44 + seed % 19, exact=seed % 5 > 0))


def test_a_limit_that_binds_is_proven_by_more_than_the_walk():
    found = solve(short_track(1, athletes=53), certify=True)
    assert isinstance(found, Allocated)
    assert found.proof != "walk"
    assert found.certified


def test_no_time_is_no_answer():
    assert solve(short_track(1, athletes=53), time_limit=1e-9).status == "out_of_time"
