"""Transitional: until every answer is a view."""

from typing import Any

from berth.questions.case import Asked
from models.answers.diagnosis import ConflictOfRules

Json = dict[str, Any]


def about_question(question: Asked) -> Json:
    return {
        "instance": question.instance.id,
        "rulebook": question.instance.rulebook.id,
        "variant": question.variant.id if question.variant else None,
    }


def of_conflict(conflict: ConflictOfRules) -> dict[str, Any]:
    return {
        "rules": list(conflict.rules),
        "sums": list(conflict.sums),
        "because": conflict.because,
    }
