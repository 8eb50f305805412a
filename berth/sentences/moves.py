"""Who gains and who loses between two tables, in words."""

from collections.abc import Iterator, Sequence

from berth.views.moves import MovesShown
from berth.views.parts import CellChange, Labels
from models.words import cells_in_words, counted


def moves_in_words(moves: MovesShown, labels: Labels) -> Iterator[str]:
    """The numbers, then every cell on the side to which it belongs: an NOC that gains a place and
    loses another stands on both."""
    if not moves.cells:
        yield "Nothing changes in the table."
        return
    places, athletes = moves.places, moves.athletes
    yield (
        f"{counted(places.gained, 'place')} more and {places.lost} less; "
        f"{counted(athletes.gained, 'athlete place')} more and {athletes.lost} less."
    )
    gained = [cell for cell in moves.cells if cell.new > cell.old]
    lost = [cell for cell in moves.cells if cell.new < cell.old]
    yield from _said("Enters", [cell for cell in gained if cell.noc in moves.enter], labels)
    yield from _said("Gains", [cell for cell in gained if cell.noc not in moves.enter], labels)
    yield from _said("Loses", [cell for cell in lost if cell.noc not in moves.vanish], labels)
    yield from _said("Vanishes", [cell for cell in lost if cell.noc in moves.vanish], labels)


def _said(word: str, cells: Sequence[CellChange], labels: Labels) -> Iterator[str]:
    """A line per NOC, whoever has the greatest changes first."""
    sizes: dict[str, int] = {}
    for cell in cells:
        sizes[cell.noc] = sizes.get(cell.noc, 0) + abs(cell.new - cell.old)
    for noc in sorted(sizes, key=lambda noc: (-sizes[noc], noc)):
        yield f"- {word}: {cells_in_words([cell for cell in cells if cell.noc == noc], labels)}"
