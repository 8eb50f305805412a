"""Every file of instances/conflicts carries its answer: adding a case needs no Python."""

from functools import cache
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from models.checks.sums import proves
from models.files import read_instance
from solver.allocate.solve import solve
from solver.clock import Clock
from solver.conflict.diagnose import diagnose
from solver.conflict.first import first_conflict
from solver.conflict.oracle import Oracle
from solver.cpsat.farkas import certificate

CASES = sorted((Path(__file__).parents[2] / "instances" / "conflicts").glob("*.yaml"))


@cache
def diagnosed(path):
    """Some take a second, and two tests ask about each."""
    return diagnose(read_instance(path))


def test_there_are_the_twelve_conflicts():
    assert len(CASES) >= 12


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_diagnosis_is_the_one_that_the_case_carries(path):
    expected = YAML(typ="safe", pure=True).load(path)["expected"]
    found = diagnosed(path)
    assert found.status == expected["status"]
    assert found.complete
    assert [told(problem) for problem in found.problems] == expected["problems"]
    assert solve(read_instance(path)).status == "conflict"


@pytest.mark.parametrize(("name", "rules"), [("too-few-nocs", 2), ("fives-only", 0)])
def test_without_time_a_conflict_is_named_where_a_sum_shows_it(name, rules):
    (path,) = (path for path in CASES if path.stem == name)
    found = first_conflict(read_instance(path), time_limit=1e-9)
    assert len(found.rules if found else ()) == rules


def told(problem):
    return {
        "conflicts": [list(conflict.rules) for conflict in problem.conflicts],
        "corrections": [list(correction) for correction in problem.corrections],
        "repairs": [
            {change.parameter: change.new for change in repair.changes}
            for repair in problem.repairs
        ],
    }


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_conflict_has_an_exact_sum_or_says_that_none_shows_it(path):
    instance = read_instance(path)
    oracle = Oracle(instance, Clock())
    for problem in diagnosed(path).problems:
        for conflict in problem.conflicts:
            proof = certificate(oracle.among(conflict.rules).laws)
            assert (conflict.because == "sum") == bool(conflict.sums)
            assert bool(conflict.sums) == (proof is not None and proves(proof))


def test_divisibility_is_said_to_be_no_matter_of_a_sum():
    path = next(path for path in CASES if path.stem == "fives-only")
    (problem,) = diagnosed(path).problems
    assert problem.conflicts[0].because == "cases"
