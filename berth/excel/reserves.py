"""The sheet of who is next: the last place of each event, and its reserve list."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from berth.excel.book import AnswerBook
from berth.excel.writer import SheetWriter, Value
from berth.sentences.cuts import RESERVE, line_in_words, reserve_in_words, short_in_words
from berth.sentences.reserve import (
    athletes_needed_in_words,
    reserve_end,
    reserve_question,
    what_else_changes,
    without_line_in_words,
)
from berth.views.cuts import CutLine
from berth.views.parts import Labels
from berth.views.reserve import ReserveAnswer

_HEADS = {
    "Event": 24,
    "List": 24,
    "No": 6,
    "NOC": 7,
    "Name": 30,
    "Rank": 7,
    "Points": 10,
    "Athlete place": 12,
    "What else changes": 60,
}


def reserves_sheet(
    book: AnswerBook, cuts: Sequence[CutLine], reserves: Sequence[ReserveAnswer], labels: Labels
) -> None:
    page = SheetWriter(book, "Reserves", [*_HEADS.values()])
    page.write("Event", "Last place", "First reserve", look="bold")
    for cut in cuts:
        first = "; ".join([reserve_in_words(cut), *short_in_words(cut, labels)])
        page.write(labels.pool(cut.event), line_in_words(cut.last).strip(), first.strip())
    page.write(RESERVE)
    page.gap()
    page.table([*_HEADS], _rows(reserves))
    for answer in reserves:
        page.gap()
        for line in (*reserve_question(answer), *reserve_end(answer)):
            page.write(line)
        if answer.end is None and answer.reserves:
            page.write("There may be more.")


def _rows(reserves: Sequence[ReserveAnswer]) -> Iterator[list[Value]]:
    """A row per NOC that moves up."""
    for answer in reserves:
        labels, event = answer.labels, answer.labels.pool(answer.event)
        for entry in answer.reserves:
            changes = what_else_changes(entry, labels)
            for line in entry.lines:
                yield [
                    event,
                    labels.pool(line.list),
                    entry.number,
                    line.noc,
                    labels.nocs[line.noc],
                    line.rank,
                    None if line.points is None else Decimal(line.points),
                    athletes_needed_in_words(entry.athletes_needed[line.noc]),
                    changes,
                ]
            for noc, told in without_line_in_words(entry, labels):
                yield [event, None, entry.number, noc, told, None, None, None, changes]
