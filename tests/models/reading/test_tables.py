"""CSV and Excel tables: the same rows from both, and what is wrong with them, where."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from models.errors import BadInput
from models.files import noc_table, read_table
from models.naming import Naming
from models.ranking import Line, Ranking
from models.reading.codes import NocReader
from models.reading.complaints import Complaints
from models.reading.pages import opened, packed
from models.reading.rows import RANKING, RULINGS, ranking_in, rulings_in
from models.reading.table_kind import TableKind
from models.reading.tables import Sheet, read_sheet

SHEET = "xl/worksheets/sheet1.xml"
HINT = "write its IOC code, or add it to 'nocs' or 'aliases'"


def written(folder: Path, content: str | bytes, name: str = "some.csv") -> Path:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def sheet_of(file: Path, *needed: str) -> Sheet:
    return read_sheet(file, TableKind(needed), Complaints())


def excel(rows: list[list[object]]) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return content.getvalue()


def excel_with_sheet(rows: str) -> bytes:
    """A workbook whose sheet has these rows, as XML."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(excel([]))) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == SHEET:
                part = part.replace(b"<sheetData/>", f"<sheetData>{rows}</sheetData>".encode())
            new.writestr(name, part, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def told(read: object, *arguments: object) -> list[str]:
    assert callable(read)
    with pytest.raises(BadInput) as raised:
        read(*arguments)
    return [f"{c.line}:{c.column}: {c.message}" for c in raised.value.complaints]


def ranking(file: Path) -> Ranking:
    complaints = Complaints()
    naming = Naming(noc_table())
    sheet = read_sheet(file, replace(RANKING, sense=naming.sense), complaints)
    found = ranking_in(sheet, NocReader(naming), complaints)
    if complaints:
        raise complaints.bad_input()
    return found


@pytest.mark.parametrize(
    "content",
    [
        "rank,noc\n1,CAN\n2,RUS\n",
        "\ufeffRank, NOC \r\n1 ,CAN\r\n2, RUS\r\n",  # Excel: 'CSV UTF-8'
        "rank;noc\n1;CAN\n2;RUS\n",  # Excel in Europe
        'rank,noc,,\n"1",CAN,,\n2,RUS,,\n,,,\n\n',  # Excel after deleting columns
        "\n\nrank,noc\n\n1,CAN\n\n2,RUS",
    ],
)
def test_tables_are_read_however_excel_writes_them(tmp_path, content):
    sheet = sheet_of(written(tmp_path, content), "rank", "noc")
    assert (sheet.columns, sheet.rows) == (["rank", "noc"], [["1", "CAN"], ["2", "RUS"]])


def test_a_row_keeps_its_line_below_empty_lines_and_long_cells(tmp_path):
    content = 'rank,noc,note\n1,CAN,"two\nlines"\n\n2,RUS,\n'
    assert sheet_of(written(tmp_path, content)).lines == [2, 5]


def test_an_excel_table_says_the_same_as_csv(tmp_path):
    rows = [["noc", "at_most", "date"], [], ["CAN", 3, date(2013, 11, 22)], ["RUS", 2.5, ""]]
    sheet = sheet_of(written(tmp_path, excel(rows), "some.xlsx"))
    assert sheet.rows == [["CAN", "3", "2013-11-22"], ["RUS", "2.5", ""]]
    assert sheet.lines == [3, 4]
    assert sheet.spot(1, "date")[1:] == (4, 3)


@pytest.mark.parametrize(
    ("content", "complaints"),
    [
        ("", ["1:1: the file is empty"]),
        ("\n \n", ["1:1: the file is empty"]),
        (",,\n", ["1:1: the table is empty"]),
        (b"rank,noc\n1,\0", ["2:1: the file is binary or not UTF-8"]),
        (b"rank,noc\n1,CAN\n2,\x81\n", ["3:1: this is not UTF-8 text; save the file as UTF-8"]),
        ("rank,noc\n".encode("utf-16")[:-1], ["1:1: this UTF-16 text is broken off; save the"]),
        ("starts,nocs\n", ["1:1: the column 'rank' is missing; known are: starts, nocs",
                           "1:1: the column 'noc' is missing; did you mean 'nocs'?"]),
        ("rank,noc,Rank\n", ["1:3: the column 'rank' stands twice; rename or delete one"]),
        ("rank,noc\n1\n2,CAN\n3,CAN,x,y\n", ["2:2: too few cells: 1 below 2 columns",
                                             "4:3: too many cells: 4 below 2 columns"]),
        ('rank,noc\n1,CAN\n2,"RUS\n3,USA\n', ["3:1: a quote is never closed"]),
        ('rank,noc\n1,"CAN"x\n', ["2:1: a quote is never closed, or text stands beside it"]),
        ("rank,noc\n1," + "C" * 40_000, ["2:1: a cell is longer than 32,767 characters"]),
        ("rank,noc" + ",x" * 300, ["1:1: the table has 302 columns; at most 200 are read"]),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_at_its_place(tmp_path, content, complaints):
    found = told(ranking, written(tmp_path, content))
    assert len(found) == len(complaints)
    for line, start in zip(found, complaints, strict=True):
        assert line.startswith(start)


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("a.xlsx", b"PK\3\4 nothing of the kind", "1:1: this is no Excel workbook"),
        ("a.xlsx", b"", "1:1: this is no Excel workbook"),
        ("a.xlsx", b"rank,noc\n", "1:1: this is no Excel workbook"),
        ("a.xlsx", excel([]), "1:1: the table is empty"),
        ("a.xlsx", excel([["wins"]]), "1:1: the column 'rank' is missing"),
        ("a.ods", b"", "1:1: this is no OpenDocument spreadsheet; save it as .ods, or as .csv"),
        ("a.xls", b"\xd0\xcf\x11\xe0", "1:1: this is no Excel workbook; save it as .xlsx"),
        ("a.xls", b"<html><table>", "1:1: this is no Excel workbook; save it as .xlsx"),
        (
            "a.pdf",
            b"",
            "1:1: 'a.pdf' is no table that can be read; save it as .csv, .xlsx, .ods or",
        ),
        ("a", b"rank,noc\n", "1:1: 'a' is no table that can be read"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path, name, content, complaint):
    assert told(ranking, written(tmp_path, content, name))[0].startswith(complaint)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"/></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"/></row><row><c r = "XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"/><c r="B99999999999999999999"><v>1</v></c></row>',
        f'<row>{"<c><v>1</v></c>" * 9000}</row><row r="999999"><c><v>1</v></c></row>',
    ],
)
def test_cells_far_apart_are_refused_before_room_is_made_for_them(tmp_path, rows):
    file = written(tmp_path, excel_with_sheet(rows), "far.xlsx")
    assert any(word in told(sheet_of, file)[0] for word in ("a sheet reaches to row", "no Excel"))


def test_a_zip_bomb_is_refused_unopened(tmp_path, monkeypatch):
    monkeypatch.setattr(packed, "MOST_BYTES_UNPACKED", 1_000_000)
    file = written(tmp_path, excel_with_sheet(" " * 1_000_001), "bomb.xlsx")
    assert file.stat().st_size < 20_000
    assert told(sheet_of, file) == ["1:1: the workbook is too large unpacked; keep one table in it"]


def test_larger_tables_than_anybody_has_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(opened, "MOST_TABLE_BYTES", 2048)
    assert told(sheet_of, written(tmp_path, "rank,noc\n" + "1,CAN\n" * 400)) == [
        "1:1: the file is larger than 2 KiB; keep one table per file"
    ]
    monkeypatch.setattr(opened, "MOST_TABLE_BYTES", 1 << 20)
    file = written(tmp_path, "rank,noc\n" + "1,CAN\n" * 5)
    assert told(read_sheet, file, TableKind(()), Complaints(), 4)[0].startswith(
        "6:1: the table has more than"
    )


def test_a_ranking_keeps_athletes_points_and_other_columns(tmp_path):
    content = (
        "points,noc,rank,athlete,wins\n20000.50,CAN,1,A,3\n15,RUS,2,,\n15,CAN,2,B,1\n,NOR,5,,\n"
    )
    assert ranking(written(tmp_path, content)).lines == (
        Line(1, "CAN", 1, "A", Decimal("20000.50"), (("wins", "3"),)),
        Line(2, "RUS", 1, None, Decimal(15), (("wins", ""),)),
        Line(2, "CAN", 2, "B", Decimal(15), (("wins", "1"),)),
        Line(5, "NOR", 1, None, None, (("wins", ""),)),
    )


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ("1,CNA", f"2:2: unknown NOC 'CNA'; {HINT}"),
        ("1,", "2:2: unknown NOC ''"),
        ("0,CAN", "2:1: rank 0 is below 1"),
        ("-1,CAN", "2:1: '-1' is no rank; write a whole number from 1"),
        ("1.5,CAN", "2:1: '1.5' is no rank"),
        ("1.25,CAN", "2:1: '1.25' is no rank"),
        ("DNF,CAN", "2:1: 'DNF' is no rank; leave the line out"),
        ("٣,CAN", "2:1: '٣' is no rank"),
        ("9" * 5000 + ",CAN", "2:1: '999"),
        (",CAN", "2:1: '' is no rank"),
        ("1,CAN\n3,RUS\n2,USA", "4:1: rank 2 comes after rank 3; put the lines in the order"),
        ("1,CAN\n1,RUS\n2,USA", "4:1: rank 2 comes after 2 lines of rank 1"),
    ],
)
def test_a_wrong_line_of_a_ranking_is_told_alone(tmp_path, rows, complaint):
    (found,) = told(ranking, written(tmp_path, f"rank,noc\n{rows}\n"))
    assert found.startswith(complaint)


