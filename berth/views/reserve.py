"""A reserve list as JSON: keys in a fixed order, new keys at the end."""

from berth.questions.case import Asked
from berth.questions.reserve import ReserveList, also, athletes_needed
from berth.views.effects import cell_json
from berth.views.old_json import Json, about_question, of_conflict, turn_json
from models.answers.outcome import Allocated, LotRequired
from models.order import Turn
from solver.reallocate.reserve import Reserve


def of_reserve(question: Asked, found: ReserveList) -> Json:
    """`end` says why there are no more entries; it is null where --first cut the list short."""
    return {
        "status": "allocated",
        **about_question(question),
        "event": found.event,
        "giver": turn_json(found.giver) if found.giver else None,
        "reserves": [_entry(question, found, entry) for entry in found.entries],
        "end": _end(found),
    }


def _entry(question: Asked, found: ReserveList, entry: Reserve) -> Json:
    instance = question.instance
    return {
        "number": entry.number,
        "lines": [_line(turn) for turn in entry.lines],
        "athletes_needed": athletes_needed(instance, found, entry),
        "changes": [cell_json(cell) for cell in also(instance, found, entry)],
    }


def _line(turn: Turn) -> Json:
    points = turn.line.points
    return {**turn_json(turn), "points": None if points is None else str(points)}


def _end(found: ReserveList) -> Json | None:
    """status: `nobody` takes the place, or what `solve` would answer instead of an allocation."""
    if found.end is None:
        return None
    outcome = found.end.outcome
    value: Json = {"status": "nobody" if isinstance(outcome, Allocated) else outcome.status}
    value["too_few"] = found.end.too_few.id if found.end.too_few else None
    value["conflict"] = of_conflict(found.conflict) if found.conflict else None
    if isinstance(outcome, LotRequired):
        value |= {"tied": [turn_json(t) for t in outcome.tied], "at_stake": outcome.at_stake}
    return value
