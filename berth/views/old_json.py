"""Transitional: until every answer is a view."""

from typing import Any

from berth.questions.case import Asked
from berth.views.published import Comparison
from models.answers.diagnosis import ConflictOfRules
from models.order import Turn
from models.ruling import Ruling

Json = dict[str, Any]


def about_question(question: Asked) -> Json:
    return {
        "instance": question.instance.id,
        "rulebook": question.instance.rulebook.id,
        "variant": question.variant.id if question.variant else None,
    }


def comparison_json(comparison: Comparison) -> Json:
    return {
        "equal": comparison.equal,
        "different": [
            {
                "noc": cell.noc,
                "column": cell.column,
                "allocated": cell.allocated,
                "published": cell.published,
                "explained_by": list(cell.explained_by),
            }
            for cell in comparison.different
        ],
    }


def ruling_json(ruling: Ruling) -> Json:
    return ruling.model_dump(mode="json", exclude_none=True)


def turn_json(turn: Turn) -> Json:
    return {
        "stage": turn.stage,
        "list": turn.list,
        "event": turn.event,
        "rank": turn.line.rank,
        "noc": turn.line.noc,
        "k": turn.line.k,
    }


def of_conflict(conflict: ConflictOfRules) -> dict[str, Any]:
    return {
        "rules": list(conflict.rules),
        "sums": list(conflict.sums),
        "because": conflict.because,
    }
