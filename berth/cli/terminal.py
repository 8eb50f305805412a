"""What goes to the terminal: text in its width, JSON in bytes, a sign of life after a second."""

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from rich.console import RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from berth.cli.sign_of_life import plain_lines
from berth.questions.progress import Progress, Tell
from berth.text import text_of
from berth.text.layout import console, printed
from berth.views.base import Answer

#: Shorter than this, nobody needs to be told that something is going on.
PATIENCE_SECONDS = 1.0


def show(*parts: Answer | RenderableType, to_stderr: bool = False) -> None:
    """Print answers, or parts of them, one below the other."""
    for part in parts:
        if isinstance(part, Answer):
            text = f"{text_of(part, styled=True)}\n"
        else:
            text = printed([part], styled=True)
        typer.echo(text, nl=False, err=to_stderr)


def print_json(value: dict[str, Any]) -> None:
    """The same bytes for the same value, on every system."""
    text = json.dumps(value, indent=1, ensure_ascii=False)
    typer.echo(f"{text}\n".encode(), nl=False)


@contextmanager
def telling(stop: str = "Ctrl-C stops") -> Iterator[Tell]:
    """Shows on stderr how far a question is, if it takes long: on a terminal, or in plain lines.

    stop: what Ctrl-C does while the question counts.
    """
    if not sys.stderr.isatty():
        with plain_lines() as tell_plainly:
            yield tell_plainly
        return
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    bar = Bar(*columns, TimeRemainingColumn(), console=console(stderr=True), transient=True)
    status = console(stderr=True).status("Working ... (Ctrl-C stops)")
    timer = threading.Timer(PATIENCE_SECONDS, status.start)
    timer.daemon = True
    timer.start()

    def tell(progress: Progress) -> None:
        if progress.of is None:
            status.update(f"{progress.doing} ... (Ctrl-C stops)")
            return
        if not bar.tasks:
            _stop(timer)
            status.stop()
            bar.start()
            bar.add_task("", total=progress.of)
        told = f"{progress.doing} ({stop})"
        bar.update(bar.tasks[0].id, description=told, completed=progress.done)

    try:
        yield tell
    finally:
        _stop(timer)
        status.stop()
        bar.stop()


def _stop(timer: threading.Timer) -> None:
    timer.cancel()
    timer.join()
