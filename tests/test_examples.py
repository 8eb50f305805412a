"""Every file of instances/examples carries its answer: adding a case needs no Python.

`expected` has the status and what belongs to it. allocated: per NOC the events in which it has
places, how many, and its athletes in all (per squad as well, where there are several squads).
lot_required: the list and rank of the lines that are tied, their NOCs and the places at stake; of
a lot for athletes the squad, and the best lines of the NOCs.
"""

import re
from functools import cache
from pathlib import Path

import pytest
from definition import outcomes
from ruamel.yaml import YAML

from berth import load
from models.answers.outcome import Allocated, LotRequired
from models.checks.envy import envies
from models.checks.lawful import breaches
from models.files import read_instance
from models.place import column_of
from solver.allocate.given_back import with_given_back
from solver.allocate.solve import solve

INSTANCES = Path(__file__).parents[1] / "instances"
EXAMPLES = sorted((INSTANCES / "examples").glob("*.yaml"))
BASES = {"official", "rebuilt", "inferred", "made up"}

every_example = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)


#: Seven tests ask about each example.
read = cache(read_instance)


@cache
def said(path):
    return YAML(typ="safe", pure=True).load(path)


def told(instance, outcome):
    """The outcome as `expected` writes it."""
    answer = {"status": outcome.status}
    if isinstance(outcome, Allocated):
        answer["nocs"] = table(instance, outcome.held)
    if isinstance(outcome, LotRequired):
        first = outcome.tied[0]
        answer |= {"list": first.list, "rank": first.line.rank}
        answer |= {"tied": sorted(turn.line.noc for turn in outcome.tied)}
        answer |= {"at_stake": outcome.at_stake}
        answer |= {"squad": outcome.squad} if outcome.squad else {}
    return answer


def table(instance, held):
    squads = instance.field.squads
    event_of = instance.rulebook.event_of_list()
    rows = {}
    for place in sorted(held):
        pool = column_of(place.pool)
        columns = [event_of.get(pool, pool)]
        if pool in squads:
            columns = [pool, "athletes"] if len(squads) > 1 else ["athletes"]
        row = rows.setdefault(place.noc, {})
        for column in columns:
            row[column] = row.get(column, 0) + 1
    return rows


@every_example
@pytest.mark.parametrize(
    ("walk_first", "counting"),
    [(True, True), (False, True), (False, False)],
    ids=["walk-first", "counting", "solver-alone"],
)
def test_an_example_comes_out_as_it_says(path, walk_first, counting):
    instance = read(path)
    outcome = solve(instance, certify=True, walk_first=walk_first, counting=counting)
    assert told(instance, outcome) == said(path)["expected"]
    assert not isinstance(outcome, Allocated) or outcome.certified


@every_example
def test_an_example_is_answered_and_its_numbers_are_moved_as_people_ask(path):
    case, status = load(path), said(path)["expected"]["status"]
    answer = case.solve()
    assert answer.status == status
    assert str(answer)
    if status == "allocated":
        assert str(case.sensitivity())
    if status != "conflict":
        assert all(str(case.needs(noc)) for noc in {*answer.nocs, *answer.labels.nocs})


#: So many allocations that trying them all takes seconds each.
MANY = (
    "mixed-team-completed",
    "place-beside-the-field",
    "ranking-fills-the-field",
    "team-completed",
)


@pytest.mark.parametrize(
    "path",
    [pytest.param(p, marks=pytest.mark.soak) if p.stem in MANY else p for p in EXAMPLES],
    ids=lambda path: path.stem,
)
def test_the_definition_tried_on_every_allocation_gives_what_an_example_says(path):
    instance, expected = read(path), said(path)["expected"]
    found = outcomes(instance)
    if expected["status"] == "lot_required":
        assert len(found) > 1
    elif expected["status"] == "conflict":
        assert found == {None}
    else:
        assert [table(instance, held) for held in found] == [expected["nocs"]]


@every_example
def test_the_checker_finds_nothing_wrong_with_an_allocated_example(path):
    instance = read(path)
    outcome = solve(instance)
    if isinstance(outcome, Allocated):
        instance = with_given_back(instance, solve)
        assert not list(breaches(instance.laws, outcome.held))
        assert not list(envies(instance, outcome.held))


@every_example
def test_an_example_is_called_like_its_file_and_says_its_point(path):
    example = said(path)
    assert example["id"] == path.stem
    assert example["title"].endswith(".")
    assert path.read_text().startswith("# ")
    assert example["expected"]["status"] in ("allocated", "lot_required", "conflict")


def test_the_examples_reach_every_outcome_and_every_policy():
    examples = [said(path) for path in EXAMPLES]
    assert {e["expected"]["status"] for e in examples} == {"allocated", "lot_required", "conflict"}
    stages = [stage for e in examples for stage in e["rulebook"].get("award", [])]
    assert {s.get("policy", "strict") for s in stages} == {"strict", "rank_maximal", "fill_first"}


def test_every_instance_is_listed_with_what_its_data_rest_on():
    folders = {path.parent for path in INSTANCES.rglob("instance.yaml")}
    files = {path for path in INSTANCES.rglob("*.yaml") if not folders.intersection(path.parents)}
    cases = {path.relative_to(INSTANCES).as_posix() for path in folders | files}
    rows = re.findall(
        r"^\| \[.+?\]\((.+?)\) \| (.+?) \|", (INSTANCES / "README.md").read_text(), re.M
    )
    assert sorted(case.rstrip("/") for case, _ in rows) == sorted(cases)
    for case, bases in rows:
        assert set(bases.split(", ")) <= BASES, case
