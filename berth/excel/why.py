"""The sheet of reasons: every NOC and event in which it has a place or a line."""

from collections.abc import Iterator, Sequence

from berth.excel.book import AnswerBook
from berth.excel.writer import SheetWriter, Value
from berth.sentences.why import why_in_words, whys_not_found
from berth.views.why import WhyAnswer

_HEADS = {"NOC": 6, "Name": 24, "Event": 24, "Places": 8, "Why": 100}


def why_sheet(book: AnswerBook, whys: Sequence[WhyAnswer], undecided: int | None) -> None:
    """undecided: so many were not found in time."""
    page = SheetWriter(book, "Why", [*_HEADS.values()])
    page.table([*_HEADS], _rows(whys))
    for line in whys_not_found(undecided):
        page.write(line, look="bold")


def _rows(whys: Sequence[WhyAnswer]) -> Iterator[list[Value]]:
    for why in whys:
        labels = why.labels
        reasons = "\n".join(why_in_words(why))
        yield [why.noc, labels.nocs[why.noc], labels.pool(why.pool), why.held, reasons]
