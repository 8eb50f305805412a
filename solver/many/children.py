"""Processes that serve this one, and end with it, however it ends.

They are started afresh by a server, and not forked, since the solver has threads.
"""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import forkserver, get_context, parent_process, resource_tracker
from multiprocessing.connection import wait
from typing import Any


def started_afresh(*modules: str) -> Any:
    """A context of multiprocessing whose server has loaded some modules once."""
    context = get_context("forkserver")
    context.set_forkserver_preload([*modules])
    resource_tracker.ensure_running()  # Deaf by itself; what starts it hears again after it.
    # And it is deaf for good, or Ctrl-C, which reaches all that a terminal runs, would make it
    # complain while it loads. It ends with whoever started it.
    with _without(signal.SIGINT):
        forkserver.ensure_running()
    return context


def undisturbed() -> AbstractContextManager[None]:
    """While processes are started: a stop comes after it, as what is started by half complains."""
    return _without(signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def _without(*numbers: int) -> Iterator[None]:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin_child() -> None:
    """In such a process, first: Ctrl-C is for the process that started it, which asks this one to
    end by SIGTERM. Where that one is killed, nobody else would end what goes on here."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if (parent := parent_process()) is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: Any) -> None:
    wait([sentinel])
    os._exit(1)
