"""What is seen of a sheet of which nobody has said yet what it is."""

import pytest
from workbooks import workbook

from models.naming import Naming
from models.noc import noc_table
from models.reading.codes import NocReader
from models.reading.disk import Unreadable
from models.reading.glance import (
    MOST_COLUMNS_READ,
    MOST_LINES_SEEN,
    SheetSeen,
    column_of_lists,
    lists_told_apart,
    pages_seen,
    rows_around,
    sheet_seen,
)
from models.reading.pages.page import Page
from models.reading.table_kind import AS_NAMED, TableSaid

UNKNOWN = "unknown NOC '{}'; write its IOC code, or add it to 'nocs' or 'aliases'"


def page(*rows):
    return Page([(line, row.split("|") if row else []) for line, row in enumerate(rows, 1)])


def seen(folder, text, said=AS_NAMED, dense=False):
    path = folder / "a.csv"
    path.write_text(text)
    (only,) = pages_seen(path)
    return sheet_seen(path, only, said, NocReader(Naming(noc_table())), dense)


def test_a_table_is_seen_with_what_is_wrong_and_what_was_understood(tmp_path):
    text = "Cup\nPos.,Nation,Pts,Club,Club\n1,KOR,5,a,b\n2,Atlantis,4,a,b\nx,Korea,3,a,b\n"
    assert seen(tmp_path, text) == SheetSeen(
        sheet="",
        rows=(
            (1, ["Cup"]),
            (2, ["Pos.", "Nation", "Pts", "Club", "Club"]),
            (3, ["1", "KOR", "5", "a", "b"]),
            (4, ["2", "Atlantis", "4", "a", "b"]),
            (5, ["x", "Korea", "3", "a", "b"]),
        ),
        header=("Pos.", "Nation", "Pts", "Club", "Club (2)"),
        header_line=2,
        header_to=2,
        columns={"rank": "Pos.", "noc": "Nation", "points": "Pts"},
        is_table=True,
        doubtful=(),
        lines=3,
        wrong={
            (4, 1): UNKNOWN.format("Atlantis"),
            (5, 0): "'x' is no rank; write a whole number from 1",
            (5, 1): "'Korea' is the name of more than one NOC; write KOR for South Korea or PRK "
            "for North Korea",
        },
        notes=("above the table 'Cup'", "'Pos.' is rank, 'Nation' is noc, 'Pts' is points"),
        unknown={"Atlantis": (), "Korea": ("KOR", "PRK")},
    )


def test_a_header_in_doubt_is_seen_with_what_is_known_of_it(tmp_path):
    assert seen(tmp_path, "rank,noc,Pts,Punkte\n1,KOR,5,4\n") == SheetSeen(
        sheet="",
        rows=((1, ["rank", "noc", "Pts", "Punkte"]), (2, ["1", "KOR", "5", "4"])),
        header=("rank", "noc", "Pts", "Punkte"),
        header_line=1,
        header_to=1,
        columns={"rank": "rank", "noc": "noc"},
        is_table=False,
        doubtful=("points",),
        lines=0,
        wrong={
            (1, 3): "'Pts' and 'Punkte' could each be the column 'points'; name the right one "
            "'points'"
        },
        notes=(),
        unknown={},
    )


def test_what_is_said_of_a_column_leaves_no_doubt_about_it(tmp_path):
    said = TableSaid(columns={"points": "Punkte", "noc": "Wer"})
    found = seen(tmp_path, "rank,rank,Pts,Punkte\n1,2,5,4\n", said)
    assert not found.is_table
    assert found.doubtful == ("rank",)
    assert found.columns == {"points": "Punkte", "noc": "Wer"}


def test_columns_that_no_row_names_are_seen_as_they_are_said(tmp_path):
    said = TableSaid(header=("A", "B", "C"), columns={"rank": "A", "noc": "B"})
    found = seen(tmp_path, "1,KOR,5\n2,Ned,4\n", said)
    assert (found.header, found.header_line, found.header_to) == (("A", "B", "C"), 0, 0)
    assert found.is_table
    assert found.columns == {"rank": "A", "noc": "B"}
    assert found.lines == 2


