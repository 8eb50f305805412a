"""Comma-separated values of which no spreadsheet makes formulas."""

import csv
import io
from collections.abc import Iterable

#: What a spreadsheet takes for the beginning of a formula, its wide forms in Asian ones too.
_BEGINS_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001


def comma_separated(rows: Iterable[Iterable[str | int]]) -> str:
    """A line per row. A text that a spreadsheet would compute has an apostrophe in front, by which
    it says that it is text; numbers are numbers."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(map(_as_text, row) for row in rows)
    return out.getvalue()


def _as_text(value: str | int) -> str | int:
    # Blanks in front do not keep every spreadsheet from it.
    if isinstance(value, str) and value.lstrip().startswith(_BEGINS_FORMULA):
        return f"'{value}"
    return value
