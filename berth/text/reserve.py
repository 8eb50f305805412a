"""A reserve list as text."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from berth.sentences.reserve import (
    athletes_needed_in_words,
    reserve_end,
    reserve_question,
    what_else_changes,
    without_line_in_words,
)
from berth.text.heading import heading_shown
from berth.text.layout import hanging
from berth.views.reserve import ReserveAnswer, ReserveEntry
from models.words import ordinal


def shown(answer: ReserveAnswer) -> Iterator[RenderableType]:
    yield from heading_shown(answer.heading, answer.labels)
    yield ""
    yield from reserve_list_shown(answer)


def reserve_list_shown(answer: ReserveAnswer) -> Iterator[RenderableType]:
    """What is asked, the entries in order, where the list ends and why."""
    yield from hanging(reserve_question(answer))
    yield ""
    if answer.reserves:
        yield _table(answer)
        yield ""
    yield from hanging(reserve_end(answer))
    if answer.end is None and answer.reserves:
        yield "There may be more: leave --first out, or ask for more."


def _table(answer: ReserveAnswer) -> Table:
    points = any(line.points is not None for e in answer.reserves for line in e.lines)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("No", justify="right")
    table.add_column("Line")
    table.add_column("")
    if points:
        table.add_column("Points", justify="right")
    table.add_column("Athlete place")
    table.add_column("What else changes")
    for entry in answer.reserves:
        table.add_row(*_row(answer, entry, points))
    return table


def _row(answer: ReserveAnswer, entry: ReserveEntry, points: bool) -> Iterator[str]:
    """The cells of an entry; where several NOCs move up, a line for each."""
    lines = entry.lines
    names = (answer.labels.nocs[line.noc] for line in lines)
    paths = ("" if line.list == line.event else f" ({line.list})" for line in lines)
    yield str(entry.number)
    others = dict(without_line_in_words(entry, answer.labels))
    yield "\n".join(
        [
            *(f"{ordinal(line.rank):>5} {line.noc}" for line in lines),
            *(f"      {n}" for n in others),
        ]
    )
    named = [name + path for name, path in zip(names, paths, strict=True)]
    yield "\n".join([*named, *others.values()])
    if points:
        yield "\n".join(line.points or "" for line in lines)
    yield "\n".join(athletes_needed_in_words(entry.athletes_needed[line.noc]) for line in lines)
    yield what_else_changes(entry, answer.labels)
