"""Cells of a workbook by line and place: how many there may be, and rows of text out of them."""

from collections.abc import Mapping

from models.reading.disk import Unreadable
from models.reading.pages.page import At, PageRow

MOST_CELLS = 5_000_000
"""Between the first and the last of a sheet, empty ones included."""

MOST_CELLS_FILLED = 1_200_000
"""In all sheets together, and each row as one more: some 100,000 rows of eleven."""

MOST_TEXT = 16_000_000
"""Characters in all cells together, one text in many cells counted for each: so little is written
in a file that names a long one a million times."""

LONGEST_CELL = 32_767
"""In characters: as many as Excel allows."""

MOST_MARKED = 200_000
"""Merged cells, and such with an error or text struck through."""

MOST_SHEETS_READ = 500

_TOO_MANY = "the workbook has too many cells to be looked at; save it as .csv"

Cells = dict[int, dict[int, str]]
"""Line -> place in it, from 0 -> text."""


class CellsRead:
    """Counts what is put into all sheets of a workbook together."""

    def __init__(self) -> None:
        self._left, self._text_left = MOST_CELLS_FILLED, MOST_TEXT
        self._looked_left = MOST_CELLS
        self._marked_left, self._sheets_left = MOST_MARKED, MOST_SHEETS_READ

    def sheets(self, number: int) -> None:
        """So many more."""
        self._sheets_left -= number
        if self._sheets_left < 0:
            raise Unreadable(
                f"the workbook has more than {MOST_SHEETS_READ} sheets; keep those that are to be "
                "read"
            )

    def look(self, cells: int) -> None:
        """So many more cells, empty ones included, of which a library makes what it likes."""
        self._looked_left -= cells
        if self._looked_left < 0:
            raise Unreadable(_TOO_MANY)

    def mark(self, cells: int = 1) -> None:
        """So many more cells of which something is kept besides their text."""
        self._marked_left -= cells
        if self._marked_left < 0:
            raise Unreadable(_TOO_MANY)

    def put(self, cells: Cells, at: At, text: str) -> None:
        line, index = at
        if (row := cells.get(line)) is None:
            row = cells[line] = {}
            self._left -= 1
        row[index] = text
        self._left -= 1
        self._text_left -= len(text)
        if self._left < 0:
            raise Unreadable(_TOO_MANY)
        if self._text_left < 0:
            raise Unreadable("more text stands in the workbook than a table holds; leave some out")

    def fill_down(self, cells: Cells, merged: list[tuple[At, At]]) -> None:
        """What stands in a merged cell stands in each of its lines."""
        for (first, index), (last, _) in merged:
            text = cells.get(first, {}).get(index, "")
            for line in range(first + 1, last + 1) if text else ():
                self.put(cells, (line, index), text)

    def rows(self, cells: Cells) -> list[PageRow]:
        """The lines in which something stands, each as wide as what stands in it."""
        height = max(cells, default=0)
        width = max((max(row) for row in cells.values()), default=-1) + 1
        if width * height > MOST_CELLS:
            raise Unreadable(
                f"a sheet reaches to row {height:,} and column {width:,}; delete the cells that "
                "are not part of the table"
            )
        return [(line, _filled(cells[line])) for line in sorted(cells)]


class CellText:
    """The text of one cell, as it comes in. Raises Unreadable where it is longer than any."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._left = LONGEST_CELL

    def add(self, text: str) -> None:
        # So that parts without a letter count too.
        self._left -= len(text) or 1
        if self._left < 0:
            raise Unreadable(f"a cell is longer than {LONGEST_CELL:,} characters; shorten it")
        self._parts.append(text)

    def __bool__(self) -> bool:
        return bool(self._parts)

    def clear(self) -> None:
        self._parts.clear()
        self._left = LONGEST_CELL

    def __str__(self) -> str:
        return "".join(self._parts)


def _filled(row: Mapping[int, str]) -> list[str]:
    filled = [""] * (max(row) + 1)
    for index, text in row.items():
        filled[index] = text
    return filled
