"""The definition at real size: one plain solve per line, no search order, no walk."""

from models.instance import Instance
from models.place import Place
from solver.clock import Clock
from solver.cpsat.model import Board


def awarded_lines(instance: Instance) -> frozenset[Place] | None:
    """The lines awarded going down the order of award once, or None if nothing is lawful.

    For strict stages without ties. A line that the last witness holds needs no solve.
    """
    field = instance.field
    places = [place for noc, pool in field.lengths for place in field.chain(noc, pool)]
    board = Board(instance.laws, places, Clock())
    decided: dict[Place, bool] = {}
    witness = board.any({})
    if witness is None:
        return None
    for _, turns in instance.stages:
        for turn in turns:
            if turn.place not in witness:
                other = board.any({**decided, turn.place: True})
                decided[turn.place] = other is not None
                witness = other or witness
            else:
                decided[turn.place] = True
    return frozenset(place for place, held in decided.items() if held)
