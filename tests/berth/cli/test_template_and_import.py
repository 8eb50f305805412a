"""`berth template` and `berth import`: for people who start in Excel, and back."""

import pytest
from documents import ROOT
from filled import book
from running import berth

from models.files import read_instance


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


SOCHI = ROOT / "instances" / "sochi-2014"


def test_the_template_solves_as_it_is():
    written = berth("template", "-o", "t.xlsx")
    assert written.exit_code == 0
    assert written.stdout == "t.xlsx: an example to fill in. Try:\n  berth solve t.xlsx\n"
    solved = berth("solve", "t.xlsx")
    assert solved.exit_code == 0
    assert solved.stdout == berth("solve", str(ROOT / "berth" / "template")).stdout


def test_a_case_goes_to_a_workbook_and_to_a_folder_and_answers_the_same(in_a_folder):
    assert berth("template", "-o", "s.xlsx", "--from", str(SOCHI)).exit_code == 0
    made = berth("import", "s.xlsx", "-o", "sochi")
    assert made.stdout == "sochi: the instance of s.xlsx, in 29 files. Try:\n  berth solve sochi\n"
    assert read_instance(in_a_folder / "sochi") == read_instance(SOCHI)
    answers = {
        berth("solve", path, "--json", "--variant", "smaller-relays").stdout
        for path in ("s.xlsx", "sochi", str(SOCHI))
    }
    assert len(answers) == 1


def test_the_same_template_twice_is_the_same_file():
    for _ in range(2):
        assert berth("template", "-o", "t.xlsx").exit_code == 0


def test_what_stands_there_is_not_overwritten(in_a_folder):
    (in_a_folder / "t.xlsx").write_text("mine")
    refused = berth("template", "-o", "t.xlsx")
    assert (refused.exit_code, "this file exists and says something else" in refused.stderr) == (
        2,
        True,
    )
    berth("template", "-o", "u.xlsx")
    refused = berth("import", "u.xlsx", "-o", ".")
    assert refused.exit_code == 2
    assert refused.stderr == ".: something stands here already; name another with --output\n"
    assert {path.name for path in in_a_folder.iterdir()} == {"t.xlsx", "u.xlsx"}


def test_only_xlsx_is_written():
    refused = berth("template", "-o", "t.ods")
    assert (refused.exit_code, refused.stderr) == (
        2,
        "t.ods: a workbook is written as .xlsx; name it so with --output\n",
    )


def test_nothing_stays_of_a_workbook_that_is_refused(in_a_folder):
    book(in_a_folder, ("Rules", "D3", "two"))
    refused = berth("import", "my.xlsx", "-o", "made")
    assert (refused.exit_code, refused.stderr) == (
        2,
        "my.xlsx:3:4: sheet 'Rules', D3: 'two' is not a whole number; write one from 0\n",
    )
    assert {path.name for path in in_a_folder.iterdir()} == {"my.xlsx"}


def test_a_folder_is_imported_as_one_with_everything_in_it(in_a_folder):
    case = ROOT / "instances" / "examples" / "host-below-the-standard.yaml"
    assert berth("import", str(case), "-o", "made").exit_code == 0
    assert read_instance(in_a_folder / "made") == read_instance(case)


def test_an_unknown_variant_of_a_workbook_is_told_with_those_there_are(in_a_folder):
    more = {"Variants": [["variant", "field", "value"], ["one", "change", "field.exactly: 1"]]}
    book(in_a_folder, more=more)
    assert berth("solve", "my.xlsx", "--variant", "one").exit_code == 0
    refused = berth("solve", "my.xlsx", "--variant", "two")
    assert refused.stderr == "my.xlsx:1:1: unknown variant 'two'; known are: one\n"


def test_a_wrong_variant_is_told_at_its_cell(in_a_folder):
    wrong = [["variant", "field", "value"], ["one", "change", "feld.exactly: 1"]]
    book(in_a_folder, more={"Variants": wrong})
    refused = berth("solve", "my.xlsx", "--variant", "one")
    assert refused.stderr == (
        "my.xlsx:2:3: sheet 'Variants', C2: unknown parameter 'feld.exactly'; did you mean "
        "'field.exactly'?\n"
    )
