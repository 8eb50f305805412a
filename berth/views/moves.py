"""What is different between two tables: places, NOCs, cells."""

from berth.views.base import View
from berth.views.parts import CellChange, cell_of
from models.answers.quota import Moves


class MoreAndLess(View):
    """Places that NOCs have more, and less; not their difference."""

    gained: int
    lost: int


class MovesShown(View):
    """places: start and team places; athletes: athlete places. enter, vanish: NOCs.

    more, less: other NOCs that have more, or less, over all cells of theirs, the most first.
    """

    places: MoreAndLess
    athletes: MoreAndLess
    enter: tuple[str, ...]
    vanish: tuple[str, ...]
    cells: tuple[CellChange, ...]
    more: tuple[str, ...]
    less: tuple[str, ...]


def moves_shown(moves: Moves) -> MovesShown:
    net: dict[str, int] = {}
    for noc, _, old, new in moves.cells:
        net[noc] = net.get(noc, 0) + new - old
    by_size = sorted(net, key=lambda noc: (-abs(net[noc]), noc))
    return MovesShown(
        places=MoreAndLess(gained=moves.gained, lost=moves.lost),
        athletes=MoreAndLess(gained=moves.athletes_gained, lost=moves.athletes_lost),
        enter=moves.enter,
        vanish=moves.vanish,
        cells=tuple(cell_of(cell) for cell in moves.cells),
        more=tuple(noc for noc in by_size if net[noc] > 0 and noc not in moves.enter),
        less=tuple(noc for noc in by_size if net[noc] < 0 and noc not in moves.vanish),
    )
