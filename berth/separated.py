"""Comma-separated values of which no spreadsheet makes formulas."""

import csv
import io
from collections.abc import Iterable

from models.formulas import guarded


def comma_separated(rows: Iterable[Iterable[str | int]]) -> str:
    """A line per row. A text that a spreadsheet would compute has an apostrophe in front, by which
    it says that it is text; numbers are numbers."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(
        [_as_text(cell) if isinstance(cell, str) else cell for cell in row] for row in rows
    )
    return out.getvalue()


def _as_text(cell: str) -> str:
    # The writer puts no quotes around a return by itself, at which spreadsheets begin a row.
    return guarded(cell.replace("\r\n", "\n").replace("\r", "\n"))
