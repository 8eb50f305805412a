"""Cells of a workbook by line and place: how many there may be, and rows of text out of them."""

from collections.abc import Mapping

from models.reading.disk import Unreadable
from models.reading.pages.page import At, PageRow

MOST_CELLS = 5_000_000
"""Between the first and the last of a sheet, empty ones included."""

Cells = dict[int, dict[int, str]]
"""Line -> place in it, from 0 -> text."""


class CellsRead:
    """Counts what is put into all sheets of a workbook together."""

    def __init__(self) -> None:
        self._left = MOST_CELLS

    def put(self, cells: Cells, at: At, text: str) -> None:
        line, index = at
        cells.setdefault(line, {})[index] = text
        self._left -= 1
        if self._left < 0:
            raise Unreadable("the workbook has too many cells to be looked at; save it as .csv")

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


def _filled(row: Mapping[int, str]) -> list[str]:
    filled = [""] * (max(row) + 1)
    for index, text in row.items():
        filled[index] = text
    return filled
