"""What a command says that needs an allocation where there is none: the same as `berth solve`."""

from berth.as_json import of_solve
from berth.asked import Asked
from berth.outcome_text import show_outcome
from berth.solving import Answer
from berth.terminal import print_json


def show_no_allocation(question: Asked, answer: Answer, as_json: bool) -> None:
    if as_json:
        print_json(of_solve(question, answer))
    else:
        show_outcome(question, answer)
