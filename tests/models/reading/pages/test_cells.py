"""How much of a workbook is looked at: as much as the limit is taken, one more is told."""

import zipfile

import pytest
from hostile_books import ods, packed

from models.reading.disk import Unreadable
from models.reading.pages import cells
from models.reading.pages import packed as packing
from models.reading.pages.cells import CellsRead, CellText
from models.reading.pages.ods import NO_ODS, pages_of_ods
from models.reading.pages.packed import Packed, own

TOO_MANY = "the workbook has too many cells to be looked at; save it as .csv"


def told(read, *given, **more):
    with pytest.raises(Unreadable) as refused:
        read(*given, **more)
    return str(refused.value)


@pytest.fixture
def small(monkeypatch):
    """The limits of a tiny workbook."""
    for name, limit in {
        "MOST_CELLS": 12, "MOST_CELLS_FILLED": 6, "MOST_TEXT": 10, "MOST_MARKED": 4,
        "MOST_SHEETS_READ": 3, "LONGEST_CELL": 5,
    }.items():  # fmt: skip
        monkeypatch.setattr(cells, name, limit)


@pytest.mark.parametrize(
    ("count", "most", "message"),
    [
        (CellsRead.sheets, 3,
         "the workbook has more than 3 sheets; keep those that are to be read"),
        (CellsRead.look, 12, TOO_MANY),
        (CellsRead.mark, 4, TOO_MANY),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("small")
def test_a_limit_is_of_all_sheets_together(count, most, message):
    count(CellsRead(), most)
    assert told(count, CellsRead(), most + 1) == message
    read = CellsRead()
    count(read, most - 1)
    count(read, 1)
    assert told(count, read, 1) == message


@pytest.mark.usefixtures("small")
def test_one_cell_is_marked_at_a_time():
    read = CellsRead()
    for _ in range(4):
        read.mark()
    assert told(read.mark) == TOO_MANY


@pytest.mark.usefixtures("small")
def test_a_row_counts_as_one_more_cell():
    read, found = CellsRead(), {}
    for at in ((1, 0), (1, 3), (2, 0), (2, 0)):
        read.put(found, at, "x")
    assert found == {1: {0: "x", 3: "x"}, 2: {0: "x"}}
    assert told(read.put, {}, (3, 0), "x") == TOO_MANY


@pytest.mark.usefixtures("small")
def test_the_text_of_all_cells_has_a_limit():
    read, found = CellsRead(), {}
    read.put(found, (1, 0), "x" * 10)
    assert told(read.put, found, (1, 1), "x") == (
        "more text stands in the workbook than a table holds; leave some out"
    )


def test_what_stands_in_a_merged_cell_stands_in_each_of_its_lines():
    found = {1: {0: "A", 1: "x"}, 2: {1: "y"}}
    CellsRead().fill_down(found, [((1, 0), (3, 0)), ((5, 0), (6, 0)), ((2, 1), (2, 1))])
    assert found == {1: {0: "A", 1: "x"}, 2: {1: "y", 0: "A"}, 3: {0: "A"}}


@pytest.mark.usefixtures("small")
def test_lines_come_in_their_order_each_as_wide_as_what_stands_in_it():
    read = CellsRead()
    assert read.rows({3: {1: "b"}, 1: {0: "a", 2: "c"}}) == [
        (1, ["a", "", "c"]),
        (3, ["", "b"]),
    ]
    assert read.rows({}) == []
    assert read.rows({4: {2: "x"}}) == [(4, ["", "", "x"])]
    assert told(read.rows, {1: {0: "x"}, 5: {2: "x"}}) == (
        "a sheet reaches to row 5 and column 3; delete the cells that are not part of the table"
    )


@pytest.mark.usefixtures("small")
def test_the_text_of_a_cell_has_a_limit_and_parts_without_a_letter_count():
    text = CellText()
    assert not text
    for part in ("ab", "", "cd"):
        text.add(part)
    assert (str(text), bool(text)) == ("abcd", True)
    assert told(text.add, "") == "a cell is longer than 5 characters; shorten it"
    text.clear()
    assert (str(text), bool(text)) == ("", False)
    text.add("abcde")


def test_the_limits_that_hold_are_those_of_a_table_of_100_000_rows():
    assert told(CellsRead().sheets, 501).startswith("the workbook has more than 500 sheets")
    assert told(CellsRead().look, 5_000_001) == told(CellsRead().mark, 200_001) == TOO_MANY
    assert told(CellText().add, "x" * 32_768) == (
        "a cell is longer than 32,767 characters; shorten it"
    )


def elements(text, **more):
    """The elements of a part, and the text between, as they come."""
    found = []
    Packed(packed([("a", text.encode())]), "nothing").parse(
        "a", lambda tag, said: found.append((tag, said)), lambda tag: found.append(f"/{tag}"),
        found.append, **more,
    )  # fmt: skip
    return found


def test_a_part_is_read_element_by_element_without_prefixes():
    assert elements('<x:a y:b="1">t<c/></x:a>') == [
        ("a", {"y:b": "1"}), "t", ("c", {}), "/c", "/a",
    ]  # fmt: skip
    assert own({"y:b": "1", "b": "2"}, "b") == "2"
    assert own({"y:b": "1"}, "b") == "1"
    assert own({"y:b": "1"}, "y") == ""
    nothing = []
    Packed(packed([("a", b"<a/>")]), "nothing").parse("b", nothing.append)
    assert nothing == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<a>", "nothing"),
        ("<a></b>", "nothing"),
        ("<!DOCTYPE a><a/>", "nothing"),
        ("<a>" * 101 + "</a>" * 101, "nothing"),
        ("<a><b/><b/></a>", TOO_MANY),
    ],
)
def test_a_part_that_is_no_xml_or_too_much_is_told(text, message):
    assert told(elements, text, most_tags=202 if len(text) > 50 else 3) == message
    elements("<a>" * 100 + "</a>" * 100, most_tags=200)
    elements("<a><b/></a>", most_tags=3)


