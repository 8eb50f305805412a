"""What the rows of a table of results say: places in one list of one competition."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from models.classification import Result
from models.errors import did_you_mean
from models.ranking import Numbering
from models.reading.complaints import Complaints
from models.reading.format import time_of
from models.reading.rows import unknown_noc, whole_number
from models.reading.tables import Sheet
from models.reading.wording import as_given

RESULT_COLUMNS = ("place", "noc", "athlete", "best_time_s")


def results_in(sheet: Sheet, nocs: Collection[str], complaints: Complaints) -> Iterator[Result]:
    """The results of a table with the columns place and noc, and possibly athlete and
    best_time_s. Other columns are refused: a time under another name would settle no tie."""
    for name in sheet.columns:
        if name not in RESULT_COLUMNS:
            message = f"unknown column '{name}'; {did_you_mean(name, RESULT_COLUMNS)}"
            complaints.add(*sheet.header_spot(name), message)
    at = [sheet.position(name) for name in RESULT_COLUMNS]
    places = Numbering("place")
    first_row: dict[tuple[str, str], int] = {}

    def complain(row: int, column: str, message: str) -> None:
        complaints.add(*sheet.spot(row, column), message)

    for row, cells in enumerate(sheet.rows):
        place, noc, athlete, time = ["" if n is None else cells[n] for n in at]
        if noc not in nocs:
            complain(row, "noc", "" if complaints.full(sheet.file) else unknown_noc(noc, nocs))
        if athlete and (first := first_row.setdefault((noc, athlete), row)) != row:
            line = sheet.lines[first]
            wrong = f"{as_given(athlete)} of {noc} stands twice, first in line {line}; keep one"
            complain(row, "athlete", wrong)
        try:
            best_time: Decimal | None = time_of(time) if time else None
        except ValueError as error:
            best_time = None
            complain(row, "best_time_s", str(error))
        if (number := whole_number(place)) is None:
            complain(row, "place", f"{as_given(place)} is no place; write a whole number from 1")
            continue
        if (misplaced := places.complaint(number)) is not None:
            complain(row, "place", misplaced)
        places.add(number)
        yield Result(number, noc, athlete or None, best_time)
