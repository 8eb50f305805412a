"""The results of all competitions on one sheet, told apart by their first columns."""

from collections.abc import Sequence
from dataclasses import replace

from models.reading.complaints import Complaints, InSheet
from models.reading.pages.page import Page, PageRow
from models.reading.pages.separated import HEADER_WITHIN
from models.reading.workbook.layout import OF_RESULTS, RESULTS


def pages_of_results(
    page: Page, file: str, complaints: Complaints
) -> dict[str, list[tuple[str, Page]]]:
    """Competition -> its lists, each as what it is called here and the lines of it below the
    header. A line with nothing but the two names says that there is a list, and no more."""
    rows = [*page.rows]
    where = InSheet(file, page.name)
    at = _header(rows)
    if at is None:
        columns = ", ".join((*OF_RESULTS, "place", "noc"))
        complaints.stop(where, 1, 1, f"the names of the columns are missing: {columns}; add them")
    names = [cell.casefold() for cell in rows[at][1]]
    own = [names.index(column) for column in OF_RESULTS]
    header = _without(rows[at], own)
    found: dict[str, dict[str, list[PageRow]]] = {}
    for line, cells in rows[at + 1 :]:
        if not any(cells):
            continue
        said = [cells[column] if column < len(cells) else "" for column in own]
        for column, text, name in zip(own, said, OF_RESULTS, strict=True):
            if not text:
                message = f"the {name} is missing; fill it in"
                complaints.add(where, line, column + 1, message)
        if all(said):
            lists = found.setdefault(said[0], {}).setdefault(said[1], [header])
            if any(kept := _without((line, cells), own)[1]):
                lists.append((line, kept))
    return {
        competition: [
            (f"{RESULTS}/{competition}/{name}", replace(page, rows=lines))
            for name, lines in lists.items()
        ]
        for competition, lists in found.items()
    }


def _header(rows: Sequence[PageRow]) -> int | None:
    for at, (_, cells) in enumerate(rows[:HEADER_WITHIN]):
        if {*OF_RESULTS} <= {cell.casefold() for cell in cells}:
            return at
    return None


def _without(row: PageRow, columns: Sequence[int]) -> PageRow:
    """The row with these cells empty, so that the others keep their places."""
    line, cells = row
    return line, ["" if at in columns else cell for at, cell in enumerate(cells)]
