"""What the rows of a table say: lines of a ranking, rulings, places per NOC."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic import ValidationError

from models.errors import did_you_mean
from models.ranking import Ranking, RankingBuilder
from models.reading.amounts import Amounts, amounts
from models.reading.codes import NocReader
from models.reading.complaints import Complaints
from models.reading.days import days
from models.reading.format import points_of
from models.reading.headers import means_noc
from models.reading.numbering import LineNumbers
from models.reading.remarks import is_total
from models.reading.table_kind import TableKind
from models.reading.tables import Sheet
from models.reading.wording import as_given, in_plain_words
from models.ruling import Ruling
from models.table import ATHLETES, Table
from models.words import few

#: Columns of a table of places that say nothing about places.
NUMBER_OF_NOCS = "nocs"
IGNORED = ("name", NUMBER_OF_NOCS)

AMOUNTS = ("at_most", "exactly")

RULING_COLUMNS = (
    "noc",
    "event",
    *AMOUNTS,
    "date",
    "basis",
    "form",
    "list",
    "rank",
    "drawn",
    "places",
)

#: Stands in for an NOC of which it was told already that nobody knows it.
UNKNOWN = "X"

#: Besides numbers, what a table of places may say: teams are often marked with an X.
MARKS = {"": 0, **dict.fromkeys("-\u2013\u2014", 0), **dict.fromkeys("xX\u2713\u2714", 1)}

RANKING = TableKind(("rank", "noc"), ("athlete", "points"), open=True)
RULINGS = TableKind(("noc", "event", "date", "basis"), AMOUNTS)
PLACES = TableKind(("noc",))


class RowRuling(NamedTuple):
    """A ruling and the number of its row in the sheet."""

    row: int
    ruling: Ruling


def ranking_in(
    sheet: Sheet, nocs: NocReader, complaints: Complaints, dense: bool = False
) -> Ranking:
    """The lines of a table with the columns rank and noc, and possibly athlete and points.

    dense: whether shared ranks leave no room, as the list says.
    """
    rank_at, noc_at = sheet.columns.index("rank"), sheet.columns.index("noc")
    athlete_at, points_at = sheet.position("athlete"), sheet.position("points")
    own = (rank_at, noc_at, athlete_at, points_at)
    others = [(at, name) for at, name in enumerate(sheet.columns) if name and at not in own]
    numbers = LineNumbers("rank", dense)
    builder = RankingBuilder([], Counter(), numbers.numbering)
    codes = nocs_of(sheet, noc_at, nocs, complaints)
    points = points_in(sheet, points_at, complaints)
    for row, cells in enumerate(sheet.rows):
        rank, wrong = numbers.read(cells[rank_at])
        if wrong is not None:
            complaints.add(sheet.file, sheet.lines[row], rank_at + 1, wrong)
        if rank is None:
            continue
        athlete = cells[athlete_at] or None if athlete_at is not None else None
        other = tuple([(name, cells[at]) for at, name in others]) if others else ()
        builder.add(rank, codes[row], athlete, points[row], other)
    sheet.note(numbers.remark)
    return builder.ranking()


def nocs_of(sheet: Sheet, at: int, nocs: NocReader, complaints: Complaints) -> list[str]:
    """The NOC of each row."""

    def complain(row: int, message: str) -> None:
        complaints.add(sheet.file, sheet.lines[row], at + 1, message)

    read, remark = nocs.column([cells[at] for cells in sheet.rows], complain)
    sheet.note(remark)
    return read


def settled(sheet: Sheet, at: int, column: Amounts, complaints: Complaints) -> Sequence[str]:
    """The numbers of a column, after what is open about them was told."""
    for row, message in column.wrong.items():
        complaints.add(sheet.file, sheet.lines[row], at + 1, message)
    sheet.note(column.remark)
    return column.cells


def points_in(sheet: Sheet, at: int | None, complaints: Complaints) -> list[Decimal | None]:
    """The points of each row, exact."""
    if at is None:
        return [None] * len(sheet.rows)
    column = amounts([cells[at] for cells in sheet.rows], sheet.commas)
    found: list[Decimal | None] = []
    for row, text in enumerate(settled(sheet, at, column, complaints)):
        points: Decimal | None = None
        try:
            points = points_of(text) if text and not column.wrong else None
        except ValueError as error:
            complaints.add(sheet.file, sheet.lines[row], at + 1, str(error))
        found.append(points)
    return found


def rulings_in(
    sheet: Sheet, nocs: NocReader, complaints: Complaints, event_meant: Callable[[str], str] = str
) -> list[RowRuling]:
    """The rulings of a table; an empty cell is not given. event_meant: the id of the event that a
    text means."""
    _check_ruling_columns(sheet, complaints)
    found: list[RowRuling] = []
    events: dict[str, str] = {}
    codes = nocs_of(sheet, sheet.columns.index("noc"), nocs, complaints)
    date_at = sheet.columns.index("date")
    dates = days([cells[date_at] for cells in sheet.rows])
    sheet.note(dates.remark)
    for row, cells in enumerate(sheet.rows):
        if row in dates.wrong:
            complaints.add(*sheet.spot(row, "date"), dates.wrong[row])
            continue
        entry: dict[str, Any] = {
            name: cell
            for name, cell in zip(sheet.columns, cells, strict=True)
            if cell and name in RULING_COLUMNS
        }
        known = codes[row] in nocs.naming.nocs
        entry["noc"] = codes[row] if known else UNKNOWN
        if "event" in entry:
            entry["event"] = event_meant(said := entry["event"])
            events[said] = entry["event"]
        if "date" in entry:
            entry["date"] = dates.read[row]
        for name in (*AMOUNTS, "rank", "drawn", "places"):
            if (number := whole_number(entry.get(name, ""))) is not None:
                entry[name] = number
        try:
            ruling = Ruling.model_validate(entry)
        except ValidationError as error:
            for wrong in error.errors(include_url=False):
                spot = sheet.spot(row, str(wrong["loc"][-1]))
                complaints.add(*spot, in_plain_words(wrong, Ruling))
            continue
        if known:
            found.append(RowRuling(row, ruling))
    sheet.note(_pools_read(events))
    return found


def _pools_read(meant: Mapping[str, str]) -> str:
    """What was said for events and squads -> their ids."""
    return few([f"'{said}' is {pool}" for said, pool in meant.items() if said != pool], 4)


def _check_ruling_columns(sheet: Sheet, complaints: Complaints) -> None:
    for name in filter(None, sheet.columns):
        if name not in RULING_COLUMNS:
            hint = did_you_mean(name, RULING_COLUMNS)
            complaints.add(*sheet.header_spot(name), f"unknown column '{name}'; {hint}")
    if not {*AMOUNTS, "form"} & set(sheet.columns):
        message = "neither 'at_most' nor 'exactly' is a column; add the one that the rulings use"
        complaints.stop(sheet.file, sheet.header_line, 1, message)


def table_in(
    sheet: Sheet,
    nocs: NocReader | None,
    complaints: Complaints,
    pool_meant: Callable[[str], str] = str,
) -> Table:
    """Places per NOC. Without the NOCs every code is taken as it is. pool_meant: the id of the
    event or squad that a text means."""
    noc_at = sheet.columns.index("noc")
    _call_by_ids(sheet, noc_at, pool_meant, complaints)
    places = [
        (at, name)
        for at, name in enumerate(sheet.columns)
        if name and at != noc_at and name not in IGNORED and not _names_nocs(sheet, at, name)
    ]
    if NUMBER_OF_NOCS in sheet.columns:
        sheet.note(f"column '{NUMBER_OF_NOCS}' left out")
    rows: dict[str, dict[str, int]] = {}
    lines: dict[str, tuple[int, str]] = {}
    codes, wrong = _nocs_of_table(sheet, noc_at, nocs)
    for row, cells in enumerate(sheet.rows):
        line, noc, written = sheet.lines[row], codes[row], cells[noc_at]
        counts = {name: _places(cells[at]) for at, name in places}
        if row not in wrong and noc in lines:
            wrong[row] = _twice(written, *lines[noc])
        if row in wrong:
            complaints.add(sheet.file, line, noc_at + 1, wrong[row])
        for at, name in places:
            if counts[name] is None:
                message = (
                    f"{as_given(cells[at])} is no number of places; write 0, 1, 2, ..., X or -"
                )
                complaints.add(sheet.file, line, at + 1, message)
        lines.setdefault(noc, (line, written))
        if row not in wrong:
            rows[noc] = {name: count or 0 for name, count in counts.items()}
    return Table(tuple(name for _, name in places), rows, tuple(sheet.notes))


def _call_by_ids(
    sheet: Sheet, noc_at: int, pool_meant: Callable[[str], str], complaints: Complaints
) -> None:
    """Columns that are called by the name of an event or squad are called by its id."""
    read: dict[str, str] = {}
    for at, name in enumerate(sheet.columns):
        said = at == noc_at or name in ("", ATHLETES, *IGNORED) or _names_nocs(sheet, at, name)
        if said or (pool := pool_meant(name)) == name:
            continue
        if pool in sheet.columns:
            message = f"'{name}' is '{pool}', which stands twice; rename or delete one"
            complaints.add(*sheet.header_spot(name), message)
        else:
            read[name] = sheet.columns[at] = pool
    sheet.note(_pools_read(read))


def _names_nocs(sheet: Sheet, at: int, name: str) -> bool:
    """Whether a column says again which NOC it is. An event may be called as such a column is
    ('team'): then there are numbers in it."""
    return means_noc(name) and any(_places(cells[at]) is None for cells in sheet.rows)


def _nocs_of_table(
    sheet: Sheet, at: int, nocs: NocReader | None
) -> tuple[list[str], dict[int, str]]:
    """The NOC of each row, and by the number of the row what is wrong with it."""
    texts, wrong = [cells[at] for cells in sheet.rows], dict[int, str]()
    if nocs is not None:
        codes, remark = nocs.of_places(texts, wrong.__setitem__)
        sheet.note(remark)
    else:
        codes = texts
        for row, text in enumerate(texts):
            if not re.fullmatch("[A-Z]{1,3}", text):
                wrong[row] = f"{as_given(text)} is no NOC code; write capital letters, such as CAN"
    for row, text in enumerate(texts):
        if is_total(text):
            wrong[row] = "a row of totals is no NOC; delete it, the totals are computed"
    return codes, wrong


def _twice(written: str, line: int, before: str) -> str:
    if written == before:
        return f"the NOC '{written}' stands twice, first in line {line}; keep one"
    return f"'{written}' and '{before}' in line {line} are one NOC; keep one"


def _places(cell: str) -> int | None:
    return MARKS[cell] if cell in MARKS else whole_number(cell)


def whole_number(text: str) -> int | None:
    """Also 1.0, as software writes it that has gaps in the column."""
    found = re.fullmatch("([0-9]{1,7})(?:[.,]0)?", text)
    return int(found[1]) if found else None
