"""From a question to what is printed, and the exit code."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn, TypeVar

import typer

from berth.cli.exits import Code, code_of
from berth.cli.said import say

if TYPE_CHECKING:
    from berth.questions.progress import Tell
    from berth.views.base import Answer

MORE_TIME = "More time is given with --time-limit."

_A = TypeVar("_A", bound="Answer")


def answered(
    ask: "Callable[[Tell], _A]",
    as_json: bool,
    ends_with: "Callable[[_A], Code]" = code_of,
    stop: str = "Ctrl-C stops",
    told: "Callable[[_A], str] | None" = None,
) -> NoReturn:
    """Asks with a sign of life, prints the answer, and ends with its code.

    stop: what Ctrl-C does, once something is counted that is told while it is done. told: what is
    said of it as text, where it is not to be printed.
    Where there is no allocation to ask about, the outcome is the answer. What is undecided is no
    answer: as text it goes to stderr.
    """
    from berth.cli.terminal import telling
    from berth.questions.no_allocation import NoAllocation
    from solver.alarm import unhurried

    try:
        with telling(stop) as tell:
            answer = ask(tell)
    except NoAllocation as error:
        with unhurried():
            _print(error.answer, as_json)
        _end(code_of(error.answer), as_json)
    with unhurried():
        _tell(answer, as_json, told)
    _end(ends_with(answer), as_json)


def _tell(answer: "_A", as_json: bool, told: "Callable[[_A], str] | None") -> None:
    if told is not None and not as_json:
        say(told(answer))
    else:
        _print(answer, as_json)


def _end(code: Code, as_json: bool) -> NoReturn:
    if code is Code.UNDECIDED and not as_json:
        say(MORE_TIME, to_stderr=True)
    raise typer.Exit(code)


def _print(answer: "Answer", as_json: bool) -> None:
    from berth.cli.terminal import print_json, show
    from berth.views.solve import UndecidedAnswer

    if as_json:
        print_json(answer.model_dump(mode="json"))
    else:
        show(answer, to_stderr=isinstance(answer, UndecidedAnswer))
