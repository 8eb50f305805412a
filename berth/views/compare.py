"""States side by side, as JSON: keys in a fixed order, new keys at the end."""

from berth.questions.compare import Against, SideBySide
from berth.questions.states import State
from berth.views.effects import cell_json
from berth.views.old_json import Json, of_conflict, turn_json
from models.answers.outcome import LotRequired, OutOfTime


def of_compare(found: SideBySide) -> Json:
    """`status` is `compared`, or that of the first state that is no allocation."""
    first = found.states[0]
    failed = [state.status for state in found.states if state.rows is None]
    return {
        "status": failed[0] if failed else "compared",
        "instance": first.instance.id,
        "rulebook": first.question.base.rulebook.id,
        "reference": first.name,
        "states": [_state(state) for state in found.states],
        "changes": [_against(other) for other in found.others],
    }


def _state(state: State) -> Json:
    """nocs: null where there is no allocation; then what belongs to the status."""
    value: Json = {"state": state.name, "status": state.status, "nocs": _rows(state)}
    answer = state.answer
    if answer is None or state.rows is not None:
        return value
    if isinstance(answer.outcome, LotRequired):
        value["tied"] = [turn_json(turn) for turn in answer.outcome.tied]
        value["at_stake"] = answer.outcome.at_stake
    elif isinstance(answer.outcome, OutOfTime):
        value["seconds"] = answer.outcome.seconds
    else:
        value["conflict"] = of_conflict(answer.conflict) if answer.conflict else None
    return value


def _rows(state: State) -> Json | None:
    if state.rows is None:
        return None
    rows = state.rows
    return {noc: {c: rows[noc].get(c, 0) for c in state.columns} for noc in sorted(rows)}


def _against(other: Against) -> Json:
    return {
        "state": other.state.name,
        "cells": [
            {**cell_json(cell), "because": list(why)}
            for cell, why in zip(other.cells, other.because, strict=True)
        ],
        "enter": list(other.enter),
        "vanish": list(other.vanish),
        "totals": {cell.column: [cell.old, cell.new] for cell in other.totals},
        "unmoved": {"places": other.unmoved, "of": other.places},
    }
