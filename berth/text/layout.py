"""Parts of an answer, sentences and tables, laid out as text in the width there is."""

import os
import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import Console, RenderableType

#: Below, no word stands whole; above, lines only fill up memory.
LEAST_WIDTH, MOST_WIDTH = 20, 4000
_SIZES = ("COLUMNS", "LINES")


def printed(parts: Iterable[RenderableType], styled: bool = False) -> str:
    """Parts one below the other, without the blanks that fill up lines.

    styled: with the codes for bold and dim, where the output is a terminal.
    """
    # What the data say is no markup: a title may hold brackets.
    paper = console(
        markup=False, emoji=False, highlight=False, color_system="auto" if styled else None
    )
    with paper.capture() as captured:
        for part in parts:
            paper.print(part)
    return re.sub(r" +$", "", captured.get(), flags=re.MULTILINE)


def width() -> int:
    """The characters of a line: COLUMNS, or the terminal's, or 80."""
    return console().width


def console(**more: Any) -> Console:
    """Where COLUMNS is no width in which anything can be read, as if it were not set; and no
    terminal is too narrow for a word, since it breaks lines by itself, and a table would lose its
    cells. In a notebook rich would show something by itself."""
    told = os.environ.get("COLUMNS", "")
    columns = int(told) if re.fullmatch("[0-9]{1,9}", told) else 0
    around = {name: value for name, value in os.environ.items() if name not in _SIZES}
    wide = min(max(columns, LEAST_WIDTH), MOST_WIDTH) if columns else None
    found = Console(width=wide, force_jupyter=False, _environ=around, **more)
    found.width = max(found.width, LEAST_WIDTH)
    return found


def hanging(lines: Iterable[str]) -> Iterator[str]:
    """Lines wrapped to the width; what hangs over stands below the text, behind its mark."""
    room = width()
    for line in lines:
        mark = re.match(r" *(?:(?:-|\w{1,2}[.)]) )?", line)
        indent = " " * (mark.end() if mark else 0)
        yield textwrap.fill(line, room, subsequent_indent=indent, break_on_hyphens=False)