def test_names_that_go_on_in_a_second_row_end_there(tmp_path):
    text = "Rank,NOC,Points,Of it,\n,,,WC 1,WC 2\n1,KOR,5,4,1\n"
    found = seen(tmp_path, text)
    assert (found.header, found.header_line, found.header_to) == (
        ("Rank", "NOC", "Points", "Of it"), 1, 2,
    )  # fmt: skip
    assert found.columns == {"rank": "Rank", "noc": "NOC", "points": "Points"}


@pytest.mark.parametrize(("dense", "wrong"), [(True, {}), (False, {(4, 0)})])
def test_shared_ranks_leave_room_as_the_list_says(tmp_path, dense, wrong):
    found = seen(tmp_path, "rank,noc\n1,KOR\n1,NED\n2,GER\n", dense=dense)
    assert set(found.wrong) == set(wrong)


def test_ranks_leave_room_where_nothing_is_said_of_the_list(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("rank,noc\n1,KOR\n1,NED\n2,GER\n")
    (only,) = pages_seen(path)
    found = sheet_seen(path, only, AS_NAMED, NocReader(Naming(noc_table())))
    assert set(found.wrong) == {(4, 0)}


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        (["a,,Who", "x,2,y", "1,KOR,5"], 1),
        (["Title", "a,b,Who", "1,KOR,5"], 2),
        (["1,2,x", "a,b,", "1,KOR,5"], 2),
        # Of rows with as many texts the first.
        (["a,b", "c,d"], 1),
        # Where a table begins is looked for only so far down.
        (["Title", *["1,2"] * 200, "a,b,c"], 1),
    ],
)
def test_the_first_row_of_most_texts_may_name_the_columns(tmp_path, rows, line):
    found = seen(tmp_path, "\n".join(rows) + "\n")
    assert not found.is_table
    assert (found.header_line, found.header_to) == (line, line)
    assert found.header == (*rows[line - 1].rstrip(",").split(","),)


def test_two_complaints_about_a_cell_are_one_text(tmp_path):
    assert seen(tmp_path, "1,KOR\n2,NED\n").wrong == {
        (1, 0): "the column 'rank' is missing; known are: 1, kor; the column 'noc' is missing; "
        "known are: 1, kor"
    }


def test_the_first_twelve_rows_and_twelve_with_something_wrong_are_shown(tmp_path):
    lines = [f"{n},{'Red' if n > 20 else 'KOR'}" for n in range(1, 41)]
    found = seen(tmp_path, "\n".join(["rank,noc", "", *lines]) + "\n")
    # The empty row is not one of them.
    assert [line for line, _ in found.rows] == [1, *range(3, 14), *range(23, 35)]
    assert [line for line, _ in found.wrong] == [*range(23, 43)]
    assert found.lines == 40


def test_forty_columns_are_shown_and_forty_texts_asked_about(tmp_path):
    names = ",".join(f"c{at}" for at in range(60))
    lines = [f"{n},Team{n:03}{',x' * 60}" for n in range(1, 51)]
    found = seen(tmp_path, "\n".join([f"rank,noc,{names}", *lines]) + "\n")
    assert {len(cells) for _, cells in found.rows} == {40}
    assert list(found.unknown) == [f"Team{n:03}" for n in range(1, 41)]


def test_a_text_longer_than_an_alias_is_not_asked_about(tmp_path):
    text = f"rank,noc\n1,{'x' * 100}\n2,{'y' * 101}\n3,\n"
    assert seen(tmp_path, text).unknown == {"x" * 100: ()}


def test_all_sheets_in_which_something_stands_are_seen(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(Cover=[["see below"]], Empty=[], Race=[["rank", "noc"], [1, "KOR"]]))
    cover, race = pages_seen(path)
    assert (cover.name, cover.rows) == ("Cover", [(1, ["see below"])])
    assert (race.name, race.rows) == ("Race", [(1, ["rank", "noc"]), (2, ["1", "KOR"])])
    reader = NocReader(Naming(noc_table()))
    found = sheet_seen(path, race, AS_NAMED, reader)
    assert (found.sheet, found.is_table, found.lines) == ("Race", True, 1)
    assert sheet_seen(path, cover, AS_NAMED, reader).header == ("see below",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (",,\n,\n", "nothing stands in this file; fill it in, or leave it out"),
        ("x\n" * (MOST_LINES_SEEN + 1),
         "the table has more than 100,000 rows; keep one table per file"),
        ("a\n" + "," * MOST_COLUMNS_READ + "x\n",
         "the table has 257 columns; at most 256 are looked at, leave out what is not part of it"),
    ],
)  # fmt: skip
def test_what_is_too_much_or_nothing_is_told(tmp_path, text, told):
    (tmp_path / "a.csv").write_text(text)
    with pytest.raises(Unreadable) as refused:
        pages_seen(tmp_path / "a.csv")
    assert str(refused.value) == told


