"""A case as a file for people who have no Berth: the ending of its name says what kind."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from berth.questions.case import Asked
    from berth.questions.progress import Tell
    from berth.views.report import ReportAnswer
    from berth.views.solve import AllocationAnswer
    from models.files import Origins

#: The ending of a workbook, and those of a table alone.
WORKBOOK, TABLES = ".xlsx", (".csv", ".md", ".tex")


def wrong_ending(path: Path) -> str:
    """What is to be said of a name by which nothing can be written; nothing where it is right."""
    if path.suffix.lower() in (WORKBOOK, *TABLES):
        return ""
    return f"'{path.name}' does not say what to write; call it {WORKBOOK}, .csv, .md or .tex"


def write_export(
    asked: "Asked",
    origins: "Origins",
    path: Path,
    option: str,
    *,
    whys: bool,
    nocs: Collection[str],
    time_limit: float,
    tell: "Tell",
) -> "ReportAnswer | AllocationAnswer":
    """Writes the file, and says what is in it.

    A workbook has whatever there is to say, whys: with the reasons of every cell; the table alone
    is of an allocation. option: that names the file. Raises BadQuestion where it cannot be written,
    and NoAllocation.
    """
    from berth.questions.no_allocation import NoAllocation
    from berth.questions.report import ask_report
    from berth.questions.solve import ask_solve
    from berth.store.written import write_new
    from berth.views.solve import AllocationAnswer
    from models.errors import BadQuestion
    from solver.alarm import unhurried

    if wrong := wrong_ending(path):
        raise BadQuestion(wrong)
    if path.suffix.lower() == WORKBOOK:
        from berth.excel.report import report_workbook

        report = ask_report(asked, origins, whys=whys, nocs=nocs, time_limit=time_limit, tell=tell)
        # What writes it, and is interrupted, leaves a broken archive behind.
        with unhurried():
            workbook = report_workbook(report)
        write_new(path, workbook, option)
        return report
    answer = ask_solve(asked, nocs=nocs, time_limit=time_limit, tell=tell)
    if not isinstance(answer, AllocationAnswer):
        raise NoAllocation(answer)
    from berth.tables.allocation import allocation_csv, allocation_latex, allocation_markdown

    made = dict(zip(TABLES, (allocation_csv, allocation_markdown, allocation_latex), strict=True))
    write_new(path, made[path.suffix.lower()](answer).encode(), option)
    return answer
