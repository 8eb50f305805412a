"""What an answer is about and rests on: title, rulebook, host, changes, rulings."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from berth.sentences.rulings import fate
from berth.views.heading import AppliedRuling, Heading
from berth.views.parts import Labels
from models.words import counted, together

MOST_RULINGS_LISTED = 8
MOST_NOTES_LISTED = 8


def heading_shown(heading: Heading, labels: Labels) -> Iterator[RenderableType]:
    """The lines above an answer."""
    yield Text(heading.title, style="bold")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_row("Rulebook", heading.rulebook)
    if heading.host is not None:
        hosts = (heading.host,) if isinstance(heading.host, str) else heading.host
        table.add_row("Host" if len(hosts) == 1 else "Hosts", together(map(labels.noc, hosts)))
    if (variant := heading.variant) is not None:
        table.add_row(
            "Variant", f"{variant.id}: {variant.question}" if variant.question else variant.id
        )
    for number, change in enumerate(heading.changed):
        table.add_row("" if number else "Changed", change)
    yield table
    yield from notes_shown(heading)


def notes_shown(heading: Heading) -> Iterator[RenderableType]:
    """What was understood of tables: whoever reads an answer can see what it was read from."""
    if not heading.notes:
        return
    yield "Read as follows:"
    for note in heading.notes[:MOST_NOTES_LISTED]:
        yield Padding(Text(note), (0, 0, 0, 2))
    if (others := len(heading.notes) - MOST_NOTES_LISTED) > 0:
        yield Padding(f"and {counted(others, 'line')} more; --json has all", (0, 0, 0, 2))


def rulings_shown(heading: Heading, labels: Labels) -> Iterator[RenderableType]:
    """The rulings that an answer rests on: all of them where they are few."""
    if heading.rulings:
        listed = len(heading.rulings) <= MOST_RULINGS_LISTED
        are = "an input, not a rule" if len(heading.rulings) == 1 else "inputs, not rules"
        number = counted(len(heading.rulings), "ruling")
        yield f"{number} applied ({are}){':' if listed else '.'}"
        for ruling in heading.rulings if listed else ():
            told = fate(ruling, labels)
            yield Padding(Text(f"{ruling.wording}: {ruling.basis}{told}"), (0, 0, 0, 2))
        if not listed:
            yield from _without_effect(heading.rulings, labels)
    if heading.rulings_left_out:
        after = heading.as_of is not None and heading.rulings
        why = f": dated after {heading.as_of}" if after else ""
        yield f"{counted(heading.rulings_left_out, 'ruling')} left out{why}."


def _without_effect(rulings: Sequence[AppliedRuling], labels: Labels) -> Iterator[RenderableType]:
    """Of many rulings those that do not count, change nothing, or waive something."""
    for ruling in rulings:
        if told := fate(ruling, labels):
            yield Padding(Text(f"{ruling.wording}: {ruling.basis}{told}"), (0, 0, 0, 2))
