"""One time limit over all that a question takes."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from berth.questions.limits import DEFAULT_SECONDS
from solver.clock import all_within

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")


def all_within_limit(ask: Callable[_Given, _Answer]) -> Callable[_Given, _Answer]:
    """A question whose `time_limit` is for all that it takes, one thing after the other."""

    @wraps(ask)
    def asked(*args: _Given.args, **given: _Given.kwargs) -> _Answer:
        seconds = cast(float, given.get("time_limit", DEFAULT_SECONDS))
        with all_within(seconds):
            return ask(*args, **given)

    return asked
