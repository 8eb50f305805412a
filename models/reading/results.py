"""What the rows of a table of results say: places in one list of one competition."""

import re
from collections.abc import Iterator
from decimal import Decimal

from models.classification import Result
from models.errors import did_you_mean
from models.reading.amounts import clock_seconds
from models.reading.codes import NocReader
from models.reading.complaints import Complaints
from models.reading.format import time_of
from models.reading.numbering import LineNumbers, is_no_place
from models.reading.rows import nocs_of
from models.reading.table_kind import TableKind
from models.reading.tables import Sheet
from models.reading.wording import as_given

RESULTS = TableKind(("place", "noc"), ("athlete", "best_time_s"))

#: Columns that say whether an athlete finished, and what they say of who did.
_STATUS = ("status", "irm", "result status", "remark", "remarks")
_FINISHED = ("", "ok", "fin", "finished")

_MAY_BE_TIME = re.compile("[0-9]+[.,:][0-9]")

#: No time at all.
_NONE = ("-", "\u2013", "\u2014")


def results_in(sheet: Sheet, nocs: NocReader, complaints: Complaints) -> Iterator[Result]:
    """The results of a table with the columns place and noc, and possibly athlete and
    best_time_s. Another column that may hold times is refused: under another name they would settle
    no tie."""
    _check_columns(sheet, complaints)
    place_at, noc_at = sheet.columns.index("place"), sheet.columns.index("noc")
    athlete_at = sheet.position("athlete")
    codes = nocs_of(sheet, noc_at, nocs, complaints)
    times = _times(sheet, complaints)
    numbers = LineNumbers("place")
    first_row: dict[tuple[str, str], int] = {}
    for row, cells in enumerate(sheet.rows):
        athlete = cells[athlete_at] if athlete_at is not None else ""
        if athlete and (first := first_row.setdefault((codes[row], athlete), row)) != row:
            line = sheet.lines[first]
            who = f"{as_given(athlete)} of {codes[row]}"
            complaints.add(
                *sheet.spot(row, "athlete"), f"{who} stands twice, first in line {line}; keep one"
            )
        place, wrong = numbers.read(cells[place_at])
        if wrong is not None:
            complaints.add(sheet.file, sheet.lines[row], place_at + 1, wrong)
        if place is not None:
            numbers.numbering.add(place)
            yield Result(place, codes[row], athlete or None, times[row])
    sheet.note(numbers.remark)


def _check_columns(sheet: Sheet, complaints: Complaints) -> None:
    columns = (*RESULTS.needed, *RESULTS.optional)
    for at, name in enumerate(sheet.columns):
        if not name or name in columns:
            continue
        said = [cells[at] for cells in sheet.rows]
        others = {cell for cell in said if cell.lower() not in _FINISHED}
        if name in _STATUS and all(map(is_no_place, others)):
            for row, cell in enumerate(said):
                if cell in others:
                    message = f"{as_given(cell)}: leave the line out, it has no place"
                    complaints.add(sheet.file, sheet.lines[row], at + 1, message)
            sheet.note(f"column '{name}' left out")
        elif wrong := _in_doubt(name, said, columns):
            complaints.add(sheet.file, sheet.header_line, at + 1, wrong)
        else:
            sheet.note(f"column '{name}' left out")


def _in_doubt(name: str, said: list[str], columns: tuple[str, ...]) -> str:
    """What to ask about a column that is none of those that are known."""
    hint = did_you_mean(name, columns)
    if name in _STATUS or hint.startswith("did you mean"):
        return f"unknown column '{name}'; {hint}"
    if any(is_no_place(cell) and cell not in _NONE for cell in said):
        return f"unknown column '{name}'; leave the lines out that have no place, and delete it"
    if any(map(_MAY_BE_TIME.match, said)):
        return f"unknown column '{name}'; call it best_time_s if it holds that, or delete it"
    return ""


def _times(sheet: Sheet, complaints: Complaints) -> list[Decimal | None]:
    """The best time of each row, in seconds, exact."""
    at, remark = sheet.position("best_time_s"), ""
    if at is None:
        return [None] * len(sheet.rows)
    found: list[Decimal | None] = []
    for row, cells in enumerate(sheet.rows):
        written = cells[at]
        text = clock_seconds(written) if written not in _NONE else ""
        if text.count(",") == 1 and "." not in text:
            text = text.replace(",", ".")  # nobody groups the thousands of seconds
        if text != written and text:
            remark = remark or f"'{written}' is {text} s"
        time: Decimal | None = None
        try:
            time = time_of(text) if text else None
        except ValueError as error:
            complaints.add(sheet.file, sheet.lines[row], at + 1, str(error))
        found.append(time)
    sheet.note(remark)
    return found
