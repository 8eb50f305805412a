"""All that is to be said of a case as a workbook."""

from berth.excel.allocation import allocation_sheet
from berth.excel.book import AnswerBook
from berth.excel.problems import problems_sheet
from berth.excel.reserves import reserves_sheet
from berth.excel.rules import rules_sheet
from berth.excel.sources import sources_sheet
from berth.excel.steps import steps_sheet
from berth.excel.why import why_sheet
from berth.sentences.columns import Quotas
from berth.sentences.in_short import above_a_table
from berth.sentences.outcomes import CERTAIN
from berth.views.report import ReportAnswer
from berth.views.solve import AllocationAnswer, LotAnswer


def report_workbook(report: ReportAnswer) -> bytes:
    """The same bytes for the same report. Without an allocation its first sheet says so."""
    book, outcome = AnswerBook(), report.outcome
    if isinstance(outcome, AllocationAnswer):
        quotas = Quotas(outcome.nocs, outcome.totals, outcome.labels)
        allocation_sheet(book, quotas, above_a_table(outcome))
        steps_sheet(book, outcome.steps, outcome.labels)
        reserves_sheet(book, outcome.cuts, report.reserves, outcome.labels)
    else:
        problems_sheet(book, report)
    if isinstance(outcome, LotAnswer) and outcome.nocs and outcome.totals:
        quotas = Quotas(outcome.nocs, outcome.totals, outcome.labels)
        allocation_sheet(book, quotas, [*above_a_table(outcome), CERTAIN])
    rules_sheet(book, report.rules, report.heading, report.labels)
    if report.whys is not None:
        why_sheet(book, report.whys, report.whys_undecided)
    sources_sheet(book, report)
    return book.data
