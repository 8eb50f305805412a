"""Where a table begins: below its titles, at the row that names its columns, or at its first line
where the instance says what no row does."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from models.reading.disk import Unreadable
from models.reading.headers import header_rows, without_tail
from models.reading.pages.page import PageRow
from models.reading.pages.separated import HEADER_WITHIN
from models.reading.table_kind import LinesMeant, TableKind, none_names


class TableStart(NamedTuple):
    """above: rows above it. line: of the header, or the first one of a table without. last: of the
    header's rows; 0 where there is none. cells: of the header as they stand; names: what they are
    called. rows: of the header. below: those that were looked at and belong to the lines."""

    above: Sequence[PageRow]
    line: int
    last: int
    cells: Sequence[str]
    names: Sequence[str]
    rows: Sequence[Sequence[str]]
    below: Sequence[PageRow]

    @property
    def titles(self) -> list[str]:
        return [" ".join(filter(None, cells)) for _, cells in self.above]

    def lines_meant(self, kind: TableKind) -> LinesMeant:
        """Raises Unreadable."""
        return LinesMeant(kind.said.only, self.cells, self.line)


def table_start(rows: Iterator[PageRow], kind: TableKind) -> TableStart | None:
    """Takes as many rows as are looked at; None where nothing stands in them. Without a header the
    first row is taken for it, so that what is missing can be said. Raises Unreadable."""
    looked_at = [*islice(rows, HEADER_WITHIN)]
    filled = [at for at, (_, row) in enumerate(looked_at) if any(row)]
    if not filled:
        return None
    if kind.said.header:
        return _without_header(looked_at, filled, kind)
    cells = [row for _, row in looked_at]
    by_own = [kind.by_own_names(row) for row in cells]
    found = header_rows(by_own, kind.needed, kind.optional)
    at, end, names = found or (filled[0], filled[0] + 1, cells[filled[0]])
    if found is None and (named := kind.said.names):
        at, message = none_names(cells, [*named.values()])
        raise Unreadable(message, looked_at[at][0])
    return TableStart(
        above=[looked_at[one] for one in filled if one < at],
        line=looked_at[at][0],
        last=looked_at[end - 1][0],
        cells=cells[at],
        names=names,
        rows=[without_tail(row) for row in cells[at:end]],
        below=looked_at[end:],
    )


def _without_header(
    looked_at: Sequence[PageRow], filled: Sequence[int], kind: TableKind
) -> TableStart:
    """Its first line is the first row in which all stands that is needed."""
    said = [*kind.said.header]
    names = [*kind.by_own_names(said)]
    if not names:
        _, message = none_names([said], [*kind.said.names.values()])
        raise Unreadable(message, looked_at[filled[0]][0])
    needed = [names.index(column) for column in kind.needed if column in names]
    whole = (at for at in filled if _all_filled(looked_at[at][1], needed))
    at = next(whole, filled[0])
    return TableStart(
        above=[looked_at[one] for one in filled if one < at],
        line=looked_at[at][0],
        last=0,
        cells=said,
        names=names,
        rows=[without_tail(said)],
        below=looked_at[at:],
    )


def _all_filled(cells: Sequence[str], places: Iterable[int]) -> bool:
    return all(at < len(cells) and cells[at] for at in places)
