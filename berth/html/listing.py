"""Sentences as the command line indents them, as paragraphs and lists."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby


@dataclass(slots=True)
class Sentence:
    """A sentence, and those that belong to it. is_item: it is one of several."""

    text: str
    is_item: bool = False
    below: list["Sentence"] = field(default_factory=list)


def listed(lines: Iterable[str]) -> list[Sentence]:
    """An indented line belongs to the one above it; `- ` marks one of several."""
    found: list[Sentence] = []
    open_: list[tuple[int, Sentence]] = []
    for line in lines:
        text = line.lstrip(" ")
        if not text:
            open_.clear()
            continue
        depth = len(line) - len(text)
        is_item = text.startswith("- ")
        said = Sentence(text.removeprefix("- "), is_item or depth > 0)
        while open_ and open_[-1][0] >= depth:
            open_.pop()
        (open_[-1][1].below if open_ else found).append(said)
        open_.append((depth, said))
    return found


def runs(said: Iterable[Sentence]) -> list[tuple[bool, list[Sentence]]]:
    """Those that follow one another and are, or are not, one of several."""
    return [(is_item, [*group]) for is_item, group in groupby(said, lambda one: one.is_item)]
