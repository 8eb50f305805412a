"""Ctrl-C and its like: told in a sentence, at any moment, also while modules are still loaded.

Loaded before anything else, so it loads nothing itself.
"""

import _thread
import atexit
import os
import signal
import sys
import time

from berth import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

#: What asks a program to end; a terminal that is closed says SIGHUP, which Windows does not know.
STOPS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]

_TOLD = {"SIGINT": "by Ctrl-C", "SIGHUP": "as its terminal was closed"}
#: So much later it is tried again where a stop cannot be raised, or was lost.
_AGAIN_SECONDS = 0.02
_LOADING = "<frozen importlib._bootstrap>"


class Stopped(KeyboardInterrupt):
    """What a stop is raised as: who handles Ctrl-C handles it."""


#: By which signals; and one that is on its way again.
_by: list[int] = []
_coming: list[int] = []


def listen() -> None:
    """From now on a stop is raised as Stopped in the main thread; a second one ends at once.

    What whoever started the program has set to be ignored (`nohup`, `&` in a script) stays so.
    """
    _handle(_stop)
    sys.unraisablehook = _lost
    atexit.register(_ignore)  # The first that is registered is the last that is called.


def is_asked_to_stop() -> bool:
    return bool(_by)


def exit_code() -> int:
    """Of a program that was stopped: 130 after Ctrl-C, and 128 + its number after another."""
    return 128 + (_by[0] if _by else signal.SIGINT)


def told() -> str:
    number = signal.Signals(_by[0]) if _by else signal.SIGINT
    return f"berth: stopped {_TOLD.get(number.name, f'by {number.name}')}, with no answer"


def all_is_said(code: int) -> None:
    """All is said: what comes now only ends the program sooner."""

    def end(*_: object) -> None:
        os._exit(code)

    _handle(end)


def _ignore() -> None:
    """In the last milliseconds, in which Python handles no signals any more."""
    _handle(signal.SIG_IGN)


def _handle(how: "Any") -> None:
    for number in STOPS:
        if signal.getsignal(number) not in (signal.SIG_IGN, None):
            signal.signal(number, how)


def _stop(number: int, frame: "FrameType | None") -> None:
    """Not raised in the middle of a module that is loaded, where C code and the import system
    itself make other errors of it, or complain."""
    if _by and not _coming:
        os._exit(exit_code())
    _by.append(number)
    _coming.clear()
    if _is_loading(frame):
        _again()
    else:
        raise Stopped


def _is_loading(frame: "FrameType | None") -> bool:
    while frame is not None:
        if frame.f_code.co_filename == _LOADING:
            return True
        frame = frame.f_back
    return False


def _again() -> None:
    _coming.append(_by[0])
    _thread.start_new_thread(_send, (_by[0],))


def _send(number: int) -> None:
    """In a thread that needs no lock, as whoever is interrupted may hold any."""
    time.sleep(_AGAIN_SECONDS)
    if os.name == "posix":
        os.kill(os.getpid(), number)
    else:
        _thread.interrupt_main(signal.Signals(number))


def _lost(found: "Any") -> None:
    """What Python would show as 'Exception ignored in': nobody can do anything about it, except
    that a stop raised there, in the midst of tidying up, is raised again elsewhere."""
    if issubclass(found.exc_type, Stopped):
        _again()
    elif os.environ.get("BERTH_DEBUG"):
        sys.__unraisablehook__(found)
