"""What is different after an event, a place given back above all: lines, cells, totals."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from berth.text.words import counted, named, ordinal
from berth.views.old_json import turn_json
from models.answers.quota import Cell
from models.instance import Instance
from models.order import Turn
from models.place import Held


class LineMoved(NamedTuple):
    """step: the number of the line in the order of award, as in the ledger."""

    turn: Turn
    step: int


def lines_gained(instance: Instance, before: Held, after: Held) -> tuple[LineMoved, ...]:
    """The lines awarded after and not before, in the order of award."""
    turns = [turn for _, turns in instance.stages for turn in turns]
    return tuple(
        LineMoved(turn, step)
        for step, turn in enumerate(turns, 1)
        if turn.place in after and turn.place not in before
    )


def line_text(instance: Instance, moved: LineMoved) -> str:
    """'9th FRA France: its 1st place in Men's relay (step 17, stage relays)'."""
    turn = moved.turn
    path = "" if turn.list == turn.event else f" by {turn.list}"
    return (
        f"{ordinal(turn.line.rank)} {named(instance, turn.line.noc)}: its "
        f"{ordinal(turn.line.k)} place in {instance.rulebook.events[turn.event].name}{path} "
        f"(step {moved.step}, stage {turn.stage})"
    )


def line_json(moved: LineMoved) -> dict[str, Any]:
    return {**turn_json(moved.turn), "step": moved.step}


def cells_text(cells: Iterable[Cell]) -> str:
    """'FRA men 3 -> 5, men-relay 0 -> 1; RUS men 5 -> 3'."""
    by_noc: dict[str, list[str]] = {}
    for cell in cells:
        by_noc.setdefault(cell.noc, []).append(f"{cell.column} {cell.old} -> {cell.new}")
    return "; ".join(f"{noc} {', '.join(found)}" for noc, found in by_noc.items())


def cell_json(cell: Cell) -> dict[str, Any]:
    return {"noc": cell.noc, "column": cell.column, "from": cell.old, "to": cell.new}


def athletes_text(instance: Instance, cells: Iterable[Cell]) -> Iterator[str]:
    """'RUS: 2 athlete places freed in men (5 -> 3)'."""
    for cell in cells:
        if cell.column in instance.rulebook.squads:
            number = counted(abs(cell.new - cell.old), "athlete place")
            what = "added" if cell.new > cell.old else "freed"
            yield f"{cell.noc}: {number} {what} in {cell.column} ({cell.old} -> {cell.new})"
