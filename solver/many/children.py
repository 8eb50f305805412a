"""Processes that serve this one, and end with it, however it ends.

They are started afresh by a server, and not forked, since the solver has threads.
"""

import os
import signal
import sys
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from multiprocessing import (
    active_children,
    forkserver,
    get_context,
    parent_process,
    resource_tracker,
)
from multiprocessing.connection import wait
from typing import Any


def started_afresh(*modules: str) -> Any:
    """A context of multiprocessing whose server has loaded some modules once."""
    context = get_context("forkserver")
    context.set_forkserver_preload([*modules])
    # A terminal that is closed tells all that it runs: these end with whoever started them, and
    # who ended sooner would be missed.
    with _without(signal.SIGHUP), _quiet():
        resource_tracker.ensure_running()  # Deaf to the others, as is what starts it until then.
    # And it is deaf for good, or Ctrl-C, which reaches all that a terminal runs, would make it
    # complain while it loads.
    with _without(signal.SIGINT, signal.SIGHUP):
        forkserver.ensure_running()
    return context


@contextmanager
def _quiet() -> Iterator[None]:
    """What is started meanwhile clears away what a process that was killed has left, and does not
    tell of it: nobody could do anything."""
    sys.warnoptions.append("ignore:resource_tracker:UserWarning")
    try:
        yield
    finally:
        sys.warnoptions.pop()


@contextmanager
def undisturbed() -> Iterator[None]:
    """While processes are started: a stop comes after it, as what is started by half complains,
    and belongs to nobody who would end it.

    It is also caught, since a system may give it to another thread, and Python acts on it here.
    """
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    is_main = threading.current_thread() is threading.main_thread()
    heard = [n for n in numbers if is_main and callable(signal.getsignal(n))]
    came: list[int] = []
    before = {n: signal.signal(n, lambda number, _: came.append(number)) for n in heard}
    try:
        with _without(*numbers):
            yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if came:
            signal.raise_signal(came[0])


@contextmanager
def _without(*numbers: int) -> Iterator[None]:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_at_once(spared: Collection[Any] = ()) -> None:
    """All that this process has started but those that are spared: a pool ends its own one after
    the other, and those that still start miss by then what they start with, and complain."""
    for child in active_children():
        if child not in spared:
            child.terminate()


def begin_child() -> None:
    """In such a process, first: Ctrl-C is for the process that started it, which asks this one to
    end by SIGTERM. Where that one is killed, nobody else would end what goes on here."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if (parent := parent_process()) is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: Any) -> None:
    wait([sentinel])
    os._exit(1)
