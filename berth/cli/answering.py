"""From a question to what is printed, and the exit code."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn

import typer

from berth.cli.exits import code_of

if TYPE_CHECKING:
    from berth.questions.progress import Tell
    from berth.views.base import Answer


def answered(ask: "Callable[[Tell], Answer]", as_json: bool) -> NoReturn:
    """Asks with a sign of life, prints the answer, and ends with its code.

    Where there is no allocation to ask about, the outcome is the answer. What is undecided is no
    answer: as text it goes to stderr.
    """
    from berth.cli.terminal import print_json, show, telling
    from berth.questions.no_allocation import NoAllocation

    try:
        with telling() as tell:
            answer = ask(tell)
    except NoAllocation as error:
        answer = error.answer
    code = code_of(answer)
    if as_json:
        print_json(answer.model_dump(mode="json"))
    else:
        show(answer, to_stderr=getattr(answer, "status", "") == "out_of_time")
    raise typer.Exit(code)
