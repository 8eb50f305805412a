"""`berth export`: the ending says what is written, and how it ends."""

import pytest
from endings import ENDS
from running import SOCHI, berth, berth_json, race, size
from workbooks import sheets_of

ENDINGS = (".xlsx", ".csv", ".md", ".tex")


@pytest.mark.parametrize("ending", [*ENDINGS, ".XLSX"])
def test_the_file_is_written_and_a_line_says_what_is_in_it(tmp_path, ending):
    out = tmp_path / f"out{ending}"
    found = berth("export", race(tmp_path, [size("exactly: 1")], "[A, B]"), "-o", out)
    assert (found.exit_code, found.stderr) == (0, "")
    assert found.stdout == f"{out}: One race; 1 athlete of 1 NOC\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([out.name, "race.yaml"])


@pytest.mark.parametrize("name", ["out.pdf", "out", "xlsx", ".xlsx.zip"])
def test_another_ending_is_refused_with_what_may_be_written(tmp_path, name):
    found = berth("export", SOCHI, "-o", tmp_path / name)
    assert found.exit_code == 2
    assert "does not say what to write; call it .xlsx, .csv, .md or .tex" in found.stderr
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(("words", "code"), ENDS)
def test_a_workbook_is_written_of_every_outcome_and_ends_as_solve_does(
    tmp_path, monkeypatch, words, code
):
    monkeypatch.chdir(tmp_path)
    race(tmp_path, [size("exactly: 1")], "[A, B]")
    assert berth("solve", *words).exit_code == code
    assert berth("export", *words, "-o", "out.xlsx").exit_code == code
    first = next(iter(sheets_of((tmp_path / "out.xlsx").read_bytes())))
    assert first == ("Problems" if code else "Allocation")


@pytest.mark.parametrize(("words", "code"), ENDS[1:])
def test_a_table_alone_is_written_of_an_allocation_only(tmp_path, monkeypatch, words, code):
    monkeypatch.chdir(tmp_path)
    race(tmp_path, [size("exactly: 1")], "[A, B]")
    found, solved = berth("export", *words, "-o", "out.csv"), berth("solve", *words)
    assert found.exit_code == code
    assert found.stdout == solved.stdout
    assert found.stderr.startswith("out.csv is not written: there is no allocation\n")
    assert not (tmp_path / "out.csv").exists()


def test_what_cannot_be_read_is_told_and_nothing_is_written(tmp_path):
    path = race(tmp_path, [size("exactly: 1")], "[A, Q]")
    found = berth("export", path, "-o", tmp_path / "out.xlsx")
    assert found.exit_code == 2
    assert "race.yaml" in found.stderr
    assert not (tmp_path / "out.xlsx").exists()


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_that_says_something_else_is_left_alone(tmp_path, ending):
    out = tmp_path / f"out{ending}"
    out.write_text("mine\n")
    found = berth("export", race(tmp_path, [size("exactly: 1")], "[A, B]"), "-o", out)
    assert found.exit_code == 2
    assert (
        "this file exists and says something else; name another one with --output" in found.stderr
    )
    assert (found.stdout, out.read_text()) == ("", "mine\n")


def test_the_same_file_may_be_written_again(tmp_path):
    path = race(tmp_path, [size("exactly: 1")], "[A, B]")
    for _ in range(2):
        assert berth("export", path, "-o", tmp_path / "out.xlsx").exit_code == 0


def test_the_options_of_solve_change_the_case(tmp_path):
    out = tmp_path / "out.csv"
    path = race(tmp_path, [size("exactly: 1")], "[A, B]")
    assert berth("export", path, "--set", "size.exactly=2", "-o", out).exit_code == 0
    assert [line[0] for line in out.read_text("utf-8-sig").splitlines()[1:]] == ["A", "B"]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_of_some_nocs_only_their_rows(tmp_path, ending):
    out = tmp_path / f"out{ending}"
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C]")
    assert berth("export", path, "--noc", "Bland", "-o", out).exit_code == 0
    if ending == ".csv":
        assert out.read_text("utf-8-sig").splitlines()[1:] == ["B,Bland,1,1,1"]
    else:
        sheets = sheets_of(out.read_bytes())
        assert [row[0] for row in sheets["Why"][1:]] == ["B"]
        assert [row[4] for row in sheets["Steps"][1:]] == ["B"]


def test_an_unknown_noc_is_refused(tmp_path):
    path = race(tmp_path, [size("exactly: 1")], "[A, B]")
    for ending in (".csv", ".xlsx"):
        found = berth("export", path, "--noc", "QQQ", "-o", tmp_path / f"out{ending}")
        assert (found.exit_code, "QQQ" in found.stderr) == (2, True)


def test_reasons_take_longest_and_may_be_left_out(tmp_path):
    path = race(tmp_path, [size("exactly: 1")], "[A, B]")
    for words, has in (([], True), (["--without-why"], False)):
        out = tmp_path / f"{len(words)}.xlsx"
        assert berth("export", path, *words, "-o", out).exit_code == 0
        assert ("Why" in sheets_of(out.read_bytes())) is has


def test_json_has_what_is_written(tmp_path):
    path = race(tmp_path, [size("exactly: 1")], "[A, B]")
    told = berth_json("export", path, "-o", tmp_path / "out.xlsx")
    assert [*told] == ["status", "outcome", "rules", "cuts", "reserves", "sources", "whys"]
    told = berth_json("export", path, "-o", tmp_path / "out.csv")
    assert told["nocs"] == {"A": {"race": 1, "all": 1, "athletes": 1}}
