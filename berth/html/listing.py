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
    """An indented line belongs to the one above it; `- ` marks one of several. Of lines that belong
    to the same one all are items, unless some are marked: then those alone."""
    found: list[Sentence] = []
    marked: set[int] = set()
    open_: list[tuple[int, Sentence]] = []
    for line in lines:
        text = line.lstrip(" ")
        if not text:
            open_.clear()
            continue
        depth = len(line) - len(text)
        said = Sentence(text.removeprefix("- "), depth > 0)
        if text.startswith("- "):
            marked.add(id(said))
        while open_ and open_[-1][0] >= depth:
            open_.pop()
        (open_[-1][1].below if open_ else found).append(said)
        open_.append((depth, said))
    _tell_apart(found, marked)
    return found


def _tell_apart(siblings: list[Sentence], marked: set[int]) -> None:
    """marked: by their identity."""
    if any(id(one) in marked for one in siblings):
        for one in siblings:
            one.is_item = id(one) in marked
    for one in siblings:
        _tell_apart(one.below, marked)


def runs(said: Iterable[Sentence]) -> list[tuple[bool, list[Sentence]]]:
    """Those that follow one another and are, or are not, one of several."""
    return [(is_item, [*group]) for is_item, group in groupby(said, lambda one: one.is_item)]
