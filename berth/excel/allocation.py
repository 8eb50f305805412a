"""The sheet of the table, as federations publish it: a row per NOC, events by squad, athletes."""

from collections.abc import Iterable, Mapping

from xlsxwriter.utility import xl_range

from berth.excel.book import AnswerBook
from berth.excel.writer import SheetWriter
from berth.sentences.columns import Column, Quotas, nocs_counted, quota_columns
from models.table import ATHLETES

#: The column of the code and that of the name stand before the numbers.
FIRST = 2
NARROWEST_NAME, WIDEST_NAME = 16, 34
OPEN = "?"


def allocation_sheet(book: AnswerBook, quotas: Quotas, about: Iterable[str]) -> None:
    """about: what stands above the table, its title first. Nothing stands below it, which often
    would be all that is on a second page."""
    found = quota_columns(quotas)
    groups = (*found.squads, found.athletes)
    columns = [column for group in groups for column in group.columns]
    names = [NARROWEST_NAME, *(len(quotas.labels.nocs[noc]) for noc in quotas.nocs)]
    widths = [6.0, min(WIDEST_NAME, max(names) + 2)]
    page = SheetWriter(book, "Allocation", [*widths, *(max(5.0, c.width + 2) for c in columns)])
    title, *others = about
    page.write(title, look="title")
    for line in (*others, found.legend):
        page.write(line)
    page.write(*[""] * (FIRST + len(columns)), look="group")
    page.write("NOC", "", *(column.head for column in columns), look="group")
    page.sheet.write_string(page.row - 1, 0, "NOC", book.look("head"))
    at = FIRST
    for group in groups:
        end = at + len(group.columns) - 1
        if end > at and group.title:
            page.sheet.merge_range(page.row - 2, at, page.row - 2, end, "", book.look("group"))
        page.sheet.write_string(page.row - 2, at, group.title, book.look("group"))
        at = end + 1
    page.sheet.freeze_panes(page.row, FIRST)
    page.sheet.repeat_rows(page.row - 2, page.row - 1)
    _Numbers(page, book, quotas, columns).write()


class _Numbers:
    """The rows of the NOCs, and what they add up to.

    A sum is a formula, so that it follows who changes a number by hand. Where the sheet does not
    have all of its numbers, some open or of NOCs that are left out, it stands there as it is.
    """

    def __init__(
        self, page: SheetWriter, book: AnswerBook, quotas: Quotas, columns: list[Column]
    ) -> None:
        self._page, self._book, self._quotas, self._columns = page, book, quotas, columns
        self._squads = [at for at, c in self._numbered() if c.key in quotas.labels.squads]

    def _numbered(self) -> Iterable[tuple[int, Column]]:
        return enumerate(self._columns, FIRST)

    def write(self) -> None:
        page, rows = self._page, self._quotas.nocs
        first = page.row
        for noc, row in rows.items():
            page.cell(0, noc, "plain")
            page.cell(1, self._quotas.labels.nocs[noc], "plain")
            self._row(row)
            page.row += 1
        page.cell(0, "Total", "total_name")
        page.cell(1, nocs_counted(self._quotas), "total_name")
        for at, column in self._numbered():
            total, numbers = self._quotas.totals[column.key], [r[column.key] for r in rows.values()]
            is_sum = None not in numbers and sum(filter(None, numbers)) == total
            parts = xl_range(first, at, page.row - 1, at) if rows and is_sum else ""
            self._number(at, total, "total", parts)
        page.row += 1

    def _row(self, row: Mapping[str, int | None]) -> None:
        for at, column in self._numbered():
            is_sum = column.key == ATHLETES and row[ATHLETES] is not None
            parts = (self._page.row, self._squads[0], self._page.row, self._squads[-1])
            look = "teams" if column.marks else "places"
            self._number(at, row[column.key], look, xl_range(*parts) if is_sum else "")

    def _number(self, at: int, number: int | None, look: str, parts: str = "") -> None:
        """parts: the cells of which it is the sum."""
        if number is not None and parts:
            how = self._book.look(look)
            self._page.sheet.write_formula(self._page.row, at, f"=SUM({parts})", how, number)
        else:
            self._page.cell(at, OPEN if number is None else number, look)
