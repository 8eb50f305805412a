"""Tables: the rows below a header, out of whatever file, each with its place in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path

from models.base import duplicates_in
from models.errors import did_you_mean
from models.reading.complaints import Complaints, InSheet, as_written
from models.reading.disk import Unreadable
from models.reading.headers import MOST_TABLE_COLUMNS, header_of, numbered_apart, without_tail
from models.reading.located import Spot
from models.reading.pages.opened import ADVICE, pages_of
from models.reading.pages.page import Page, PageRow, address
from models.reading.pages.separated import HEADER_WITHIN
from models.reading.remarks import Remarks
from models.reading.sheets import page_called, page_said
from models.reading.table_kind import TableKind
from models.reading.table_start import table_start
from models.reading.unseen import Unseen
from models.words import counted, few, together

MOST_LINES = 1_000_000

LINES_LOOKED_AT = 20
"""Where several columns could be the one that is wanted."""
LINES_THAT_TELL = 5
"""Whether a column holds NOCs; further down may stand remarks."""


@dataclass(slots=True)
class Sheet:
    """A table: the names of its columns (none: not read), its rows, the line of each in the file.

    header_line: where its columns are named, or its first line where no row does that. header_to:
    the last row in which they are; 0 where none is. commas: whether commas stand between its cells.
    notes: what was understood.
    """

    file: str
    columns: list[str]
    header_line: int
    header_to: int = 0
    commas: bool = True
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def position(self, column: str) -> int | None:
        return self.columns.index(column) if column in self.columns else None

    def spot(self, row: int, column: str) -> Spot:
        """The place of a cell, or of the row if it has no such column."""
        return Spot(self.file, self.lines[row], (self.position(column) or 0) + 1)

    def header_spot(self, column: str) -> Spot:
        return Spot(self.file, self.header_line, (self.position(column) or 0) + 1)

    def note(self, remark: str) -> None:
        if remark and remark not in self.notes:
            self.notes.append(remark)


def read_sheet(
    path: Path,
    kind: TableKind,
    complaints: Complaints,
    most_rows: int = MOST_LINES,
    opened: dict[Path, list[Page]] | None = None,
) -> Sheet:
    """The table of a file. opened: workbooks that were read already.

    Rows that do not fit the header are complained of and left out. Raises BadInput where
    nothing can be made of the file.
    """
    file = as_written(path)
    try:
        pages = _pages(path, kind, {} if opened is None else opened)
        if kind.said.sheet:
            page, remark = page_said(pages, kind.said.sheet), ""
        else:
            page, remark = page_called(pages, kind.called, lambda page: _has_header(page, kind))
    except Unreadable as error:
        complaints.stop(file, error.line, 1, str(error))
    page = replace(page, remarks=(remark, *page.remarks))
    where = InSheet(file, page.name) if page.name and len(pages) > 1 else file
    return sheet_on(page, kind, where, complaints, most_rows)


def sheet_on(
    page: Page, kind: TableKind, file: str, complaints: Complaints, most_rows: int = MOST_LINES
) -> Sheet:
    """The table of a page. file: what its complaints are about."""
    try:
        reader = _Reader(page, kind, file, complaints)
        reader.fill(most_rows)
    except Unreadable as error:
        complaints.stop(file, error.line, 1, str(error))
    return reader.sheet


def _pages(path: Path, kind: TableKind, opened: dict[Path, list[Page]]) -> list[Page]:
    if path in opened:
        return opened[path]
    pages = pages_of(path, kind.is_header)
    if pages[1:] or (kind.said.only and pages[0].name):
        opened[path] = pages
    return pages


def _has_header(page: Page, kind: TableKind) -> bool:
    return any(kind.is_header(cells) for _, cells in islice(page.rows, HEADER_WITHIN))


class _Reader:
    """Reads a page from its header on."""

    def __init__(self, page: Page, kind: TableKind, file: str, complaints: Complaints) -> None:
        self._page, self._kind, self._complaints = page, kind, complaints
        self._rows = iter(page.rows)
        start = table_start(self._rows, kind)
        if start is None:
            complaints.stop(file, 1, 1, "the table is empty; its first line names the columns")
        self._header_rows, self._meant = start.rows, start.lines_meant(kind)
        self._rows = _chain(start.below, self._rows)
        self._unseen = Unseen()
        cells = self._header_cells = without_tail(start.names)
        # What stands beyond the names has none; in a text it may be a cell too many.
        may_be_wider = page.name or not start.last
        self._widest = MOST_TABLE_COLUMNS if may_be_wider else len(start.names)
        self._first = [*islice(self._rows, LINES_LOOKED_AT)]
        header = header_of(cells, kind.wanted, self._choose)
        names = header.names
        if kind.open:
            known = [name if name in kind.wanted else "" for name in names]
            others = numbered_apart([name if name not in kind.wanted else "" for name in names])
            names = [own or other for own, other in zip(known, others, strict=True)]
        self.sheet = Sheet(file, names, start.line, start.last, page.commas)
        self._read_as, self._open = header.read_as, header.open
        #: Cells in which a code, a number or a day stands.
        self._codes = [at for at, name in enumerate(names) if kind.is_code(name)]
        ids = range(0 if kind.open else len(cells))
        self._unseen.in_row(start.line, cells, ids, partial(self._complain, start.line))
        self._note_header(start.titles)
        self._check_header()

    def _choose(self, column: str, places: list[int]) -> list[int]:
        """Which of several columns are meant: of those that hold NOCs the first, if all hold the
        same; of others nothing tells."""
        if column != "noc":
            return places
        rows = [row for _, row in self._first if any(row)]
        nocs = {
            at: [self._kind.sense(row[at]) if at < len(row) else None for row in rows]
            for at in places
        }
        known = [at for at in places if rows and all(nocs[at][:LINES_THAT_TELL])]
        if known and all(nocs[at] == nocs[known[0]] for at in known):
            return known[:1]
        return known or places

    def _note_header(self, titles: Sequence[str]) -> None:
        for remark in self._page.remarks:
            self.sheet.note(remark)
        if titles:
            self.sheet.note(f"above the table {_quoted(titles)}")
        if self._header_rows[1:]:
            self.sheet.note(f"the names of its columns in {len(self._header_rows)} rows")
        self.sheet.note(self._kind.said.remark)
        pairs = [f"'{said}' is {column}" for said, column in self._read_as.items()]
        self.sheet.note(few(pairs, 4))

    def _check_header(self) -> None:
        sheet, kind = self.sheet, self._kind
        if sum(map(bool, sheet.columns)) > MOST_TABLE_COLUMNS:
            raise Unreadable(
                f"the table has {len(sheet.columns)} columns; at most {MOST_TABLE_COLUMNS} are "
                "read",
                sheet.header_line,
            )
        wrong = list(self._wrong_names())
        for name in kind.needed:
            if name not in sheet.columns and name not in self._open:
                hint = did_you_mean(name, filter(None, sheet.columns))
                wrong.append((0, f"the column '{name}' is missing; {hint}"))
        for at, message in wrong:
            self._complain(sheet.header_line, at, message)
        if wrong:
            raise self._complaints.bad_input()

    def _wrong_names(self) -> Iterator[tuple[int, str]]:
        columns = self.sheet.columns
        for column, said in self._open.items():
            at = self._header_cells.index(said[-1])
            which = together(f"'{name}'" for name in said)
            yield at, f"{which} could each be the column '{column}'; name the right one '{column}'"
        for index in duplicates_in(columns):
            if name := columns[index]:
                yield index, f"the column '{name}' stands twice; rename or delete one"

    def fill(self, most_rows: int) -> None:
        """Reads the lines."""
        remarks = Remarks(self.sheet, self._header_rows, self._kind.sense, self._complaints)
        faulty = {line for line, _ in self._page.faults} | {line for line, _ in self._page.struck}
        width, hidden = len(self.sheet.columns), 0
        unnamed = [at for at, name in enumerate(self.sheet.columns) if not name]
        for line, cells in _chain(self._first, self._rows):
            if not any(cells):
                remarks.gap()
            elif self._meant.leave_out(cells):
                continue
            elif line in faulty and self._faulty(line):
                remarks.line()
            elif not remarks.take(line, cells) and self._fits(line, cells):
                if len(self.sheet.rows) == most_rows:
                    raise Unreadable(f"the table has more than {most_rows:,} rows; {ADVICE}", line)
                row = [*cells[:width], *[""] * (width - len(cells))]
                unnamed = self._unnamed(line, row, unnamed) if unnamed else unnamed
                self._unseen.in_row(line, row, self._codes, partial(self._complain, line))
                hidden += line in self._page.hidden
                self.sheet.rows.append(row)
                self.sheet.lines.append(line)
        remarks.close()
        self.sheet.note(self._meant.remark)
        self._meant.check_any(len(self.sheet.rows), self.sheet.header_line)
        if not self.sheet.rows:
            self.sheet.note("no line below its header")
        self.sheet.note(self._unseen.remark)
        if hidden:
            self.sheet.note(f"{counted(hidden, 'hidden row')} read like the others")

    def _fits(self, line: int, cells: list[str]) -> bool:
        """Rows of a workbook end with the last cell that is filled in."""
        width = len(self.sheet.columns)
        if len(cells) == width or (len(cells) < width and self._page.name):
            return True
        if len(cells) > width and not any(cells[width:]):
            return True
        if self._kind.open and width < len(cells) <= self._widest:
            self.sheet.note(f"column {width + 1}, which has no name, left out")
            return True
        what, do = ("too many", "delete some") if len(cells) > width else ("too few", "add some")
        if len(cells) > width and self.sheet.commas:
            do = "put a cell that holds a comma in quotes, or delete some"
        message = f"{what} cells: {len(cells)} below {width} columns; {do}"
        self._complain(line, min(len(cells), width), message)
        return False

    def _faulty(self, line: int) -> bool:
        """Complains of cells without a value, and of lines that are struck through."""
        read = [
            at
            for at, name in enumerate(self.sheet.columns)
            if name in self._kind.wanted or (name and not self._kind.open)
        ]
        faults = [
            (at, self._page.faults[line, at]) for at in read if (line, at) in self._page.faults
        ]
        struck = [
            at
            for at, name in enumerate(self.sheet.columns)
            if name in self._kind.needed and (line, at) in self._page.struck
        ]
        if struck and not faults:
            message = (
                f"{address(line, struck[0])} is struck through; delete the line if it no longer "
                "counts, or take the stroke away"
            )
            faults = [(struck[0], message)]
        for at, message in faults:
            self._complain(line, at, message)
        return bool(faults)

    def _complain(self, line: int, at: int, message: str) -> None:
        self._complaints.add(self.sheet.file, line, at + 1, message)

    def _unnamed(self, line: int, cells: Sequence[str], unnamed: list[int]) -> list[int]:
        """Columns without a name that are still empty."""
        for at in [at for at in unnamed if cells[at]]:
            unnamed = [other for other in unnamed if other != at]
            if self._kind.open:
                self.sheet.note(f"column {at + 1}, which has no name, left out")
            else:
                message = "the column has no name; name it or delete it"
                self._complain(self.sheet.header_line, at, message)
        return unnamed


def _chain(first: Iterable[PageRow], rest: Iterator[PageRow]) -> Iterator[PageRow]:
    yield from first
    yield from rest


def _quoted(texts: Sequence[str]) -> str:
    said = dict.fromkeys(texts)
    return few([f"'{text[:57]}...'" if len(text) > 60 else f"'{text}'" for text in said], 2)
