"""The sheet that stands first where there is no allocation: what keeps it open, what settles it."""

from collections.abc import Iterator

from berth.excel.book import AnswerBook
from berth.excel.writer import SheetWriter
from berth.sentences.clash import clash_in_short
from berth.sentences.diagnose import diagnosis_in_words
from berth.sentences.heading import rankings_to_fill_in
from berth.sentences.lot import lot_shown, to_hand_in
from berth.sentences.outcomes import CERTAIN, CONFLICT, undecided
from berth.views.report import ReportAnswer
from berth.views.solve import ConflictAnswer, LotAnswer, UndecidedAnswer


def problems_sheet(book: AnswerBook, report: ReportAnswer) -> None:
    page = SheetWriter(book, "Problems", [120])
    page.write(report.heading.title, look="title")
    for line in _told(report):
        page.write(line, look="wrapped")


def _told(report: ReportAnswer) -> Iterator[str]:
    outcome = report.outcome
    if isinstance(outcome, LotAnswer):
        for lot in outcome.lots:
            yield from lot_shown(lot, outcome.labels)
            yield ""
        yield from to_hand_in(outcome.lots)
        if outcome.nocs:
            yield ""
            yield f"Sheet Allocation: {CERTAIN}"
    elif isinstance(outcome, UndecidedAnswer):
        yield undecided(outcome.seconds, outcome.doing)
    elif report.diagnosis is not None:
        yield from diagnosis_in_words(report.diagnosis)
    elif isinstance(outcome, ConflictAnswer):
        yield from rankings_to_fill_in(outcome.heading, outcome.labels)
        yield CONFLICT
        if outcome.conflict is not None:
            yield from clash_in_short(outcome.conflict, outcome.labels)