@pytest.mark.parametrize("points", ["1,5,5", "many", "1e9", "NaN", "-", "1" * 40])
def test_points_are_plain_numbers(tmp_path, points):
    (found,) = told(ranking, written(tmp_path, f'rank,noc,points\n1,CAN,"{points}"\n'))
    assert found.startswith("2:3: '")
    assert "is no number of points; write it like 12.5" in found


def test_a_mistyped_rank_is_told_once_and_not_for_all_lines_below(tmp_path):
    lines = "".join(f"{500 if rank == 5 else rank},CAN\n" for rank in range(1, 40))
    assert told(ranking, written(tmp_path, f"rank,noc\n{lines}")) == [
        "7:1: rank 6 comes after rank 500; put the lines in the order of their ranks"
    ]


def test_the_first_fifty_wrong_lines_are_told_and_the_rest_counted(tmp_path):
    found = told(ranking, written(tmp_path, "rank,noc\n" + "1,QQQ\n" * 300))
    assert len(found) == 51
    assert found[-1] == "51:2: and 250 more were found in this file; correct these first"


def test_a_ranking_of_a_hundred_thousand_lines_is_read(tmp_path):
    lines = "".join(f"{rank},CAN,{rank}\n" for rank in range(1, 100_001))
    assert ranking(written(tmp_path, f"rank,noc,points\n{lines}")).lines[-1].k == 100_000


