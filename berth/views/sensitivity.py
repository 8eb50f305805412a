"""Which number matters, as JSON: keys in a fixed order, new keys at the end."""

from typing import Any

from berth.questions.case import Asked
from berth.views.effects import cell_json
from berth.views.old_json import about_question, of_conflict
from models.answers.quota import Moves
from solver.many.sensitivity import Effect, Sensitivity


def of_sensitivity(question: Asked, found: Sensitivity) -> dict[str, Any]:
    return {
        "status": "allocated",
        **about_question(question),
        "steps": [
            {
                "parameter": step.parameter,
                "from": step.old,
                **_effect(step.effect),
                "same_until": step.same_until,
                "then": None if step.then is None else _effect(step.then),
            }
            for step in found.steps
        ],
        "fixed": dict(found.fixed),
    }


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "to": effect.new,
        "status": effect.status,
        "moves": None if effect.moves is None else moves_json(effect.moves),
        "conflict": None if effect.conflict is None else of_conflict(effect.conflict),
        "why": effect.why or None,
    }


def moves_json(moves: Moves) -> dict[str, Any]:
    return {
        "places": {"gained": moves.gained, "lost": moves.lost},
        "athletes": {"gained": moves.athletes_gained, "lost": moves.athletes_lost},
        "enter": list(moves.enter),
        "vanish": list(moves.vanish),
        "cells": [cell_json(cell) for cell in moves.cells],
    }
