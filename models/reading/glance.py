"""A sheet of a file as somebody has it, and what is understood of it: for a page that asks."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from models.errors import BadInput
from models.names import key_of
from models.naming import Meaning, Naming
from models.reading.codes import NocReader
from models.reading.complaints import Complaints
from models.reading.disk import Unreadable
from models.reading.format import LONGEST_ALIAS
from models.reading.guessed import nocs_by_text
from models.reading.headers import header_of, header_rows, numbered_apart, without_tail
from models.reading.pages.opened import ADVICE, pages_of
from models.reading.pages.page import Page, PageRow
from models.reading.pages.separated import HEADER_WITHIN
from models.reading.rows import RANKING, ranking_in
from models.reading.table_kind import TableSaid, place_called
from models.reading.tables import Sheet, read_sheet

FIRST_ROWS = 12
#: Rows with something wrong, further down.
MOST_WRONG_ROWS = 12
MOST_COLUMNS_SEEN = 40
MOST_LINES_SEEN = 100_000
#: Of those that mean no NOC.
MOST_TEXTS_ASKED = 40
#: As old workbooks had them: every one is offered for each that is read.
MOST_COLUMNS_READ = 256
#: A column with more texts tells no lists apart.
MOST_LISTS_IN_A_COLUMN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsShown:
    """rows:   as they stand in the file, each with its line.
    header: what its columns are called, those of one name told apart; header_line: where, 0 where
            no row says it; header_to: the last row that does.
    wrong:  line and place in it (from 0) -> what is wrong there.
    """

    rows: tuple[PageRow, ...]
    header: tuple[str, ...] = ()
    header_line: int = 0
    header_to: int = 0
    wrong: Mapping[tuple[int, int], str]

    def width(self, line: int) -> int:
        """So many cells of a line are shown: all that stand there or are missing."""
        cells = next((len(row) for at, row in self.rows if at == line), 0)
        return max([cells, *(at + 1 for of, at in self.wrong if of == line)])


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSeen(RowsShown):
    """Its rows are the first ones, and those with something wrong.

    sheet:   its name; empty for a text file.
    columns: column -> what the file calls it, as far as it is understood; is_table: without doubt.
    doubtful: columns that several of the file could be.
    lines:   how many are read.
    notes:   what was understood.
    unknown: texts that mean no NOC, or more than one -> the codes of those they may mean.
    """

    sheet: str
    columns: Mapping[str, str]
    is_table: bool
    doubtful: tuple[str, ...]
    lines: int
    notes: tuple[str, ...]
    unknown: Mapping[str, tuple[str, ...]]


def pages_seen(path: Path) -> list[Page]:
    """All sheets of a file in which something stands, a text file read whole. Raises Unreadable,
    also where there is none."""
    pages = pages_of(path, RANKING.is_header)
    found = []
    for page in pages:
        rows = [*islice(page.rows, MOST_LINES_SEEN + 1)]
        if len(rows) > MOST_LINES_SEEN:
            raise Unreadable(f"the table has more than {MOST_LINES_SEEN:,} rows; {ADVICE}")
        widest = max((len(without_tail(cells)) for _, cells in rows), default=0)
        if widest > MOST_COLUMNS_READ:
            raise Unreadable(
                f"the table has {widest:,} columns; at most {MOST_COLUMNS_READ} are looked at, "
                "leave out what is not part of it"
            )
        if any(any(cells) for _, cells in rows):
            found.append(replace(page, rows=rows))
    if found:
        return found
    raise Unreadable("nothing stands in this file; fill it in, or leave it out")


def sheet_seen(
    path: Path, page: Page, said: TableSaid, nocs: NocReader, dense: bool = False
) -> SheetSeen:
    """One of the pages of a file, read as a ranking of which the instance says this."""
    said = replace(said, sheet=page.name)
    complaints, kind = Complaints(), replace(RANKING, sense=nocs.naming.sense).in_file(said)
    columns, lines, notes = dict[str, str](), 0, tuple[str, ...]()
    doubtful: tuple[str, ...] = ()
    unknown: Mapping[str, tuple[str, ...]] = {}
    header_line, written = (0, [*said.header]) if said.header else _header(page)
    header, header_to, is_table = _names(written), header_line, False
    try:
        sheet = read_sheet(path, kind, complaints, opened={path: [page]})
        is_table, header_to = True, sheet.header_to
        if header_to:
            header_line = sheet.header_line
            header = _names(next(cells for line, cells in page.rows if line == header_line))
        columns = {
            one: header[place]
            for one in kind.wanted
            if (place := sheet.position(one)) is not None and place < len(header)
        }
        lines = len(sheet.rows)
        unknown = _unknown(sheet, nocs.naming)
        ranking_in(sheet, nocs, complaints, dense)
        notes = tuple(sheet.notes)
    except BadInput:
        pass
    if not is_table:
        found = header_of(written, RANKING.wanted, lambda _, places: places)
        columns = {**_by_name(found.names, header), **said.names}
        unclear = (one for one in RANKING.wanted if one in found.open or found.names.count(one) > 1)
        doubtful = tuple(one for one in unclear if one not in said.columns)
    wrong = _wrong(complaints)
    return SheetSeen(
        sheet=page.name,
        rows=_shown(page, wrong),
        header=header,
        header_line=header_line,
        header_to=header_to,
        columns=columns,
        is_table=is_table,
        doubtful=doubtful,
        lines=lines,
        wrong=wrong,
        notes=notes,
        unknown=unknown,
    )


def rows_around(page: Page, wrong: Mapping[tuple[int, int], str]) -> RowsShown:
    """The header of a page, whatever it holds, and the cells in which something is wrong, with the
    rows above and below each."""
    rows = [(line, cells) for line, cells in page.rows if any(cells)]
    found = next((line for line, cells in rows if RANKING.is_header(cells)), 0)
    header_line = found or (rows[0][0] if rows else 0)
    lines = [line for line, _ in rows]
    kept = {header_line, *(line for line, _ in wrong)}
    for line, _ in wrong:
        at = bisect_left(lines, line)
        kept |= {*lines[max(at - 1, 0) : at + 2]}
    cut = tuple((line, cells[:MOST_COLUMNS_SEEN]) for line, cells in rows if line in kept)
    header = next((cells for line, cells in cut if line == header_line), ())
    return RowsShown(
        rows=cut,
        header=_names(header),
        header_line=header_line,
        header_to=header_line,
        wrong=wrong,
    )


def lists_told_apart(
    page: Page, header: Sequence[str], header_line: int, column: str
) -> tuple[str, ...]:
    """What stands in a column below the header, each once; nothing where it is too much to be
    names of lists."""
    if (at := place_called(header, column)) is None:
        return ()
    found: dict[str, None] = {}
    for line, cells in page.rows:
        if line > header_line and at < len(cells) and cells[at] and sum(map(bool, cells)) > 1:
            found[cells[at]] = None
            if len(found) > MOST_LISTS_IN_A_COLUMN:
                return ()
    return (*found,)


def column_of_lists(
    page: Page, header: Sequence[str], header_line: int, lists: Mapping[str, str]
) -> str | None:
    """The column that names lists, if there is one. lists: by what they may be called, as a
    key."""
    for name in header:
        texts = lists_told_apart(page, header, header_line, name)
        if any(key_of(text) in lists for text in texts):
            return name
    return None


def _header(page: Page) -> tuple[int, list[str]]:
    """Its line and cells; where nothing is known to be one, the first row of most texts."""
    rows = [*islice(page.rows, HEADER_WITHIN)]
    if (found := header_rows([row for _, row in rows], RANKING.needed, ())) is not None:
        line, cells = rows[found[0]]
    else:
        line, cells = max(rows, key=lambda row: sum(_is_text(cell) for cell in row[1]))
    return line, without_tail(cells)


def _is_text(cell: str) -> bool:
    return bool(cell) and not cell[0].isdecimal()


def _names(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(numbered_apart([*map(str, without_tail(cells))]))


def _by_name(names: Sequence[str], header: Sequence[str]) -> dict[str, str]:
    """Columns whose names leave no doubt, each with its name: none that stands twice."""
    pairs = zip(names, header, strict=True)
    return {own: said for own, said in pairs if own in RANKING.wanted and names.count(own) == 1}


def _unknown(sheet: Sheet, naming: Naming) -> dict[str, tuple[str, ...]]:
    at = sheet.columns.index("noc")
    found = naming.meanings(cells[at] for cells in sheet.rows if cells[at])
    texts = [
        text
        for text, meaning in found.items()
        if not isinstance(meaning, Meaning) and len(text) <= LONGEST_ALIAS
    ]
    return {text: nocs_by_text(naming, text) for text in texts[:MOST_TEXTS_ASKED]}


def _wrong(complaints: Complaints) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    if complaints:
        for one in complaints.bad_input().complaints:
            at = (one.line, one.column - 1)
            found[at] = f"{found[at]}; {one.message}" if at in found else one.message
    return found


def _shown(page: Page, wrong: Mapping[tuple[int, int], str]) -> tuple[PageRow, ...]:
    lines = [*dict.fromkeys(line for line, _ in wrong)][:MOST_WRONG_ROWS]
    first = [line for line, cells in page.rows if any(cells)][:FIRST_ROWS]
    kept = {*lines, *first}
    return tuple((line, cells[:MOST_COLUMNS_SEEN]) for line, cells in page.rows if line in kept)