def test_the_tags_of_all_parts_have_a_limit(monkeypatch):
    monkeypatch.setattr(packing, "MOST_TAGS", 5)
    both = Packed(packed([("a", b"<a><b/></a>"), ("b", b"<a/>"), ("c", b"<a></a>")]), "nothing")
    for name in "ab":
        both.parse(name, lambda *_: None, most_tags=9)
    assert told(both.parse, "c", lambda *_: None, most_tags=9) == TOO_MANY
    both.parse("b", lambda *_: None, most_tags=9)


def test_what_is_unpacked_has_a_limit(monkeypatch):
    monkeypatch.setattr(packing, "MOST_BYTES_UNPACKED", 12)
    both = Packed(packed([("a", b"<a>12</a>"), ("b", b"<b/>")]), "nothing")
    both.parse("a", lambda *_: None)
    assert told(both.parse, "b", lambda *_: None) == (
        "the workbook is too large unpacked; keep one table in it"
    )


def test_a_word_is_found_wherever_it_stands_in_a_part(monkeypatch):
    monkeypatch.setattr(packing, "_CHUNK", 4)
    book = Packed(packed([("a", b"one two three")]), "nothing")
    assert all(book.holds("a", word) for word in (b"one", b"two", b"e t", b"three"))
    assert not book.holds("a", b"four")
    assert not book.holds("b", b"one")
    assert "a" in book
    assert "b" not in book


def test_a_package_that_cannot_be_unpacked_is_told(monkeypatch):
    assert told(Packed, b"PK\3\4", "nothing") == "nothing"
    assert told(Packed, packed([("a", b"1"), ("a", b"2")]), "nothing") == (
        "the workbook holds a part twice; open it in Excel and save it anew"
    )
    assert told(
        Packed(packed([("a", b"<a/>")], zipfile.ZIP_LZMA), "nothing").parse, "a", print
    ) == "nothing"  # fmt: skip
    locked = bytearray(packed([("a", b"<a/>")]))
    locked[locked.index(b"PK\1\2") + 8] |= 1
    assert told(Packed(bytes(locked), "nothing").parse, "a", print) == (
        "the workbook is locked by a password; save it without"
    )
    monkeypatch.setattr(packing, "MOST_PARTS_READ", 2)
    three = packed([(name, b"") for name in "abc"])
    assert told(Packed, three, "nothing") == "the workbook has more than 2 parts; save it anew"
    assert "b" in Packed(packed([(name, b"") for name in "ab"]), "nothing")


def test_a_workbook_of_libreoffice_that_is_locked_or_none_is_told():
    lock = [("META-INF/manifest.xml", b"<manifest:encryption-data/>"), ("content.xml", b"<a/>")]
    assert told(pages_of_ods, packed(lock)) == (
        "the workbook is locked by a password; save it without"
    )
    assert told(pages_of_ods, packed([("mimetype", b"x")])) == NO_ODS
    assert pages_of_ods(ods("")) == []
