"""The order of award, read literally: whose turn comes when."""

from typing import NamedTuple

from literal.lines import Line

#: What the lines of a stage are sorted by: of a line, the best of its NOC, the list's number.
ORDERS = {
    "rank_by_rank": lambda line, _best, number: (line.rank, number),
    "breadth_first": lambda line, _best, number: (line.k, line.rank, number),
    "noc_by_noc": lambda _line, best, number: (best.rank, number, best.lot, best.noc),
}


class Turn(NamedTuple):
    """stage, tie: numbers in the order of award; lines of one list with one rank share the tie,
    unless a lot was drawn between them."""

    stage: int
    tie: int
    line: Line


def in_turn(world) -> list[Turn]:
    """All lines in the order of award."""
    found, tie = [], 0
    for number, stage in enumerate(world.stages):
        lines = [line for name in stage["lists"] for line in world.lines[name]]
        best = {(line.list, line.noc): line for line in reversed(lines)}
        order, before = stage.get("order"), None
        if order in ORDERS:
            places = {name: place for place, name in enumerate(stage["lists"])}
            keys = [ORDERS[order](x, best[x.list, x.noc], places[x.list]) for x in lines]
            lines = [lines[at] for at in sorted(range(len(lines)), key=keys.__getitem__)]
        for line in lines:
            first, one = best[line.list, line.noc], line
            shared = (line.list, line.rank, line.lot)
            if order == "noc_by_noc":
                shared, one = (line.list, first.rank, first.lot), line._replace(drawn_with=1)
            if order == "breadth_first":
                shared = (*shared, line.k)
            if shared != before:
                tie, before = tie + 1, shared
            found.append(Turn(number, tie, one))
    return found
