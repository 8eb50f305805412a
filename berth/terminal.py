"""What goes to the terminal: text in its width, JSON in bytes, a sign of life after a second."""

import json
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from rich.console import Console, RenderableType

#: Shorter than this, nobody needs to be told that something is going on.
PATIENCE_SECONDS = 1.0


def show(*parts: RenderableType) -> None:
    """Print parts one below the other, without the blanks that fill up lines."""
    # What the data say is no markup: a title may hold brackets.
    console = Console(markup=False, emoji=False, highlight=False)
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    typer.echo(re.sub(r" +$", "", captured.get(), flags=re.MULTILINE), nl=False)


def print_json(value: dict[str, Any]) -> None:
    """The same bytes for the same value, on every system."""
    text = json.dumps(value, indent=1, ensure_ascii=False)
    typer.echo(f"{text}\n".encode(), nl=False)


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Shows on a terminal (stderr) that something is going on, if it takes long."""
    if not sys.stderr.isatty():
        yield
        return
    status = Console(stderr=True).status(f"{what} ... (Ctrl-C stops)")
    timer = threading.Timer(PATIENCE_SECONDS, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()
