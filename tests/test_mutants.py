"""The sample of mutants, and what is said of it (tools/mutants)."""

import sys
from collections import Counter
from types import SimpleNamespace

import pytest
from documents import ROOT

sys.path.append(str(ROOT / "tools" / "mutants"))

from figures import table
from sample import drawn, wilson
from statements import statement_lines

MUTANTS = [
    SimpleNamespace(name=f"{room}-{nth}", room=room)
    for room, size in (("models/checks", 60), ("models", 20), ("solver/walk", 20))
    for nth in range(size)
]


def names(mutants):
    return [mutant.name for mutant in mutants]


def test_a_seed_draws_the_same_sample_again_and_another_seed_another():
    assert names(drawn(MUTANTS, 1)) == names(drawn(MUTANTS, 1))
    assert names(drawn(MUTANTS, 1)[:10]) != names(drawn(MUTANTS, 2)[:10])
    assert sorted(names(drawn(MUTANTS, 1))) == sorted(names(MUTANTS))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("size", [10, 25, 50])
def test_every_beginning_of_a_sample_has_of_each_room_its_part(seed, size):
    rooms = Counter(mutant.room for mutant in drawn(MUTANTS, seed)[:size])
    assert abs(rooms["models/checks"] - 0.6 * size) <= 1
    assert abs(rooms["models"] - 0.2 * size) <= 1
    assert abs(rooms["solver/walk"] - 0.2 * size) <= 1


def test_how_far_a_share_is_known_is_what_wilson_says():
    low, high = wilson(85, 100)
    assert (round(low, 4), round(high, 4)) == (0.7672, 0.9069)
    assert wilson(0, 0) == (0.0, 1.0)
    assert round(wilson(10, 10)[0], 4) == 0.7225


def test_an_endless_loop_is_killed_and_what_no_test_runs_is_not():
    found = [
        {"room": "solver/walk", "status": status}
        for status in ("killed", "timeout", "survived", "no tests", "not run")
    ]
    lines = list(table(MUTANTS, found))
    assert lines[-1] == "| **solver** | 20 | 4 | 1 | 1 | 1 | 1 | 50.0 | 15.0 to 85.0 |"
    assert lines[2].startswith("| models (no room) | 20 | 0 |")


TEXT = """\
def told(bad):
    if (
        bad
    ):
        message = (
            "there is "
            "none"
        )
        return message
    for one in bad: said = one
"""


@pytest.mark.parametrize(
    ("first", "last", "lines"),
    [
        (7, 7, [5, 6, 7, 8]),  # a later piece of a text
        (3, 3, [2, 3, 4]),  # of what holds others, the head alone
        (9, 9, [9]),
        (1, 1, [1]),
        (5, 9, [5, 6, 7, 8, 9]),  # no statement holds both and nothing else
    ],
)
def test_what_stands_in_a_statement_of_many_lines_is_run_by_whoever_runs_one_of_them(
    first, last, lines
):
    assert list(statement_lines(TEXT, first, last)) == lines
