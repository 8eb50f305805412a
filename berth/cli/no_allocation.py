"""Transitional: what a command says that needs an allocation where there is none."""

from berth.cli.terminal import print_json, show
from berth.questions.case import Asked
from berth.questions.solve import Answer
from berth.views.outcomes import outcome_answer


def show_no_allocation(question: Asked, answer: Answer, as_json: bool) -> None:
    found = outcome_answer(question.instance, question.heading, answer.outcome, answer.conflict)
    if as_json:
        print_json(found.model_dump(mode="json"))
    else:
        show(found, to_stderr=found.status == "out_of_time")
