"""Who gains and who loses between two tables, in words."""

from collections.abc import Iterator

from berth.views.moves import MovesShown
from berth.views.parts import CellChange, Labels
from models.words import cells_in_words, counted


def moves_in_words(moves: MovesShown, labels: Labels) -> Iterator[str]:
    """The numbers, then every NOC with its cells; one that gains as much as it loses, too."""
    if not moves.cells:
        yield "Nothing changes in the table."
        return
    places, athletes = moves.places, moves.athletes
    yield (
        f"{counted(places.gained, 'place')} more and {places.lost} less; "
        f"{counted(athletes.gained, 'athlete place')} more and {athletes.lost} less."
    )
    both = {cell.noc for cell in moves.cells}
    both -= {*moves.enter, *moves.vanish, *moves.more, *moves.less}
    groups = {
        "Enters": moves.enter,
        "Gains": moves.more,
        "Loses": moves.less,
        "Vanishes": moves.vanish,
        "Changes its events": tuple(sorted(both)),
    }
    for word, nocs in groups.items():
        for noc in nocs:
            cells: list[CellChange] = [cell for cell in moves.cells if cell.noc == noc]
            yield f"- {word}: {cells_in_words(cells, labels)}"
