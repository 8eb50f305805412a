"""`berth new --from`: a copy of a real case, with its sources, under a name of one's own."""

import re

import pytest
from running import ROOT, berth, berth_json

from berth.store import written
from models.files import read_instance

CASES = sorted(file.parent.name for file in (ROOT / "instances").glob("*/instance.yaml"))


def files_of(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*")}


@pytest.mark.parametrize("case", CASES)
def test_a_copy_is_the_case_with_its_sources_under_the_name_of_its_folder(case, tmp_path):
    assert berth("new", tmp_path / "my-games", "--from", case).exit_code == 0
    original, copy = files_of(ROOT / "instances" / case), files_of(tmp_path / "my-games")
    changed = {path.name for path in original.keys() | copy.keys() if original[path] != copy[path]}
    assert changed == {"instance.yaml"}
    assert "README.md" in {path.name for path in copy}
    lines = (tmp_path / "my-games" / "instance.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[0] == f"# Begun as a copy of {case}, which comes with Berth."
    read = read_instance(tmp_path / "my-games", needs_rankings=False)
    assert read.id == "my-games"
    assert read.rulebook == read_instance(ROOT / "instances" / case, needs_rankings=False).rulebook


@pytest.mark.parametrize("case", CASES)
def test_what_a_case_says_of_itself_leads_nowhere_outside_its_folder(case):
    for path in (ROOT / "instances" / case).rglob("*.md"):
        assert re.findall(r"\]\((?:\.\./|/)", path.read_text(encoding="utf-8")) == []


def test_a_copy_answers_as_its_original_does(tmp_path):
    told = berth("new", tmp_path / "mine", "--from", "sochi-2014").stdout
    assert told.splitlines()[-1] == f"  berth solve {tmp_path / 'mine'}"
    original = berth_json("solve", ROOT / "instances" / "sochi-2014")
    assert berth_json("solve", tmp_path / "mine")["nocs"] == original["nocs"]


def test_a_copy_is_called_like_its_case_unless_said(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert berth("new", "--from", "sochi-2014").exit_code == 0
    assert read_instance(tmp_path / "sochi-2014").id == "sochi-2014"
    assert berth("new", "--from", "sochi-2014").exit_code == 2
    found = berth("new")
    assert (found.exit_code, "name the folder to write" in found.stderr) == (2, True)


def test_the_cases_are_listed_and_others_refused(tmp_path):
    told = " ".join(berth("new", "--help").stdout.split())
    assert all(case in told for case in CASES)
    found = berth("new", tmp_path / "mine", "--from", "sochi-2041")
    assert (found.exit_code, (tmp_path / "mine").exists()) == (2, False)
    assert "sochi-2014" in found.stderr


@pytest.mark.parametrize(
    ("name", "called"), [("Our Case, 2030", "our-case-2030"), ("_x_", "x"), ("冬", "sochi-2014")]
)
def test_a_folder_may_be_called_as_no_id_may(name, called, tmp_path):
    berth("new", tmp_path / name, "--from", "sochi-2014")
    assert read_instance(tmp_path / name).id == called


@pytest.mark.parametrize("why", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("folder", ["empty", "new", "below/new"])
def test_a_copy_that_is_interrupted_leaves_nothing_behind(folder, why, tmp_path, monkeypatch):
    def interrupted(*_):
        raise why

    monkeypatch.setattr(written, "_move", interrupted)
    (tmp_path / "empty").mkdir()
    assert berth("new", tmp_path / folder, "--from", "sochi-2014").exit_code != 0
    assert [*tmp_path.rglob("*")] == [tmp_path / "empty"]
