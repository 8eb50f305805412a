"""`berth schema` and `berth new`."""

import json

import jsonschema
import pytest
from questions import json_of_question
from running import SOCHI, berth, berth_json

from berth.cli.commands.schema import FILES
from berth.views import ANSWERS
from models.reading.complaints import Complaints
from models.reading.located import read_located


def checker(kind):
    schema = json.loads(berth("schema", kind).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize(
    ("kind", "file"),
    [
        ("instance", "instance.yaml"),
        ("rulebook", "rulebook.yaml"),
        ("variant", "variants/one.yaml"),
    ],
)
def test_what_berth_new_writes_fits_the_schemas(tmp_path, kind, file):
    berth("new", tmp_path / "mine")
    data = read_located(tmp_path / "mine" / file, Complaints()).data
    checker(kind).validate(data)


def test_sochi_fits_the_schema():
    checker("rulebook").validate(read_located(SOCHI / "rulebook.yaml", Complaints()).data)


ASKED = {
    "solve": ("solve", SOCHI, "--steps", "--without-rulings"),
    "needs": ("needs", SOCHI, "GER", "women-relay", "--open", "kolomna"),
    "sweep": ("sweep", SOCHI, "grid.yaml"),
    "reserve": ("reserve", SOCHI, "men-1000m", "--first", "2"),
    "compare": ("compare", SOCHI, "base", "ten-relays", "published"),
}

#: What other tests ask as well, as they call it.
ASKED_ANYWAY = {
    "check": "check",
    "diagnose": "diagnose-a-clash",
    "why": "why-not",
    "sensitivity": "sensitivity",
    "forecast": "forecast",
    "decline": "decline",
    "report": "report",
}


GRID = "id: relays\ngrid: {field-relay.exactly: [7, 8]}\n"


@pytest.mark.parametrize("answer", [*ASKED, *ASKED_ANYWAY])
def test_the_json_of_an_answer_fits_its_schema(answer, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "grid.yaml").write_text(GRID)
    anyway = ASKED_ANYWAY.get(answer)
    told = json_of_question(anyway) if anyway else berth_json(*ASKED[answer])
    checker(answer).validate(told)
    assert not checker(answer).is_valid(told | {"unknown": 1})


@pytest.mark.parametrize("example", ["conflict-too-few-lines", "tie-that-matters"])
def test_an_outcome_without_allocation_fits_the_schema_of_solve(example):
    told = berth_json("solve", SOCHI.parent / "examples" / f"{example}.yaml")
    assert told["status"] in ("conflict", "lot_required")
    checker("solve").validate(told)


def test_a_step_of_the_ledger_fits_its_schema():
    for step in berth_json("solve", SOCHI, "--steps")["steps"]:
        checker("steps").validate(step)
        break


@pytest.mark.parametrize("kind", FILES)
def test_an_editor_can_say_of_every_field_of_a_file_what_it_means(kind):
    schema = json.loads(berth("schema", kind).stdout)
    silent = [
        f"{name}.{field}"
        for name, entry in {kind: schema, **schema["$defs"]}.items()
        for field, said in entry.get("properties", {}).items()
        if "description" not in said
    ]
    assert silent == []


def test_what_an_editor_says_of_a_field_is_what_its_docstring_says():
    stage = json.loads(berth("schema", "rulebook").stdout)["$defs"]["Stage"]
    told = stage["properties"]["policy"]["description"]
    assert told.startswith("strict = line by line from the best; rank_maximal = as many")
    assert told.endswith("Where the last two leave a choice, strict decides.")


def test_every_answer_has_a_schema_and_an_example_here():
    assert set(ANSWERS) - {"steps"} == {*ASKED, *ASKED_ANYWAY}


def test_the_schema_refuses_unknown_fields_and_kinds():
    rulebook = read_located(SOCHI / "rulebook.yaml", Complaints()).data
    assert not checker("rulebook").is_valid(rulebook | {"rule": []})
    rule = rulebook["rules"][0] | {"kind": "athletes_total"}
    assert not checker("rulebook").is_valid(rulebook | {"rules": [rule]})


def test_the_schema_is_that_of_an_instance_unless_said():
    assert berth("schema").stdout == berth("schema", "instance").stdout
    assert json.loads(berth("schema").stdout)["title"] == "InstanceFile"


def test_an_unknown_schema_is_a_usage_error():
    assert berth("schema", "rulebok").exit_code == 2


def test_a_new_instance_solves_at_once_and_so_does_its_variant(tmp_path):
    folder = tmp_path / "below" / "mine"
    assert berth("new", folder).exit_code == 0
    base = berth_json("solve", folder, "--certify")
    assert base["status"] == "allocated"
    assert base["certified"]
    assert base["nocs"]["ITA"]["men-500m"] == 1, "the host has its place, though it has no line"
    variant = berth_json("solve", folder, "--variant", "one")
    assert variant["totals"]["men-relay"] == 4


def test_new_fills_an_empty_folder(tmp_path):
    assert berth("new", tmp_path).exit_code == 0
    assert (tmp_path / "instance.yaml").exists()


def test_new_refuses_a_folder_that_is_not_empty(tmp_path):
    kept = tmp_path / "instance.yaml"
    kept.write_text("mine\n")
    found = berth("new", tmp_path)
    assert found.exit_code == 2
    assert "something stands here already" in found.stderr
    assert [*tmp_path.iterdir()] == [kept]
    assert kept.read_text() == "mine\n"


def test_new_refuses_a_file(tmp_path):
    (tmp_path / "file").write_text("mine\n")
    assert berth("new", tmp_path / "file").exit_code == 2
    assert berth("new", tmp_path / "file" / "below").exit_code == 2
