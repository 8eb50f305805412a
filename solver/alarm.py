"""Time that is over wherever the program is: also in a long loop that looks at no clock.

Whoever looks at a clock ends by himself, with all that is known by then; so the alarm comes a
little later, for whoever does not.

A process of one's own (the command line, a worker of a sweep) is interrupted by the system's timer,
as by Ctrl-C; in others, and where there is no such timer, the clocks alone are asked.
"""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import FrameType
from typing import Any

from solver.clock import Undecided, all_within
from solver.doing import doing_at

GRACE_SECONDS = 0.5

#: An alarm may come where it is not wanted, or be caught by what has another way to go: it comes
#: again.
AGAIN_SECONDS = 0.25

_IMPORTING = "<frozen importlib._bootstrap>"

_TELLING: ContextVar[bool] = ContextVar("telling", default=False)


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """`all_within`, and Undecided is raised in whatever goes on when the time is over."""
    with all_within(seconds):
        if not _is_free():
            yield
            return

        def ring(_: int, frame: FrameType | None) -> None:
            # A module that was read by half could not be read again.
            if not _TELLING.get() and not _is_importing(frame):
                raise Undecided(seconds, doing_at(frame))

        before = signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, seconds + GRACE_SECONDS, AGAIN_SECONDS)
        try:
            with _lost_quietly():
                yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)


@contextmanager
def _lost_quietly() -> Iterator[None]:
    """Python drops what is raised while it collects garbage, with a trace: the alarm comes again,
    and nobody needs to read of the one that was lost."""
    before = sys.unraisablehook

    def dropped(found: Any) -> None:
        if not isinstance(found.exc_value, Undecided):
            before(found)

    sys.unraisablehook = dropped
    try:
        yield
    finally:
        sys.unraisablehook = before


@contextmanager
def unhurried() -> Iterator[None]:
    """What is known is being told: no alarm meanwhile."""
    token = _TELLING.set(True)
    try:
        yield
    finally:
        _TELLING.reset(token)


def _is_free() -> bool:
    """Whether nobody uses the timer, and signals come here at all."""
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getitimer(signal.ITIMER_REAL)[0] == 0
    )


def _is_importing(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_filename == _IMPORTING:
            return True
        frame = frame.f_back
    return False