def test_a_table_of_places_may_mark_relays_with_an_x(tmp_path):
    file = written(
        tmp_path, "name,noc,men,relay,athletes,nocs\nCanada,CAN,3,X,8,1\nRussia,RUS,,-,0,1\n"
    )
    table = read_table(file, ["men", "relay"])
    assert table.columns == ("men", "relay", "athletes")
    assert "column 'nocs' left out" in table.notes
    assert table.rows == {
        "CAN": {"men": 3, "relay": 1, "athletes": 8},
        "RUS": {"men": 0, "relay": 0, "athletes": 0},
    }


def test_everything_wrong_with_a_table_of_places_is_told_at_once(tmp_path):
    content = "noc,men,relai\nCAN,1.5,0\nRSU,1,0\nCAN,1,-1\nTotal,2,0\n"
    assert told(read_table, written(tmp_path, content), ["men", "relay"], Naming(noc_table())) == [
        "1:3: unknown event or squad 'relai'; did you mean 'relay'?",
        "2:2: '1.5' is no number of places; write 0, 1, 2, ..., X or -",
        f"3:1: unknown NOC 'RSU'; {HINT}",
        "4:1: the NOC 'CAN' stands twice, first in line 2; keep one",
        "4:3: '-1' is no number of places; write 0, 1, 2, ..., X or -",
        "5:1: a row of totals is no NOC; delete it, the totals are computed",
    ]


def test_without_the_nocs_a_table_still_needs_codes(tmp_path):
    assert told(read_table, written(tmp_path, "noc,men\nCanada,1\n"), ["men"]) == [
        "2:1: 'Canada' is no NOC code; write capital letters, such as CAN"
    ]


def rulings(file: Path) -> list[tuple[int, str, int | None, int | None]]:
    complaints = Complaints()
    sheet = read_sheet(file, RULINGS, complaints)
    nocs = NocReader(Naming(noc_table()))
    found = [(row, r.noc, r.at_most, r.exactly) for row, r in rulings_in(sheet, nocs, complaints)]
    if complaints:
        raise complaints.bad_input()
    return found


def test_an_empty_cell_of_a_ruling_is_not_given(tmp_path):
    content = "noc,event,at_most,exactly,date,basis\nCAN,e,0,,2013-11-22,x\nRUS,e,,2,2013-11-22,x\n"
    assert rulings(written(tmp_path, content)) == [(0, "CAN", 0, None), (1, "RUS", None, 2)]


def test_everything_wrong_with_rulings_is_told_at_once(tmp_path):
    content = (
        "noc,event,at_most,exactly,date,basis,Vermerk\n"
        "CNA,e,0,,2013-11-22,x,\n"
        "CAN,e,-1,,22.11.13,x,\n"
        "CAN,E,1,,86400,,\n"
        "CAN,e,1,2,2013-11-22,x,\n"
    )
    assert told(rulings, written(tmp_path, content)) == [
        "1:7: unknown column 'vermerk'; known are: noc, event, at_most, "
        "exactly, date, basis, form, list, ...",
        f"2:1: unknown NOC 'CNA'; {HINT}",
        "3:3: '-1' is not a whole number; write one from 0",
        "3:5: '22.11.13' is not a day; write it as 2013-11-22",
        "4:2: 'E' is not an id; write small letters, digits, '-' and '_', such as men-500m",
        "4:5: '86400' is not a day; write it as 2013-11-22",
        "4:6: 'basis' is missing; add it",
        "5:3: a ruling gives one number; fill in either 'at_most' or 'exactly'",
    ]
    assert told(rulings, written(tmp_path, "noc,event,date,basis\n")) == [
        "1:1: neither 'at_most' nor 'exactly' is a column; add the one that the rulings use"
    ]


def test_an_event_may_be_called_as_a_column_of_nocs_is(tmp_path):
    path = tmp_path / "places.csv"
    path.write_text("noc,Nation,single,team\nGER,Germany,2,1\nAUT,Austria,1,\n", encoding="utf-8")
    assert read_table(path, ["single", "team"]).rows == {
        "GER": {"single": 2, "team": 1},
        "AUT": {"single": 1, "team": 0},
    }
