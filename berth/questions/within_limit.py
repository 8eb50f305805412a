"""One limit over all that a question takes: time as it is given, memory as it is there."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from berth.questions.case import Asked
from berth.questions.limits import DEFAULT_SECONDS
from models.errors import OutOfMemory
from models.extent import places_called_for
from models.instance import Instance
from models.places_asked import asked_in_words
from solver.clock import all_within

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")


def all_within_limit(ask: Callable[_Given, _Answer]) -> Callable[_Given, _Answer]:
    """A question whose `time_limit` is for all that it takes, one thing after the other.

    Raises OutOfMemory where memory does not do: that is no defect.
    """

    @wraps(ask)
    def asked(*args: _Given.args, **given: _Given.kwargs) -> _Answer:
        seconds = cast(float, given.get("time_limit", DEFAULT_SECONDS))
        try:
            with all_within(seconds):
                return ask(*args, **given)
        except MemoryError:
            pass
        # What took it is let go by now.
        raise OutOfMemory(_told(args[0]))

    return asked


def _told(about: object) -> str:
    said = "there is not enough memory to answer this, which is no answer"
    if not isinstance(about, Asked):
        return said
    instance: Instance = about.instance
    total = sum(instance.field.lengths.values())
    asks = asked_in_words(instance.claims, instance.rulings, total, places_called_for)
    return f"{said}: {asks}"
