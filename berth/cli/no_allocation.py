"""What a command says that needs an allocation where there is none: the same as `berth solve`."""

from berth.cli.terminal import print_json
from berth.questions.case import Asked
from berth.questions.solve import Answer
from berth.text.solve import show_outcome
from berth.views.solve import of_solve


def show_no_allocation(question: Asked, answer: Answer, as_json: bool) -> None:
    if as_json:
        print_json(of_solve(question, answer))
    else:
        show_outcome(question, answer)
