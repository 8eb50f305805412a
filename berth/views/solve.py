"""Answers as JSON. A stable format: keys keep their order, and new ones come last."""

from typing import Any

from berth.questions.case import Asked
from berth.questions.published import Comparison
from berth.questions.solve import Answer
from berth.views.diagnose import of_conflict
from models.answers.outcome import Allocated, LotRequired, OutOfTime, Step
from models.answers.quota import ATHLETES, columns_of, table_of, totals_of, with_athletes
from models.order import Turn
from models.ruling import Ruling

Json = dict[str, Any]


def of_solve(question: Asked, answer: Answer) -> Json:
    """The four outcomes. `status` comes first, then what the answer is about."""
    outcome = answer.outcome
    about = {"status": outcome.status, **about_question(question)}
    if isinstance(outcome, Allocated):
        return about | _allocation(question, outcome, answer)
    if isinstance(outcome, LotRequired):
        return about | {"tied": [turn_json(t) for t in outcome.tied], "at_stake": outcome.at_stake}
    if isinstance(outcome, OutOfTime):
        return about | {"seconds": outcome.seconds}
    return about | {"conflict": of_conflict(answer.conflict) if answer.conflict else None}


def about_question(question: Asked) -> Json:
    return {
        "instance": question.instance.id,
        "rulebook": question.instance.rulebook.id,
        "variant": question.variant.id if question.variant else None,
    }


def _allocation(question: Asked, found: Allocated, answer: Answer) -> Json:
    rulebook = question.instance.rulebook
    rows = with_athletes(rulebook, table_of(rulebook, found.held))
    totals = totals_of((*columns_of(rulebook), ATHLETES), rows)
    value: Json = {"nocs": rows, "totals": totals}
    if answer.comparison is not None:
        value["published"] = comparison_json(answer.comparison)
    value |= {
        "proof": found.proof,
        "certified": found.certified,
        "rulings": [ruling_json(ruling) for ruling in question.instance.rulings],
        "changes": _changes(question),
    }
    if answer.steps is not None:
        value["steps"] = [_step(step) for step in answer.steps]
    return value


def _changes(question: Asked) -> Json:
    """as_of is there only where a day was asked for."""
    options, day = question.options, question.as_of
    return {
        "set": dict(options.change) if options else {},
        "drop": list(options.drop) if options else [],
    } | ({"as_of": day.isoformat()} if day else {})


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


def _step(step: Step) -> Json:
    because = [source.id for source in step.because]
    return {**turn_json(step.turn), "awarded": step.awarded, "because": because}
