"""What the rows of a table say: lines of a ranking, rulings, places per NOC."""

import re
from collections.abc import Collection
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic import ValidationError

from models.errors import did_you_mean
from models.ranking import Ranking, RankingBuilder
from models.reading.complaints import Complaints
from models.reading.format import points_of
from models.reading.tables import Sheet
from models.reading.wording import as_given, in_plain_words
from models.ruling import Ruling
from models.table import Table

#: Columns of a table of places that say nothing about places.
IGNORED = ("name", "nocs")

AMOUNTS = ("at_most", "exactly")

RULING_COLUMNS = ("noc", "event", *AMOUNTS, "date", "basis", "form", "list", "rank", "drawn")

#: Besides numbers, what a table of places may say: relays are often marked with an X.
MARKS = {"": 0, "-": 0, "x": 1, "X": 1}


class RowRuling(NamedTuple):
    """A ruling and the number of its row in the sheet."""

    row: int
    ruling: Ruling


def unknown_noc(code: str, nocs: Collection[str]) -> str:
    near = code.upper()
    hint = f"did you mean '{near}'?" if near in nocs else did_you_mean(near, nocs)
    return f"unknown NOC {as_given(code)}; {hint}"


def ranking_in(sheet: Sheet, nocs: Collection[str], complaints: Complaints) -> Ranking:
    """The lines of a table with the columns rank and noc, and possibly athlete and points."""
    builder = RankingBuilder.empty()
    rank_at, noc_at = sheet.columns.index("rank"), sheet.columns.index("noc")
    athlete_at, points_at = sheet.position("athlete"), sheet.position("points")
    own = (rank_at, noc_at, athlete_at, points_at)
    others = [(at, name) for at, name in enumerate(sheet.columns) if at not in own]

    def complain(row: int, at: int, message: str) -> None:
        complaints.add(sheet.file, sheet.lines[row], at + 1, message)

    for row, cells in enumerate(sheet.rows):
        noc, rank = cells[noc_at], whole_number(cells[rank_at])
        if noc not in nocs:
            complain(row, noc_at, "" if complaints.full(sheet.file) else unknown_noc(noc, nocs))
        points: Decimal | None = None
        if points_at is not None and cells[points_at]:
            try:
                points = points_of(cells[points_at])
            except ValueError as error:
                complain(row, points_at, str(error))
        if rank is None:
            wrong = f"{as_given(cells[rank_at])} is no rank; write a whole number from 1"
            complain(row, rank_at, wrong)
            continue
        if (misplaced := builder.complaint(rank)) is not None:
            complain(row, rank_at, misplaced)
        athlete = cells[athlete_at] or None if athlete_at is not None else None
        other = tuple([(name, cells[at]) for at, name in others]) if others else ()
        builder.add(rank, noc, athlete, points, other)
    return builder.ranking()


def rulings_in(sheet: Sheet, nocs: Collection[str], complaints: Complaints) -> list[RowRuling]:
    """The rulings of a table; an empty cell is not given."""
    _check_ruling_columns(sheet, complaints)
    found: list[RowRuling] = []
    for row, cells in enumerate(sheet.rows):
        entry: dict[str, Any] = {
            name: cell
            for name, cell in zip(sheet.columns, cells, strict=True)
            if cell and name in RULING_COLUMNS
        }
        for name in (*AMOUNTS, "rank", "drawn"):
            if (number := whole_number(entry.get(name, ""))) is not None:
                entry[name] = number
        try:
            ruling = Ruling.model_validate(entry)
        except ValidationError as error:
            for wrong in error.errors(include_url=False):
                spot = sheet.spot(row, str(wrong["loc"][-1]))
                complaints.add(*spot, in_plain_words(wrong, Ruling))
            continue
        if ruling.noc in nocs:
            found.append(RowRuling(row, ruling))
        else:
            complaints.add(*sheet.spot(row, "noc"), unknown_noc(ruling.noc, nocs))
    return found


def _check_ruling_columns(sheet: Sheet, complaints: Complaints) -> None:
    for name in sheet.columns:
        if name not in RULING_COLUMNS:
            hint = did_you_mean(name, RULING_COLUMNS)
            complaints.add(*sheet.header_spot(name), f"unknown column '{name}'; {hint}")
    if not {*AMOUNTS, "form"} & set(sheet.columns):
        message = "neither 'at_most' nor 'exactly' is a column; add the one that the rulings use"
        complaints.stop(sheet.file, sheet.header_line, 1, message)


def table_in(sheet: Sheet, nocs: Collection[str] | None, complaints: Complaints) -> Table:
    """Places per NOC. Without the NOCs every code is taken as it is."""
    places = [
        (at, name) for at, name in enumerate(sheet.columns) if name != "noc" and name not in IGNORED
    ]
    rows: dict[str, dict[str, int]] = {}
    lines: dict[str, int] = {}
    noc_at = sheet.columns.index("noc")
    for line, cells in zip(sheet.lines, sheet.rows, strict=True):
        noc = cells[noc_at]
        row = {name: _places(cells[at]) for at, name in places}
        if wrong := _wrong_noc(noc, nocs, lines):
            complaints.add(sheet.file, line, noc_at + 1, wrong)
        for at, name in places:
            if row[name] is None:
                message = (
                    f"{as_given(cells[at])} is no number of places; write 0, 1, 2, ..., X or -"
                )
                complaints.add(sheet.file, line, at + 1, message)
        lines.setdefault(noc, line)
        if not wrong:
            rows[noc] = {name: count or 0 for name, count in row.items()}
    return Table(tuple(name for _, name in places), rows)


def _wrong_noc(code: str, nocs: Collection[str] | None, lines: dict[str, int]) -> str | None:
    if code.lower() in ("total", "totals", "sum"):
        return "a row of totals is no NOC; delete it, the totals are computed"
    if code in lines:
        return f"the NOC '{code}' stands twice, first in line {lines[code]}; keep one"
    if nocs is not None:
        return None if code in nocs else unknown_noc(code, nocs)
    if not re.fullmatch("[A-Z]{1,3}", code):
        return f"{as_given(code)} is no NOC code; write capital letters, such as CAN"
    return None


def _places(cell: str) -> int | None:
    return MARKS[cell] if cell in MARKS else whole_number(cell)


def whole_number(text: str) -> int | None:
    return int(text) if len(text) <= 7 and text.isdecimal() and text.isascii() else None
