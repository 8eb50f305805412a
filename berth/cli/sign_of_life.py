"""A sign of life where there is no terminal: plain lines on stderr, more seldom as time goes on.

A log, or a program that waits, sees that something goes on; stdout is for the answer alone.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import accumulate, chain, repeat
from time import monotonic

from berth.cli.said import say
from berth.questions.progress import Progress, Tell

#: After so many seconds; then every so many.
FIRST_LINES = (5.0, 15.0, 30.0, 60.0)
THEN_EVERY = 60.0


@contextmanager
def plain_lines() -> Iterator[Tell]:
    """Whoever is told how far a question is; the lines stop when it is answered."""
    latest, is_over = [Progress("Working")], threading.Event()
    begun = monotonic()

    def write() -> None:
        later = accumulate(repeat(THEN_EVERY), initial=FIRST_LINES[-1] + THEN_EVERY)
        for seconds in chain(FIRST_LINES, later):
            if is_over.wait(max(0.0, begun + seconds - monotonic())):
                return
            # A log that is full is nobody's reason to stop.
            with suppress(OSError, ValueError):
                say(in_a_line(latest[0], seconds), to_stderr=True)

    writer = threading.Thread(target=write, name="sign-of-life", daemon=True)
    writer.start()
    try:
        yield lambda progress: latest.__setitem__(0, progress)
    finally:
        is_over.set()
        writer.join()


def in_a_line(progress: Progress, seconds: float) -> str:
    counted = "" if progress.of is None else f", {progress.done:,} of {progress.of:,}"
    return f"berth: {progress.doing}{counted}; {seconds:g} s so far"
