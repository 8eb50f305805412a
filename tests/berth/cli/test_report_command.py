"""`berth report`: one file, the same bytes for the same input, and how it ends."""

from html import unescape

import pytest
from endings import ENDS
from running import berth, berth_json, race, size


def test_the_file_is_written_and_a_line_says_so(tmp_path):
    out = tmp_path / "race.html"
    path = race(tmp_path, [size("exactly: 1")], "[A, B]")
    found = berth("report", path, "-o", out)
    assert (found.exit_code, found.stderr) == (0, "")
    assert found.stdout == f"{out}: 1 athlete of 1 NOC\n"
    assert out.read_text().startswith("<!doctype html>")


@pytest.mark.parametrize(("words", "code"), ENDS)
def test_every_outcome_is_written_and_ends_as_solve_does(tmp_path, monkeypatch, words, code):
    monkeypatch.chdir(tmp_path)
    race(tmp_path, [size("exactly: 1")], "[A, B]")
    assert berth("solve", *words).exit_code == code
    assert berth("report", *words, "-o", "out.html").exit_code == code
    assert "</html>" in (tmp_path / "out.html").read_text()


def test_what_cannot_be_read_is_told_and_nothing_is_written(tmp_path):
    path = race(tmp_path, [size("exactly: 1")], "[A, Q]")
    found = berth("report", path, "-o", tmp_path / "out.html")
    assert found.exit_code == 2
    assert "race.yaml" in found.stderr
    assert not (tmp_path / "out.html").exists()


def test_a_file_that_says_something_else_is_left_alone(tmp_path):
    out = tmp_path / "out.html"
    out.write_text("mine\n")
    found = berth("report", race(tmp_path, [size("exactly: 1")], "[A, B]"), "-o", out)
    assert found.exit_code == 2
    assert "this file exists and says something else" in found.stderr
    assert (found.stdout, out.read_text()) == ("", "mine\n")


def test_options_change_the_case_and_the_report_says_so(tmp_path):
    out = tmp_path / "out.html"
    one = "id: one, kind: noc_event_limit, events: [race], at_most: 1"
    path = race(tmp_path, [size("exactly: 1"), one], "[A, A, B]")
    options = ("--set", "size.exactly=2", "--drop", "one")
    assert berth("report", path, *options, "-o", out).exit_code == 0
    assert "size (clause 1), exactly: 1 -> 2" in unescape(out.read_text())
    assert "one is dropped" in out.read_text()


def test_json_has_all_of_it_beside_the_file(tmp_path):
    path = race(tmp_path, [size("exactly: 1")], "[A, B]")
    told = berth_json("report", path, "-o", tmp_path / "out.html")
    assert (tmp_path / "out.html").exists()
    assert [*told] == ["status", "outcome", "rules", "cuts", "reserves", "sources"]
