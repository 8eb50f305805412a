"""Changed cells of a table in words."""

from collections.abc import Iterable, Iterator

from berth.views.parts import CellChange
from models.words import counted


def athletes_in_words(cells: Iterable[CellChange]) -> Iterator[str]:
    """'RUS: 2 athlete places freed in men (5 -> 3)'. cells: of squads."""
    for cell in cells:
        number = counted(abs(cell.new - cell.old), "athlete place")
        what = "added" if cell.new > cell.old else "freed"
        yield f"{cell.noc}: {number} {what} in {cell.column} ({cell.old} -> {cell.new})"
