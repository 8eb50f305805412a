"""What docs/language.md says can be said: every rule, stage, list and ruling is read, and each
clause becomes an instance that has an answer."""

import re

import pytest
from clauses import KINDS, instance_of, ranking_of
from documents import ROOT
from ruamel.yaml import YAML

from berth import load

DOCUMENT = ROOT / "docs" / "language.md"
TEXT = DOCUMENT.read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+) \| .+? \| (`.+`) \| \[.+?\]\((.+)\) \|$", TEXT, re.M)
YAML_SAFE = YAML(typ="safe")
CELLS = [pytest.param(cell, id=number) for number, cell, _ in ROWS]
TRIED = [pytest.param(cell, tried, id=number) for number, cell, tried in ROWS]


def said_in(cell):
    return [YAML_SAFE.load(text) for text in re.findall(r"`([^`]+)`", cell)]


def kinds_in(cell):
    return {said["kind"] for said in said_in(cell) if "kind" in said}


def test_there_are_forty_clauses_and_more_numbered_as_they_come():
    assert [int(number) for number, *_ in ROWS] == [*range(1, len(ROWS) + 1)]
    assert len(ROWS) == len(re.findall(r"^\| \d+ \|", TEXT, re.M)) >= 40


@pytest.mark.parametrize("cell", CELLS)
def test_a_clause_is_said_as_the_table_says_and_has_an_answer(cell, tmp_path):
    written = instance_of(said_in(cell))
    for name in written["rankings"].values():
        (tmp_path / name).write_text(ranking_of(said_in(cell)), encoding="utf-8")
    YAML_SAFE.dump(written, tmp_path / "instance.yaml")
    answer = load(tmp_path).solve()
    assert answer.status in ("allocated", "conflict", "lot_required")


@pytest.mark.parametrize(("cell", "tried"), TRIED)
def test_a_clause_has_been_tried_where_the_table_says(cell, tried):
    path, _, heading = tried.partition("#")
    text = (DOCUMENT.parent / path).read_text(encoding="utf-8")
    assert f"# {heading.replace('-', ' ')}" in text.lower() if heading else text
    if path.endswith(".yaml"):
        assert not kinds_in(cell) or any(kind in text for kind in kinds_in(cell))


def test_every_kind_is_said_somewhere():
    said = set().union(*(kinds_in(cell) for _, cell, _ in ROWS))
    in_no_system_that_was_read = {"continent_minimum", "equal_numbers", "squad_multiple"}
    assert said | in_no_system_that_was_read == set(KINDS)
