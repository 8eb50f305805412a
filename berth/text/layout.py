"""Parts of an answer, sentences and tables, laid out as text in the width there is."""

import re
import textwrap
from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType


def printed(parts: Iterable[RenderableType], styled: bool = False) -> str:
    """Parts one below the other, without the blanks that fill up lines.

    styled: with the codes for bold and dim, where the output is a terminal.
    """
    # What the data say is no markup: a title may hold brackets. In a notebook rich would show
    # something by itself.
    console = Console(
        markup=False,
        emoji=False,
        highlight=False,
        force_jupyter=False,
        color_system="auto" if styled else None,
    )
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    return re.sub(r" +$", "", captured.get(), flags=re.MULTILINE)


def width() -> int:
    """The characters of a line: COLUMNS, or the terminal's, or 80."""
    return Console(force_jupyter=False).width


def hanging(lines: Iterable[str]) -> Iterator[str]:
    """Lines wrapped to the width; what hangs over stands below the text, behind its mark."""
    room = width()
    for line in lines:
        mark = re.match(r" *(?:(?:-|\w{1,2}[.)]) )?", line)
        indent = " " * (mark.end() if mark else 0)
        yield textwrap.fill(line, room, subsequent_indent=indent, break_on_hyphens=False)
