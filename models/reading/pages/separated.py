"""Text files: the characters out of the bytes, and the cells out of the characters.

Spreadsheets write text as UTF-8, with or without a mark, as UTF-16 ('Unicode text') or, in older
ones, in the code page of Western Europe; with commas, semicolons, tabs or bars between the cells.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from models.formulas import unguarded
from models.reading.disk import Unreadable
from models.reading.pages.page import Page, PageRow
from models.text import clean

MOST_CHARACTERS = 32_767
"""In a cell: as many as Excel allows."""

MOST_CHARACTERS_IN_A_ROW = 1_000_000
MOST_CELLS_IN_A_ROW = 16_384
"""As many as Excel allows."""

HEADER_WITHIN = 60
"""Rows in which the header is looked for."""

IsHeader = Callable[[list[str]], bool]

_TOO_LONG = (
    f"a row has more than {MOST_CELLS_IN_A_ROW:,} cells or {MOST_CHARACTERS_IN_A_ROW:,} "
    "characters; check its quotes, and what stands between its cells"
)

_SEPARATORS = {",": "", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAYS = re.compile(r'\ufeff?"?sep=([^\w"\s]|\t)"?[ ]*(?:\r\n?|\n)', re.IGNORECASE)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def page_of_text(data: bytes, is_header: IsHeader) -> Page:
    """The table of a text file. Raises Unreadable."""
    text, encoding = _decoded(data)
    if not text.strip("\ufeff \t\r\n"):
        raise Unreadable("the file is empty; fill it in or do not name it")
    said = _said_separator(text)
    if said:
        separator, start = said, 1
        before: list[PageRow] = []
    else:
        separator, before, start = _found_separator(text, is_header)
    rows = _rows(text, separator, start)
    between = _SEPARATORS.get(separator, f"'{separator}'")
    remarks = [f"{encoding} text"] if encoding else []
    remarks += [f"{between} between the columns"] if between else []
    return Page(_both(before, rows), commas=separator == ",", remarks=tuple(remarks))


def _decoded(data: bytes) -> tuple[str, str]:
    """The text, and its encoding where that is worth a word."""
    if data.startswith(_MARKS[1:]):
        return _as_utf16(data, "utf-16"), "UTF-16"
    if b"\0" in data:
        # Digits and Latin letters have an empty byte each, on the same side.
        first, second = data[:2000:2], data[1:2000:2]
        for encoding, empty, full in (("utf-16-le", second, first), ("utf-16-be", first, second)):
            if 0 not in full and 3 * empty.count(0) > len(empty):
                return _as_utf16(data, encoding), "UTF-16"
        raise Unreadable("the file is binary or not UTF-8; save it as text in UTF-8", _line(data))
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError as error:
        wrong = error.start
    try:
        return data.decode("cp1252"), "Windows-1252 (Western European)"
    except UnicodeDecodeError:
        line = data[:wrong].count(b"\n") + 1
        raise Unreadable("this is not UTF-8 text; save the file as UTF-8", line) from None


def _as_utf16(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("this UTF-16 text is broken off; save the file as UTF-8") from None


def _line(data: bytes) -> int:
    return data[: data.index(b"\0")].count(b"\n") + 1


def _said_separator(text: str) -> str | None:
    """What the first line says, as Excel writes and reads it: sep=;"""
    found = _SAYS.match(text)
    return found[1] if found else None


def _found_separator(text: str, is_header: IsHeader) -> tuple[str, list[PageRow], int]:
    """What stands between the cells of the header; the rows above it; how many lines they take."""
    head = text[: 1 << 16]
    cells_in: dict[str, Counter[int]] = {}
    for separator in _SEPARATORS:
        above: list[PageRow] = []
        before = 0
        reader = csv.reader(io.StringIO(head, newline=""), delimiter=separator)
        cells_in[separator] = Counter()
        try:
            for cells in islice(reader, HEADER_WITHIN):
                row = [*map(_cell, cells)]
                if is_header(row):
                    return separator, above, before
                above.append((before + 1, row))
                before = reader.line_num
                if any(row):
                    cells_in[separator][len(cells)] += 1
        except csv.Error:
            del cells_in[separator]
    return _most_even(cells_in) or _in_first_line(text), [], 0


def _most_even(cells_in: Mapping[str, Counter[int]]) -> str | None:
    """What cuts nearly all lines into as many cells, of several the one that makes most of them:
    commas stand in the numbers of a table with semicolons. cells_in: separator -> number of cells
    -> lines with so many."""
    even: dict[str, int] = {}
    for separator, lines in cells_in.items():
        several = Counter({cells: times for cells, times in lines.items() if cells > 1})
        for cells, times in several.most_common(1):
            # A line of one cell may be a title or a remark.
            if 4 * times >= 3 * several.total() and 2 * times >= lines.total():
                even[separator] = cells
    return max(even, key=even.__getitem__, default=None)


def _in_first_line(text: str) -> str:
    first = next(iter(text[: 1 << 16].lstrip("\ufeff \r\n").splitlines()), "")
    without = (s for s in _SEPARATORS if s in first and ("," not in first or s == ","))
    return next(without, ",")


def _rows(text: str, separator: str, start: int) -> Iterator[PageRow]:
    """Those below the first `start` lines."""
    csv.field_size_limit(MOST_CHARACTERS)
    lines = io.StringIO(text, newline="")
    for _ in range(start):
        lines.readline()
    row = _Row(lines)
    reader = csv.reader(row, delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if len(cells) > MOST_CELLS_IN_A_ROW:
                raise Unreadable(_TOO_LONG, start + line)
            yield start + line, [*map(_cell, cells)]
            line = reader.line_num + 1
            row.left = MOST_CHARACTERS_IN_A_ROW
    except _RowTooLong:
        raise Unreadable(_TOO_LONG, start + line) from None
    except csv.Error as error:
        if "limit" in str(error):
            what = f"a cell is longer than {MOST_CHARACTERS:,} characters, or a quote is not closed"
        else:
            what = "a quote is never closed, or text stands beside it"
        message = f"{what}; check the quotes of this line"
        raise Unreadable(message, start + line) from None


def _cell(text: str) -> str:
    text = clean(text)
    return unguarded(text) if text[:1] == "'" else text


class _RowTooLong(Exception):
    pass


class _Row:
    """The lines of a text; a row whose quotes go on over many of them, or that is a long line, has
    an end. left: characters of the row."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.left = MOST_CHARACTERS_IN_A_ROW

    def __iter__(self) -> "_Row":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.left -= len(line)
        if self.left < 0:
            raise _RowTooLong
        return line


def _both(above: list[PageRow], rows: Iterator[PageRow]) -> Iterator[PageRow]:
    yield from above
    yield from rows
