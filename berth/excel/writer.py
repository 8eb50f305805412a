"""A sheet that is written from the top, a row at a time."""

import textwrap
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from berth.excel.book import AnswerBook

#: Of a sheet, as Excel has it.
MOST_ROWS = 1_048_576
#: Of what Excel takes in a cell so many fit for certain.
LONGEST_TEXT = 16_000
#: Excel shows no more than so many of a number.
MOST_DECIMALS = 15

#: In points: of a line of text, and the most that a row may have.
LINE_HEIGHT, HIGHEST_ROW = 15, 405

Value = str | int | Decimal | None


class SheetWriter:
    """widths: of its columns, in characters."""

    def __init__(self, book: AnswerBook, name: str, widths: Sequence[float]) -> None:
        self._book, self._widths = book, widths
        self.sheet = book.sheet(name)
        self.row = 0
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def write(self, *values: Value, look: str = "plain") -> None:
        """The next row. wrapped: it is as high as its longest text needs; not every program that
        opens the file finds that out by itself."""
        for column, value in enumerate(values):
            self.cell(column, value, look)
        if look == "wrapped":
            lines = max(
                lines_taken(value, width)
                for value, width in zip(values, self._widths, strict=False)
                if isinstance(value, str)
            )
            self.sheet.set_row(self.row, min(lines * LINE_HEIGHT, HIGHEST_ROW))
        self.row += 1

    def gap(self) -> None:
        self.row += 1

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
        """A table that can be filtered. At the top of a sheet its heads stay in view."""
        first, left = self.row, iter(rows)
        self.write(*heads, look="head")
        if not first:
            self.sheet.freeze_panes(1, 0)
        self.sheet.repeat_rows(first)
        for row in islice(left, max(0, MOST_ROWS - self.row - 1)):
            self.write(*row, look="wrapped")
        self.sheet.autofilter(first, 0, max(first, self.row - 1), len(heads) - 1)
        if next(left, None) is not None:
            self.write("There is more, but a sheet has no more rows.", look="bold")

    def cell(self, column: int, value: Value, look: str) -> None:
        """A cell of the next row."""
        at, how = (self.row, column), self._book.look(look)
        if isinstance(value, Decimal):
            self._decimal(column, value)
        elif isinstance(value, int):
            self.sheet.write_number(*at, value, how)
        elif value is not None and self.sheet.write_string(*at, value, how):
            self.sheet.write_string(*at, f"{value[:LONGEST_TEXT]} ...", how)

    def _decimal(self, column: int, value: Decimal) -> None:
        """As a number where a spreadsheet can hold it exactly, otherwise as text."""
        decimals = max(0, -int(value.as_tuple().exponent))
        if decimals <= MOST_DECIMALS and Decimal(f"{float(value):.16G}") == value:
            look = self._book.decimals(decimals)
            self.sheet.write_number(self.row, column, float(value), look)
        else:
            self.cell(column, str(value), "right")


@lru_cache(4096)
def lines_taken(text: str, width: float) -> int:
    """How many lines it takes in a column: most fonts need less than a character for one."""
    parts = text.split("\n")
    return sum(max(1, len(textwrap.wrap(part, max(1, int(width))))) for part in parts)
