"""What is told of files that cannot be read as they are: where, and what to do, word by word."""

import contextlib
import os

import pytest
from exported_tables import BOOK
from workbooks import workbook

from models.errors import BadInput
from models.files import read_instance
from models.reading import nodes
from models.reading.complaints import Complaints
from models.reading.disk import Unreadable, bytes_of, entries_of, inside
from models.reading.located import read_located
from models.reading.pages.page import Page
from models.reading.rows import PLACES, RANKING, RULINGS
from models.reading.sheets import page_called, page_said
from models.reading.table_kind import TableSaid
from models.reading.tables import read_sheet, sheet_on


def refused(read, *given):
    with pytest.raises(Unreadable) as told:
        read(*given)
    return str(told.value)


def complained(read, *given):
    found = Complaints()
    with contextlib.suppress(BadInput):
        read(*given, found)
    return [f"{one.line}:{one.column}: {one.message}" for one in found.bad_input().complaints]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("/a.csv", "'/a.csv' is an absolute path; name it from the instance's folder"),
        ("C:/a.csv", "'C:/a.csv' is an absolute path; name it from the instance's folder"),
        ("https://a.b/c.csv",
         "'https://a.b/c.csv' is an address; nothing is fetched, put the file into the folder"),
        ("~/a.csv", "'~/a.csv' leads to a home; name it from the instance's folder"),
        ("b\\a.csv", "'b\\a.csv' has a \\ in it; write / between a folder and what is in it"),
        ("../a.csv",
         "'../a.csv' lies outside the instance's folder; put the file into the folder"),
        ("men.cvs", "there is no file 'men.cvs'; did you mean 'men.csv'?"),
        ("other", "there is no file 'other'; check the path"),
        ("men.csv/other", "there is no file 'other'; check the path"),
        ("x" * 300, f"'{'x' * 300}' cannot be opened; check the path"),
    ],
)  # fmt: skip
def test_a_name_that_leads_to_no_file_of_the_folder_is_told(tmp_path, name, told):
    (tmp_path / "men.csv").write_text("rank,noc\n")
    assert refused(inside, tmp_path, name) == told


def test_what_is_no_ordinary_file_is_told(tmp_path):
    (tmp_path / "men.csv").write_bytes(b"x" * 2049)
    os.mkfifo(tmp_path / "pipe")
    assert refused(bytes_of, tmp_path, 9, "split it") == (
        f"'{tmp_path.name}' is a folder; name a file in it"
    )
    assert refused(bytes_of, tmp_path / "pipe", 9, "split it") == (
        "'pipe' is a pipe or a device; name an ordinary file"
    )
    assert refused(bytes_of, tmp_path / "men.csv", 2048, "split it") == (
        "the file is larger than 2 KiB; split it"
    )
    assert bytes_of(tmp_path / "men.csv", 2049, "") == b"x" * 2049
    assert refused(entries_of, tmp_path / "men.csv") == (
        "'men.csv' is no folder; name the folder of the tables"
    )
    assert refused(entries_of, tmp_path / "man") == ("there is no file 'man'; check the path")
    assert entries_of(tmp_path) == ["men.csv", "pipe"]


def sheet(name, *rows, visible=True):
    return Page([*enumerate(([row] for row in rows), 1)], name, visible)


def called(*pages, names=("race",)):
    return page_called(pages, names, lambda page: [1, ["head"]] in [[*row] for row in page.rows])


HEAD, OTHER = sheet("A", "head"), sheet("B", "x")


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        ([sheet("Race", "x", visible=False), HEAD],
         "the sheet 'Race' is hidden; show it, or rename it"),
        ([HEAD, sheet("C", "head")],
         "the sheets 'A', 'C' each hold a table; name the right one 'race', or keep one"),
        ([sheet("race", "x"), sheet("Race ", "y"), HEAD],
         "the sheets 'race', 'Race ' each hold a table; name the right one 'race', or keep one"),
        ([sheet("A", "head", visible=False), OTHER],
         "the table is on a hidden sheet, 'A'; show the right one"),
        ([OTHER, sheet("C", "x")],
         "none of the sheets 'B', 'C' has the header of a table; its columns are named in one row "
         "above its lines"),
    ],
)  # fmt: skip
def test_which_sheet_is_wanted_is_asked_where_it_is_not_clear(pages, told):
    assert refused(called, *pages) == told