def test_as_much_as_is_looked_at_is_not_too_much(tmp_path):
    (tmp_path / "a.csv").write_text("," * (MOST_COLUMNS_READ - 1) + "x,,,\n" + "x\n" * 99_999)
    (only,) = pages_seen(tmp_path / "a.csv")
    assert len(only.rows) == MOST_LINES_SEEN


ROWS = ["Title", "", "Pos.|Nation|x|x|", "1|KOR", "2|NED", "", "3|GER", "4|USA", "5|FRA"]


@pytest.mark.parametrize(
    ("rows", "wrong", "header_line", "header", "shown"),
    [
        # With the row above and the one below, whatever is empty between.
        (ROWS, {(7, 1): "who?"}, 3, ("Pos.", "Nation", "x", "x (2)"), [3, 5, 7, 8]),
        (ROWS, {(9, 0): "?", (4, 0): "?"}, 3, ("Pos.", "Nation", "x", "x (2)"), [3, 4, 5, 8, 9]),
        (ROWS, {(1, 0): "?"}, 3, ("Pos.", "Nation", "x", "x (2)"), [1, 3]),
        (ROWS, {}, 3, ("Pos.", "Nation", "x", "x (2)"), [3]),
        # Where none is known to be the header the first is taken for it.
        (["", "a|b", "1|2", "3|4"], {(4, 0): "?"}, 2, ("a", "b"), [2, 3, 4]),
        ([], {}, 0, (), []),
    ],
)
def test_a_cell_is_shown_with_the_rows_around_it(rows, wrong, header_line, header, shown):
    found = rows_around(page(*rows), wrong)
    assert (found.header_line, found.header_to) == (header_line, header_line)
    assert found.header == header
    assert found.wrong == wrong
    assert [line for line, _ in found.rows] == shown
    assert all(cells == rows[line - 1].split("|") for line, cells in found.rows)


def test_only_forty_cells_of_a_row_are_shown_and_as_many_as_are_missing_are_counted():
    found = rows_around(page("|".join("x" * 41), "1|2"), {(2, 0): "?", (2, 4): "missing"})
    assert [len(cells) for _, cells in found.rows] == [40, 2]
    assert (found.width(1), found.width(2), found.width(3)) == (40, 5, 0)
    assert rows_around(page("1|2|3"), {(1, 0): "?"}).width(1) == 3


LISTS = page("Sex|Pos", "M|1", "W|1", "M|2", "|3", "note", "U20|2|x")


@pytest.mark.parametrize(
    ("line", "column", "texts"),
    [
        (1, "Sex", ("M", "W", "U20")),
        (2, "Sex", ("W", "M", "U20")),
        (1, "sex", ("M", "W", "U20")),
        (1, "Pos", ("1", "2")),
        (1, "Age", ()),
    ],
)
def test_lists_are_told_apart_by_what_stands_in_a_column(line, column, texts):
    assert lists_told_apart(LISTS, ["Sex", "Pos"], line, column) == texts


@pytest.mark.parametrize(("often", "told"), [(60, 60), (61, 0)])
def test_a_column_of_more_than_sixty_texts_names_no_lists(often, told):
    table = page("Sex|Pos", *[f"t{n}|1" for n in range(often)])
    assert len(lists_told_apart(table, ["Sex", "Pos"], 1, "Sex")) == told


@pytest.mark.parametrize(
    ("lists", "column"),
    [({"w": "women"}, "Sex"), ({"2": "second"}, "Pos"), ({"x": "x"}, None), ({}, None)],
)
def test_the_column_in_which_a_list_is_named_tells_them_apart(lists, column):
    assert column_of_lists(LISTS, ["Sex", "Pos"], 1, lists) == column
