"""Changed cells of a table in words."""

from collections.abc import Iterable, Iterator

from berth.views.parts import CellChange, Labels
from models.words import counted


def athletes_in_words(cells: Iterable[CellChange], labels: Labels) -> Iterator[str]:
    """'RUS Russia: 2 athlete places freed in Men (5 -> 3)'. cells: of squads."""
    for cell in cells:
        number = counted(abs(cell.new - cell.old), "athlete place")
        what = "added" if cell.new > cell.old else "freed"
        who, squad = labels.noc(cell.noc), labels.pool(cell.column)
        yield f"{who}: {number} {what} in {squad} ({cell.old} -> {cell.new})"
