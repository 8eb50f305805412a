"""`case.export`: a file from Python, and what is in it."""

import pytest
from running import SOCHI, race, size
from workbooks import sheets_of

from berth import BadQuestion, NoAllocation, load

EXAMPLES = SOCHI.parent / "examples"


def test_a_workbook_is_written_and_its_report_is_the_answer(tmp_path):
    case = load(race(tmp_path, [size("exactly: 1")], "[A, B]"))
    answer = case.export(tmp_path / "out.xlsx")
    assert answer == case.report(whys=True)
    assert "Why" in sheets_of((tmp_path / "out.xlsx").read_bytes())


def test_a_table_is_written_and_its_allocation_is_the_answer(tmp_path):
    case = load(race(tmp_path, [size("exactly: 1")], "[A, B]"))
    assert case.export(str(tmp_path / "out.csv"), nocs="B") == case.solve(nocs="B")
    assert (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()[1:] == ["B,Bland,0,0,0"]


def test_what_cannot_be_written_is_a_bad_question(tmp_path):
    case = load(race(tmp_path, [size("exactly: 1")], "[A, B]"))
    with pytest.raises(BadQuestion, match=r"call it \.xlsx, \.csv, \.md or \.tex"):
        case.export(tmp_path / "out.pdf")
    (tmp_path / "mine.csv").write_text("mine")
    with pytest.raises(BadQuestion, match="something else; name another one with path"):
        case.export(tmp_path / "mine.csv")


def test_where_there_is_no_allocation_there_is_no_table(tmp_path):
    with pytest.raises(NoAllocation):
        load(EXAMPLES / "tie-that-matters.yaml").export(tmp_path / "out.md")
    assert not (tmp_path / "out.md").exists()
