"""What xlrd says of an old workbook, cell by cell; nothing writes one here, so xlrd is played."""

from types import SimpleNamespace

import pytest
import xlrd

from models.reading.disk import Unreadable
from models.reading.pages.xls import pages_of_xls

PLAIN, LINED = 0, 1
CASE = {
    "xf_list": [SimpleNamespace(font_index=1), SimpleNamespace(font_index=0)],
    "font_list": [SimpleNamespace(struck_out=1), SimpleNamespace(struck_out=0)],
}


def cell(ctype, value, style=PLAIN):
    return SimpleNamespace(ctype=ctype, value=value, xf_index=style)


def text(value, style=PLAIN):
    return cell(xlrd.XL_CELL_TEXT, value, style)


def sheet(*rows, name="men", visibility=0, merged=(), hidden=()):
    return SimpleNamespace(
        nrows=len(rows),
        row_len=lambda row: len(rows[row]),
        cell=lambda row, index: rows[row][index],
        merged_cells=merged,
        rowinfo_map={row: SimpleNamespace(hidden=row in hidden) for row in range(len(rows))},
        name=name,
        visibility=visibility,
    )


@pytest.fixture
def read(monkeypatch):
    def pages(*sheets, datemode=0):
        book = SimpleNamespace(
            nsheets=len(sheets),
            sheet_by_index=sheets.__getitem__,
            unload_sheet=lambda _: None,
            datemode=datemode,
            **CASE,
        )
        monkeypatch.setattr(xlrd, "open_workbook", lambda **_: book)
        return pages_of_xls(b"")

    return pages


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (text(" KOR "), "KOR"),
        (cell(xlrd.XL_CELL_NUMBER, 12.50), "12.5"),
        (cell(xlrd.XL_CELL_NUMBER, 3.0), "3"),
        (cell(xlrd.XL_CELL_BOOLEAN, 1), "TRUE"),
        (cell(xlrd.XL_CELL_BOOLEAN, 0), "FALSE"),
        (cell(xlrd.XL_CELL_DATE, 41600.0), "2013-11-22"),
    ],
)
def test_a_cell_is_read_as_what_it_is(read, said, found):
    (page,) = read(sheet([said]))
    assert (page.rows, page.faults) == ([(1, [found])], {})


def test_days_are_counted_from_the_day_that_the_workbook_counts_from(read):
    (page,) = read(sheet([cell(xlrd.XL_CELL_DATE, 40138.0)]), datemode=1)
    assert page.rows == [(1, ["2013-11-22"])]


@pytest.mark.parametrize(
    ("code", "name"),
    [(0, "#NULL!"), (7, "#DIV/0!"), (15, "#VALUE!"), (23, "#REF!"), (29, "#NAME?"), (36, "#NUM!"),
     (42, "#N/A"), (43, "#N/A")],
)  # fmt: skip
def test_an_error_is_told_by_its_name_at_its_cell(read, code, name):
    (page,) = read(sheet([text("A"), cell(xlrd.XL_CELL_ERROR, code)]))
    assert page.rows == [(1, ["A", name])]
    assert page.faults == {(1, 1): f"B1 shows the error {name}; correct it, or write the value"}


def test_a_formula_without_a_value_is_told_and_an_empty_cell_is_none(read):
    (page,) = read(sheet([text(""), cell(xlrd.XL_CELL_EMPTY, ""), text("A")]))
    assert page.faults == {
        (1, 0): "A1 has a formula without a value; save the workbook in Excel, or clear the cell"
    }
    assert page.rows == [(1, ["", "", "A"])]


def test_struck_are_cells_with_something_in_them_whose_font_is(read):
    (page,) = read(sheet([text("A"), text("B", LINED), cell(xlrd.XL_CELL_BLANK, "", LINED)]))
    assert page.struck == {(1, 1)}


def test_a_merged_cell_stands_in_each_of_its_lines(read):
    rows = [text("1"), text("KOR")], [cell(xlrd.XL_CELL_BLANK, ""), text("NED")]
    (page,) = read(sheet(*rows, merged=[(0, 2, 0, 1)]))
    assert page.rows == [(1, ["1", "KOR"]), (2, ["1", "NED"])]


def test_hidden_are_rows_that_hold_something(read):
    rows = [text("A")], [text("B")], [cell(xlrd.XL_CELL_EMPTY, "")]
    (page,) = read(sheet(*rows, hidden={1, 2}))
    assert page.hidden == {2}


def test_each_sheet_has_its_name_and_may_be_hidden(read):
    there, away = read(sheet([text("A")], name="men"), sheet([], name="old", visibility=1))
    assert (there.name, there.visible, there.rows) == ("men", True, [(1, ["A"])])
    assert (away.name, away.visible, away.rows) == ("old", False, [])


@pytest.mark.parametrize(
    ("data", "error", "told"),
    [
        (b"", "Workbook is Encrypted", "locked by a password"),
        (b"", "list index out of range", "this is no Excel workbook"),
        ("EncryptedPackage".encode("utf-16-le"), None, "locked by a password"),
    ],
)
def test_what_xlrd_cannot_read_is_told_as_what_it_is(monkeypatch, data, error, told):
    def refusing(**_):
        raise xlrd.XLRDError(error)

    monkeypatch.setattr(xlrd, "open_workbook", refusing)
    with pytest.raises(Unreadable, match=told):
        pages_of_xls(data)
