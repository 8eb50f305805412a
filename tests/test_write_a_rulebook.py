"""docs/write-a-rulebook.md arrives at the instance that it is about, step by step as it is read."""

import re
from shutil import copy, copytree
from typing import get_args

import pytest
from clauses import KINDS
from documents import ROOT, output_of, shown_in
from ruamel.yaml import YAML
from running import berth, berth_json

from models.files import read_instance
from models.rulebook import Order

DOCUMENT = ROOT / "docs" / "write-a-rulebook.md"
CASE = ROOT / "instances" / "ice-hockey-2018"
TEXT = DOCUMENT.read_text(encoding="utf-8")
SAFE = YAML(typ="safe")
SAFE.default_flow_style = False


@pytest.fixture
def written(tmp_path):
    """What a reader has who begins with `berth new` and writes what the guide shows."""
    berth("new", tmp_path / "mine")
    *parts, instance = (SAFE.load(text) for text in re.findall(r"```yaml\n(.*?)```", TEXT, re.S))
    rulebook = {name: part for parts in parts for name, part in parts.items()}
    rulebook["rules"] = [rule for part in parts for rule in part.get("rules", ())]
    SAFE.dump(rulebook, tmp_path / "mine" / "rulebook.yaml")
    SAFE.dump(instance, tmp_path / "mine" / "instance.yaml")
    copytree(CASE / "rankings", tmp_path / "mine" / "rankings", dirs_exist_ok=True)
    for unused in (tmp_path / "mine" / "rankings").iterdir():
        if not (CASE / "rankings" / unused.name).exists():
            unused.unlink()
    copy(CASE / "published.csv", tmp_path / "mine")
    return tmp_path / "mine"


def test_whoever_follows_the_guide_arrives_at_the_rulebook_of_the_case(written):
    mine, case = read_instance(written).rulebook, read_instance(CASE).rulebook
    assert sorted(mine.rules, key=str) == sorted(case.rules, key=str)
    assert mine.model_copy(update={"rules": case.rules}) == case


def test_whoever_follows_the_guide_has_the_published_table(written):
    told = berth_json("solve", written)
    assert told["nocs"] == berth_json("solve", CASE)["nocs"]
    assert berth("check", written).exit_code == 0
    assert "equal to the published table" in berth("solve", written).stdout


def test_its_ruling_can_be_handed_in(written):
    (table,) = re.findall(r"```csv\n(.*?)```", TEXT, re.S)
    (written / "rulings.csv").write_text(table, encoding="utf-8")
    with (written / "instance.yaml").open("a", encoding="utf-8") as file:
        file.write("rulings: rulings.csv\n")
    told = berth_json("solve", written)["nocs"]
    assert (told.get("SVK", {}).get("men-tournament"), told["BLR"]["men-tournament"]) == (None, 1)
    other = table.replace("SVK", "GER")
    (written / "rulings.csv").write_text(other, encoding="utf-8")
    assert berth_json("solve", written)["status"] == "conflict"


def test_the_seven_headings_of_official_documents_come_in_their_order():
    assert re.findall(r"^## ([A-Z])\. ", TEXT, re.M) == list("ABCDEFG")


def test_every_kind_is_met_and_none_that_there_is_not():
    named = {word for word in re.findall(r"`(\w+)`", TEXT) if "_" in word}
    others = {"at_most", "at_least", "not_eligible", "given_back", "fill_first"}
    assert named - set(KINDS) == others | {*get_args(Order)}


@pytest.mark.parametrize("shown", shown_in(DOCUMENT), ids=lambda shown: shown.command)
def test_the_guide_shows_what_the_program_prints(shown):
    assert output_of(shown.command) == shown.output


def test_what_it_refers_to_is_there():
    for path, heading in re.findall(r"\]\(([\w./-]+)(?:#([\w-]+))?\)", TEXT):
        text = (DOCUMENT.parent / path).read_text(encoding="utf-8").lower()
        assert not heading or f"# {heading.replace('-', ' ')}" in text, (path, heading)
