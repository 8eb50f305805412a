"""What an answer is about and rests on: title, rulebook, host, changes, rulings."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from berth.sentences.heading import heading_entries, rankings_to_fill_in
from berth.sentences.rulings import fate, ruling_in_words, rulings_counted, rulings_left_out
from berth.text.layout import hanging
from berth.views.heading import Heading
from berth.views.parts import Labels
from models.words import counted

MOST_RULINGS_LISTED = 8
MOST_NOTES_LISTED = 8


def heading_shown(heading: Heading, labels: Labels) -> Iterator[RenderableType]:
    """The lines above an answer."""
    yield Text(heading.title, style="bold")
    table = Table.grid(padding=(0, 2, 0, 0))
    for entry in heading_entries(heading, labels):
        table.add_row(*entry)
    yield table
    yield from notes_shown(heading)
    yield from hanging(rankings_to_fill_in(heading, labels))


def beforehand_shown(heading: Heading, labels: Labels) -> Iterator[RenderableType]:
    """Above an answer without its heading: what has to be known of the tables, if anything."""
    if heading.notes or heading.without_lines:
        yield from notes_shown(heading)
        yield from hanging(rankings_to_fill_in(heading, labels))
        yield ""


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
        yield f"{rulings_counted(heading)}{':' if listed else '.'}"
        # Of many those that do not count, change nothing, or waive something.
        for ruling in heading.rulings:
            if listed or fate(ruling, labels):
                yield Padding(Text(ruling_in_words(ruling, labels)), (0, 0, 0, 2))
    yield from rulings_left_out(heading)
