"""What goes to the terminal: text in its width, JSON in bytes, a sign of life after a second."""

import json
import re
import sys
import textwrap
import threading
from collections.abc import Iterable, Iterator
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


def hanging(lines: Iterable[str]) -> Iterator[str]:
    """Lines wrapped to the width; what hangs over stands below the text, behind its mark."""
    width = Console().width
    for line in lines:
        mark = re.match(r" *(?:(?:-|\w{1,2}[.)]) )?", line)
        indent = " " * (mark.end() if mark else 0)
        yield textwrap.fill(line, width, subsequent_indent=indent, break_on_hyphens=False)


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
