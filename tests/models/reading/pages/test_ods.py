"""What an OpenDocument spreadsheet says cell by cell (OpenDocument 1.3, part 3), made by hand."""

import pytest
from hostile_books import ods

from models.reading.disk import Unreadable
from models.reading.pages.ods import pages_of_ods


def page(rows: str, styles: str = "", table: str = "table:name='men'"):
    (found,) = pages_of_ods(ods(f"<table:table {table}>{rows}</table:table>", styles))
    return found


def cell(text: str = "", more: str = "") -> str:
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def value(more: str, text: str = "as shown") -> str:
    ((_, (found,)),) = page(row(cell(text, more))).rows
    return found


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("office:value-type='float' office:value='1200.50'", "1200.5"),
        ("office:value-type='percentage' office:value='0.25'", "0.25"),
        ("office:value-type='currency' office:value='12'", "12"),
        ("office:value-type='date' office:date-value='2013-11-22'", "2013-11-22"),
        ("office:value-type='date' office:date-value='2013-11-22T00:00:00'", "2013-11-22"),
        ("office:value-type='boolean' office:boolean-value='true'", "TRUE"),
        ("office:value-type='string'", "as shown"),
        # A time is read as it is shown: how long, to what digit.
        ("office:value-type='time' office:time-value='PT00H01M41S'", "as shown"),
        ("office:value-type='float'", "as shown"),
    ],
)
def test_a_cell_is_its_value_and_where_it_has_none_what_it_shows(said, read):
    assert value(said) == read


def test_a_text_that_is_not_shown_is_read_from_its_value():
    rows = page(row("<table:table-cell office:string-value='KOR'/>")).rows
    assert rows == [(1, ["KOR"])]


def test_what_stands_in_one_cell_in_parts_is_one_text():
    parts = (
        "<text:p>Anna<text:s/>Maria</text:p><text:p>of<text:tab/>KOR<text:line-break/>too</text:p>"
    )
    rows = page(row(f"<table:table-cell>{parts}</table:table-cell>")).rows
    assert rows == [(1, ["Anna Maria of KOR too"])]


def test_a_comment_at_a_cell_is_no_part_of_it_and_what_follows_it_is():
    noted = "<office:annotation><text:p>asked</text:p></office:annotation><text:p>KOR</text:p>"
    rows = page(row(f"<table:table-cell>{noted}</table:table-cell>", cell("1"))).rows
    assert rows == [(1, ["KOR", "1"])]


def test_cells_and_rows_that_are_repeated_stand_as_often():
    more = "table:number-columns-repeated='2'"
    twice = row(cell("", more), cell("A", more), cell("B"), more="table:number-rows-repeated='2'")
    rows = page(row(cell("top")) + twice + row(cell("below"))).rows
    assert rows == [
        (1, ["top"]), (2, ["", "", "A", "A", "B"]), (3, ["", "", "A", "A", "B"]), (4, ["below"]),
    ]  # fmt: skip


def test_a_merged_cell_stands_in_each_of_its_lines():
    merged = cell("1", "table:number-rows-spanned='2'")
    rows = page(row(merged, cell("KOR")) + row("<table:covered-table-cell/>", cell("NED"))).rows
    assert rows == [(1, ["1", "KOR"]), (2, ["1", "NED"])]


def test_so_many_times_that_nobody_means_it_is_refused_but_for_empty_cells():
    more = "table:number-columns-repeated='10001'"
    assert page(row(cell("A"), cell("", more))).rows == [(1, ["A"])]
    with pytest.raises(Unreadable, match="B1 is repeated over all the sheet"):
        page(row(cell("A"), cell("A", more)))
    assert len(page(row(cell("A"), more="table:number-rows-repeated='10000'")).rows) == 10_000
    with pytest.raises(Unreadable, match="A1 is repeated over all the sheet"):
        page(row(cell("A"), more="table:number-rows-repeated='10001'"))


@pytest.mark.parametrize("said", ["many", "-1", "1e3", "1" * 10])
def test_a_repetition_that_is_no_number_makes_it_no_spreadsheet(said):
    with pytest.raises(Unreadable, match="this is no OpenDocument spreadsheet"):
        page(row(cell("A", f"table:number-columns-repeated='{said}'")))


STYLE = "<style:style style:name='{}'><style:text-properties {}/></style:style>"


@pytest.mark.parametrize(
    ("said", "struck"),
    [
        ("style:text-line-through-style='solid'", {(1, 1)}),
        ("style:text-line-through-style='dotted'", {(1, 1)}),
        ("style:text-line-through-style='none'", set()),
        ("fo:font-weight='bold'", set()),
    ],
)
def test_a_text_is_struck_through_where_its_style_has_a_line(said, struck):
    styles = STYLE.format("plain", "") + STYLE.format("lined", said)
    cells = cell("A", "table:style-name='plain'"), cell("B", "table:style-name='lined'")
    assert page(row(*cells), styles).struck == struck


def test_hidden_are_rows_that_are_folded_or_filtered_and_hold_something():
    rows = [
        row(cell(name), more=f"table:visibility='{how}'")
        for name, how in [("A", "visible"), ("B", "collapse"), ("C", "filter"), ("", "filter")]
    ]
    assert page("".join(rows)).hidden == {2, 3}


def test_a_sheet_is_hidden_where_its_style_is_and_each_sheet_begins_anew():
    styles = "".join(
        f"<style:style style:name='{name}'><style:table-properties table:display='{shown}'/>"
        "</style:style>"
        for name, shown in [("away", "false"), ("there", "true")]
    )
    first = row(cell("A", "table:formula='of:=1'"), more="table:visibility='filter'")
    sheets = "".join(
        f"<table:table table:name=' {name} ' table:style-name='{style}'>{rows}</table:table>"
        for name, style, rows in [("old", "away", first), ("new", "there", row(cell("B")))]
    )
    old, new = pages_of_ods(ods(sheets, styles))
    assert (old.name, old.visible, new.name, new.visible) == ("old", False, "new", True)
    assert (old.hidden, [*old.faults]) == ({1}, [(1, 0)])
    assert (new.rows, new.hidden, new.faults, new.struck) == ([(1, ["B"])], set(), {}, set())


@pytest.mark.parametrize(
    ("more", "text", "fault"),
    [
        (
            "table:formula='of:=1/0' office:value-type='string'",
            "#DIV/0!",
            "A1 shows the error #",
        ),
        (
            "table:formula='of:=x' office:value-type='string'",
            "Err:508",
            "A1 shows the error E",
        ),
        (
            "calcext:value-type='error' office:value-type='string'",
            "#N/A",
            "A1 shows the error #",
        ),
        ("table:formula='of:=1'", "", "A1 has a formula that was never calculated"),
        ("table:formula='of:=1' office:value-type='float' office:value='1'", "1", ""),
        ("office:value-type='string'", "#1", ""),
    ],
)
def test_errors_and_formulas_without_a_value_are_told_at_their_cell(more, text, fault):
    faults = page(row(cell(text, more))).faults
    assert [*faults] == ([(1, 0)] if fault else [])
    assert faults.get((1, 0), "").startswith(fault)
