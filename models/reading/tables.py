"""Tables: CSV and Excel files as rows of text, each with its place."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from models.base import duplicates_in
from models.errors import did_you_mean
from models.reading.complaints import Complaints, as_written
from models.reading.disk import Unreadable, bytes_of, text_in
from models.reading.located import Spot
from models.reading.workbook import rows_of_workbook

TABLE_SUFFIXES = (".csv", ".xlsx")
MOST_TABLE_BYTES = 32 * 1024 * 1024
MOST_TABLE_ROWS = 1_000_000
MOST_TABLE_COLUMNS = 200
MOST_CHARACTERS = 32_767
"""In a cell: as many as Excel allows."""

_ADVICE = "keep one table per file"


@dataclass(slots=True)
class Sheet:
    """A table: the names of its columns, its rows, and the line of each in the file."""

    file: str
    columns: list[str]
    header_line: int
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def position(self, column: str) -> int | None:
        return self.columns.index(column) if column in self.columns else None

    def spot(self, row: int, column: str) -> Spot:
        """The place of a cell, or of the row if it has no such column."""
        return Spot(self.file, self.lines[row], (self.position(column) or 0) + 1)

    def header_spot(self, column: str) -> Spot:
        return Spot(self.file, self.header_line, (self.position(column) or 0) + 1)


def read_sheet(
    path: Path, needed: Iterable[str], complaints: Complaints, most_rows: int = MOST_TABLE_ROWS
) -> Sheet:
    """A table with the needed columns, names in small letters, cells without blanks around them.

    Rows that do not fit the header are complained of and left out. Raises BadInput where
    nothing can be made of the file.
    """
    file = as_written(path)
    try:
        stripped = ((line, [*map(str.strip, cells)]) for line, cells in _rows(path))
        rows = (row for row in stripped if any(row[1]))
        first = next(rows, None)
        if first is None:
            complaints.stop(file, 1, 1, "the table is empty; its first line names the columns")
        sheet = Sheet(file, _without_tail(first[1]), first[0])
        _check_header(sheet, needed, complaints)
        _fill(sheet, rows, complaints, most_rows)
    except Unreadable as error:
        complaints.stop(file, error.line, 1, str(error))
    return sheet


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    suffix = path.suffix.lower()
    if suffix == ".csv":
        yield from _rows_of_csv(text_in(path, MOST_TABLE_BYTES, _ADVICE))
    elif suffix == ".xlsx":
        yield from rows_of_workbook(bytes_of(path, MOST_TABLE_BYTES, _ADVICE))
    else:
        raise Unreadable(f"'{path.name}' is no table that can be read; save it as .csv or .xlsx")


def _rows_of_csv(text: str) -> Iterator[tuple[int, list[str]]]:
    header = text.lstrip().partition("\n")[0]
    delimiter = ";" if ";" in header and "," not in header else ","  # as Excel writes in Europe
    csv.field_size_limit(MOST_CHARACTERS)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        if "limit" in str(error):
            what = f"a cell is longer than {MOST_CHARACTERS:,} characters, or a quote is not closed"
        else:
            what = "a quote is never closed, or text stands beside it"
        raise Unreadable(f"{what}; check the quotes of this line", line) from None


def _without_tail(cells: list[str]) -> list[str]:
    """Names of columns; Excel writes commas for empty columns at the end."""
    names = [cell.lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _check_header(sheet: Sheet, needed: Iterable[str], complaints: Complaints) -> None:
    if len(sheet.columns) > MOST_TABLE_COLUMNS:
        raise Unreadable(
            f"the table has {len(sheet.columns)} columns; at most {MOST_TABLE_COLUMNS} are read",
            sheet.header_line,
        )
    wrong = False
    for index, name in enumerate(sheet.columns):
        if not name:
            wrong = True
            message = "the column has no name; name it or delete it"
            complaints.add(sheet.file, sheet.header_line, index + 1, message)
    for index in duplicates_in(sheet.columns):
        if name := sheet.columns[index]:
            wrong = True
            message = f"the column '{name}' stands twice; rename or delete one"
            complaints.add(sheet.file, sheet.header_line, index + 1, message)
    for name in needed:
        if name not in sheet.columns:
            wrong = True
            hint = did_you_mean(name, sheet.columns)
            message = f"the column '{name}' is missing; {hint}"
            complaints.add(sheet.file, sheet.header_line, 1, message)
    if wrong:
        raise complaints.bad_input()


def _fill(
    sheet: Sheet, rows: Iterator[tuple[int, list[str]]], complaints: Complaints, most_rows: int
) -> None:
    width = len(sheet.columns)
    for line, cells in rows:
        if len(cells) != width and not _fits(sheet, line, cells, complaints):
            continue
        if len(sheet.rows) == most_rows:
            raise Unreadable(f"the table has more than {most_rows:,} rows; {_ADVICE}", line)
        sheet.rows.append(cells[:width])
        sheet.lines.append(line)


def _fits(sheet: Sheet, line: int, cells: list[str], complaints: Complaints) -> bool:
    width = len(sheet.columns)
    if len(cells) > width and not any(cells[width:]):
        return True
    what = "too many" if len(cells) > width else "too few"
    message = f"{what} cells: {len(cells)} below {width} columns; add or delete some"
    complaints.add(sheet.file, line, min(len(cells), width) + 1, message)
    return False
