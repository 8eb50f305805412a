"""Parts of an answer, sentences and tables, laid out as text in the width there is."""

import re
import textwrap
from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType


def printed(parts: Iterable[RenderableType]) -> str:
    """Parts one below the other, without the blanks that fill up lines."""
    # What the data say is no markup: a title may hold brackets.
    console = Console(markup=False, emoji=False, highlight=False)
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    return re.sub(r" +$", "", captured.get(), flags=re.MULTILINE)


def hanging(lines: Iterable[str]) -> Iterator[str]:
    """Lines wrapped to the width; what hangs over stands below the text, behind its mark."""
    width = Console().width
    for line in lines:
        mark = re.match(r" *(?:(?:-|\w{1,2}[.)]) )?", line)
        indent = " " * (mark.end() if mark else 0)
        yield textwrap.fill(line, width, subsequent_indent=indent, break_on_hyphens=False)
