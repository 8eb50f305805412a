"""The sheet of what an answer is about and rests on."""

from berth.excel.book import AnswerBook
from berth.excel.writer import SheetWriter
from berth.sentences.heading import heading_entries
from berth.sentences.outcomes import CERTIFIED, PROOFS
from berth.sentences.published import comparison_in_words
from berth.sentences.sources import source_entries
from berth.views.report import ReportAnswer
from berth.views.solve import AllocationAnswer


def sources_sheet(book: AnswerBook, report: ReportAnswer) -> None:
    page = SheetWriter(book, "Sources", [18, 120])
    page.write(report.heading.title, look="title")
    for what, value in heading_entries(report.heading, report.labels):
        page.write(what, value, look="wrapped")
    for what, value in source_entries(report.sources, report.rules.labels):
        page.write(what, value, look="wrapped")
    if report.heading.notes:
        page.gap()
        page.write("Read as follows", look="bold")
        for note in report.heading.notes:
            page.write("", note, look="wrapped")
    outcome = report.outcome
    if isinstance(outcome, AllocationAnswer):
        page.gap()
        page.write("Proof", PROOFS[outcome.proof], look="wrapped")
        if outcome.certified:
            page.write("", CERTIFIED, look="wrapped")
        if outcome.published is not None:
            page.gap()
            page.write("Beside the published table", look="bold")
            for line in comparison_in_words(outcome.published, outcome.labels):
                page.write("", line, look="wrapped")
