"""Old workbooks, read in a process of its own within limits: the library that reads them has none.

A process takes about a seventh of a second to start. Where there are no processes (the report that
computes, in a browser), or none that is known to be Python (a program that has Python within it),
the workbook is read here, within what surrounds this process.
"""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic

from models.reading.disk import Unreadable
from models.reading.pages.page import Page
from models.reading.pages.sent import BYTES_OF_LENGTH, pages_sent
from models.reading.pages.xls import pages_of_xls

CPU_SECONDS_APART = 30
"""Of the processor; a workbook with as many cells as are read takes seven."""

SECONDS_APART = 90.0
"""Of the clock, on a machine that others use too, or that knows no other limit."""

BYTES_OF_MEMORY_APART = 1024 * 1024 * 1024
"""Beyond what the process takes before; three times what such a workbook takes."""

MOST_BYTES_ANSWERED = 128 * 1024 * 1024
"""As all cells that may be filled take, with the longest letters."""

_ROOT = Path(__file__).parents[3]

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from models.reading.pages.xls_child import read_what_is_sent as read;"
    "read(*map(int, sys.argv[2:]))"
)

_INSTEAD = "save it as .xlsx, or as .csv in UTF-8"

_TOO_LONG = f"the workbook takes longer to be read than it is given; {_INSTEAD}"

_ENDED = f"the process that was to read the workbook ended without an answer; {_INSTEAD}"

_NOT_STARTED = f"there is no room for a process that reads the workbook; {_INSTEAD}"


def pages_read_apart(data: bytes) -> list[Page]:
    """Raises Unreadable. Whatever ends the waiting (the time of a command, Ctrl-C) ends the process
    too."""
    if (python := _python()) is None:
        return pages_of_xls(data)
    by = monotonic() + SECONDS_APART
    with _process(python) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        with suppress(OSError):  # it has ended, and how tells more
            process.stdin.write(len(data).to_bytes(BYTES_OF_LENGTH, "big") + data)
            process.stdin.flush()
        answer = process.stdout.read(MOST_BYTES_ANSWERED + 1)
        if len(answer) > MOST_BYTES_ANSWERED:
            process.kill()
        ended_by = process.wait()
    if (pages := pages_sent(answer)) is not None:
        return pages
    raise Unreadable(_TOO_LONG if monotonic() >= by or _was_too_long(ended_by) else _ENDED)


def _python() -> str | None:
    """What starts a process of Python."""
    is_python = Path(sys.executable or "").name.lower().startswith("python")
    has_none = sys.platform in ("emscripten", "wasi") or getattr(sys, "frozen", False)
    return sys.executable if is_python and not has_none else None


@contextmanager
def _process(python: str) -> Iterator[subprocess.Popen[bytes]]:
    """It is gone at the end, and when it took too long."""
    # The folder that the program was started in is on no list: nothing there is to be imported.
    found_in = json.dumps([*filter(os.path.isabs, sys.path), str(_ROOT)])
    limits = map(str, (CPU_SECONDS_APART, BYTES_OF_MEMORY_APART))
    try:
        process = subprocess.Popen(
            [python, "-I", "-c", _START, found_in, *limits],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        raise Unreadable(_NOT_STARTED) from None
    clock = threading.Timer(SECONDS_APART, process.kill)
    try:
        clock.start()
        yield process
    finally:
        process.kill()
        clock.cancel()
        with suppress(OSError):  # what was not sent yet
            process.communicate()


def _was_too_long(ended_by: int) -> bool:
    return hasattr(signal, "SIGXCPU") and ended_by == -signal.SIGXCPU