@pytest.mark.parametrize(
    ("pages", "found", "remark"),
    [
        ([HEAD], 0, ""),
        ([OTHER], 0, ""),
        ([HEAD, OTHER], 0, "sheet 'A', not 'B'"),
        ([OTHER, sheet("Empty"), HEAD], 2, "sheet 'A', not 'B'"),
        # The name before the header.
        ([HEAD, sheet("RACE", "x")], 1, "sheet 'RACE', not 'A'"),
        ([sheet("", "x")], 0, ""),
        ([sheet("Empty"), OTHER], 1, ""),
        ([sheet("Empty"), sheet("Also")], 0, ""),
    ],
)
def test_the_sheet_that_is_wanted_is_the_one_called_so_or_the_only_table(pages, found, remark):
    assert called(*pages) == (pages[found], remark)


def test_a_sheet_that_the_instance_names_is_that_one_hidden_or_not():
    pages = [HEAD, sheet("a", "x"), sheet("Race 1", "y", visible=False)]
    assert page_said(pages, "a") is pages[1]
    assert page_said(pages, "race-1") is pages[2]
    assert refused(page_said, pages, "Race 2") == (
        "no sheet is called 'Race 2'; did you mean 'Race 1'?"
    )
    assert refused(page_said, [sheet("Race 1"), sheet("race 1")], "RACE 1").startswith(
        "no sheet is called 'RACE 1'; "
    )
    assert refused(page_said, [sheet("", "x")], "a") == (
        "the file has no sheets; leave 'sheet' out"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1:1: the file is empty; fill it in or do not name it"),
        ("a: 1\n---\nb: 2\n", "2:1: a second document starts here; keep one per file"),
        ("a: &x 1\n", "1:4: anchors and aliases ('x') are not read; write the value out"),
        ("a: !t 1\n", "1:4: tags such as '!t' are not read; remove it"),
        ("a:\n  b: 1\n  b: 2\n", "3:3: 'b' stands twice, first in line 2; keep one"),
        ("? [a]\n: 1\n", "1:3: a list or mapping stands where a key is wanted; use a word"),
        ("a: 1\n2: 1\n", "2:1: the key '2' is not text; put it in quotes"),
        ("a: 1\n: 1\n", "2:1: a key is missing before the ':'; add it"),
        ('a: "\\x01"\n', "1:4: a control character '\\x01' stands here; remove it"),
        ("a: " + "[" * 50 + "]" * 50 + "\n",
         "1:54: this is nested deeper than 50 levels; write it flatter"),
        ("a: b: c\n",
         "1:5: a ':' stands where none can be; align the line with those above it, or put a text "
         "that holds ': ' in quotes"),
        ('a: "b\n', "1:4: a quote is opened here and never closed; close it"),
        ("a: [b\n", "1:4: a '[' is opened here and not closed; add ']' or a comma"),
        ("a: {b: 1\n", "1:4: a '{' is opened here and not closed; add '}' or a comma"),
        ("a: 1\n b\nc\n", "4:1: a ':' is missing after the key; write 'key: value'"),
        ("a:\n\tb: 1\n", "2:1: a tab stands where spaces are wanted; indent with spaces"),
        ("a: @b\n", "1:4: a text cannot start like this; put it in quotes"),
        ('a: "\\q"\n', "1:6: a '\\' starts no escape here; write '\\\\' or use single quotes"),
    ],
)  # fmt: skip
def test_what_is_no_yaml_that_is_read_is_told_at_its_place(tmp_path, text, told):
    (tmp_path / "a.yaml").write_text(text)
    assert complained(read_located, tmp_path / "a.yaml") == [told]


def test_of_as_many_entries_as_are_read_one_more_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(nodes, "MOST_ENTRIES", 11)
    (tmp_path / "a.yaml").write_text("[a, b, c, d, e]")
    assert read_located(tmp_path / "a.yaml", found := Complaints()).data == [*"abcde"]
    assert not found
    (tmp_path / "a.yaml").write_text("[a, b, c, d, e,\nf, g, h, i]")
    assert complained(read_located, tmp_path / "a.yaml") == [
        "2:10: more than 11 entries; put long rankings in CSV files"
    ]


def test_as_deep_as_is_read_is_not_too_deep(tmp_path):
    (tmp_path / "a.yaml").write_text("a: " + "[" * 49 + "]" * 49 + "\n")
    found = Complaints()
    assert read_located(tmp_path / "a.yaml", found).data
    assert not found


def table(folder, text, kind):
    path = folder / "a.csv"
    path.write_text(text)
    return lambda found: read_sheet(path, kind, found)


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        (",\n,\n", RANKING, ["1:1: the table is empty; its first line names the columns"]),
        ("rank,noc\n1,KOR,5,4\n", RULINGS, [
            "1:1: the column 'event' is missing; known are: rank, noc",
            "1:1: the column 'date' is missing; known are: rank, noc",
            "1:1: the column 'basis' is missing; known are: rank, noc",
        ]),
        ("noc,race\nKOR,1,5\n", PLACES,
         ["2:3: too many cells: 3 below 2 columns; put a cell that holds a comma in quotes, or "
          "delete some"]),
        ("noc;race\nKOR;1;5\n", PLACES,
         ["2:3: too many cells: 3 below 2 columns; delete some"]),
        ("noc,race\nKOR\n", PLACES, ["2:2: too few cells: 1 below 2 columns; add some"]),
        ("noc,race,,x\nKOR,1,5,2\nNED,1,6,2\n", PLACES,
         ["1:3: the column has no name; name it or delete it"]),
        ('rank,noc\n1,"KOR\n', RANKING,
         ["2:1: a quote is never closed, or text stands beside it; check the quotes of this line"]),
        ("rank,noc\n1,KOR\n", RANKING.in_file(TableSaid(only={"Sex": "M"})),
         ["1:1: there is no column 'Sex'; known are: rank, noc"]),
        ("rank,noc,Sex\n1,KOR,W\n", RANKING.in_file(TableSaid(only={"Sex": "M"})),
         ["1:1: no line is of 'M'; known are: W"]),
        ("rank,noc\n1,KOR\n", RANKING.in_file(TableSaid(columns={"noc": "Wer", "rank": "Pos"})),
         ["1:1: no row names the columns 'Wer', 'Pos'; known are: rank, noc"]),
    ],
)  # fmt: skip
def test_what_a_table_cannot_say_is_told_at_its_place(tmp_path, text, kind, told):
    assert complained(table(tmp_path, text, kind)) == told


@pytest.mark.parametrize(
    ("text", "kind", "notes"),
    [
        ("rank,noc\n", RANKING, ["no line below its header"]),
        ("rank,noc\n1,KOR\n", RANKING, []),
        ("rank,noc,,x\n1,KOR,5,2\n2,NED,6,2\n", RANKING,
         ["column 3, which has no name, left out"]),
        ("rank,noc,Sex\n1,KOR,W\n1,NED,M\n2,GER,U\n", RANKING.in_file(TableSaid(only={"sex": "m"})),
         ["2 lines of 'W', 'U' left out"]),
    ],
)  # fmt: skip
def test_what_was_understood_of_a_table_is_noted(tmp_path, text, kind, notes):
    assert table(tmp_path, text, kind)(Complaints()).notes == notes


def test_a_line_that_is_struck_through_is_told_and_left_out():
    page = Page(
        [(1, ["rank", "noc", "x"]), (2, ["1", "KOR", "a"]), (3, ["2", "NED", "b"])],
        struck=frozenset({(2, 1), (3, 2)}),
    )
    found = Complaints()
    assert sheet_on(page, RANKING, "a.csv", found).rows == [["2", "NED", "b"]]
    assert [(one.line, one.column, one.message) for one in found.bad_input().complaints] == [
        (2, 2, "B2 is struck through; delete the line if it no longer counts, or take the stroke "
         "away"),
    ]  # fmt: skip


def test_a_workbook_of_no_list_is_told(tmp_path):
    (tmp_path / "book.xlsx").write_bytes(workbook(Cover=[["x"]], Other=[["rank", "noc"]]))
    (tmp_path / "rulebook.yaml").write_text(BOOK)
    said = "id: a\ntitle: a\nrulebook: rulebook.yaml\nrankings: book.xlsx\n"
    (tmp_path / "instance.yaml").write_text(said)
    with pytest.raises(BadInput) as raised:
        read_instance(tmp_path)
    assert [(one.line, one.column, one.message) for one in raised.value.complaints] == [
        (4, 1, "no sheet of 'book.xlsx' is called like a list or event; call each after the one "
         "whose lines it holds"),
    ]  # fmt: skip
