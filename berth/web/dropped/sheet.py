"""One sheet of what was sent: what it is, under what the form says of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from berth.web.dropped.asked import A_ROW, NO_ROW, NOT_READ, OPTIONAL, SheetAsked
from berth.web.dropped.systems import System
from models.names import key_of
from models.naming import Naming
from models.reading.codes import NocReader
from models.reading.glance import (
    SheetSeen,
    column_of_lists,
    lists_told_apart,
    sheet_seen,
)
from models.reading.guessed import begins_with_a_line, columns_by_cells, lettered
from models.reading.pages.page import Page
from models.reading.pages.separated import HEADER_WITHIN
from models.reading.rows import RANKING
from models.reading.table_kind import AS_NAMED, TableSaid

LONGEST_COLUMN_NAME = 100


@dataclass(frozen=True, slots=True)
class SheetLooked:
    """file: below the upload's files. called: what tells it from all others. list: NOT_READ for
    none. lists: text in the column lists_in -> list, where that tells them apart. columns: what the
    file calls each, or NOT_READ. entries: how the instance says the table, per list."""

    file: str
    called: str
    seen: SheetSeen
    list: str
    lists_in: str
    lists: Mapping[str, str]
    columns: Mapping[str, str]
    entries: Mapping[str, TableSaid]

    @property
    def header(self) -> str:
        return A_ROW if self.seen.header_line else NO_ROW

    @property
    def is_read(self) -> bool:
        return bool(self.entries)

    @property
    def names(self) -> dict[str, str]:
        """Of its columns, as a form offers them; a text of a page's length is no name."""
        return {
            name: name
            for name in self.seen.header
            if name not in ("", NOT_READ) and len(name) <= LONGEST_COLUMN_NAME
        }

    def meant(self, heads: Mapping[str, str]) -> tuple[str, ...]:
        """For each column of the file what it is read as; heads: what that is called."""
        own = {said: heads[one] for one, said in self.columns.items() if said}
        return tuple(own.get(name, "") for name in self.seen.header)


def sheet_called(file: str, page: Page) -> str:
    return f"{file}//{page.name}"


class SheetGuess:
    """What each sheet is, as far as the form does not say it."""

    def __init__(
        self, system: System | None, naming: Naming, pages: Sequence[tuple[str, Page]]
    ) -> None:
        """naming: what its texts mean, with what was said of them."""
        self._system = system
        self._nocs = naming
        self._called = {} if system is None else system.called
        self._sheets = Counter(file for file, _ in pages)
        self._tables = Counter(file for file, page in pages if self._may_be_a_table(page))

    def sheet(self, file: str, page: Page, asked: SheetAsked, files: Path) -> SheetLooked:
        named = self._seen(files / file, page, AS_NAMED, None)
        header = self._header(page, named, asked)
        plain = named if not header else self._seen(files / file, page, TableSaid(header=header))
        lists_in, lists = self._lists(page, plain, asked)
        which = NOT_READ if lists_in else self._list(file, page, plain, asked)
        columns = self._columns(plain, asked)
        if header and not columns:
            columns = {one: header[at] for one, at in self._by_cells(page).items()}
        sheet = page.name if self._sheets[file] > 1 else ""
        said = TableSaid(sheet, columns, header=header)
        entries = {which: said} if which != NOT_READ and self._system is not None else {}
        for text, one in lists.items():
            if one != NOT_READ:
                entries[one] = replace(said, only={lists_in: text})
        seen = (
            plain if not columns and not lists_in else self._all_seen(files / file, page, entries)
        )
        return SheetLooked(
            file=file,
            called=sheet_called(file, page),
            seen=seen or plain,
            list=which,
            lists_in=lists_in,
            lists=lists,
            columns={**plain.columns, **{one: name or NOT_READ for one, name in columns.items()}},
            entries=entries,
        )

    def _header(self, page: Page, named: SheetSeen, asked: SheetAsked) -> tuple[str, ...]:
        """What its columns are called if no row says it; none where one does."""
        is_none = begins_with_a_line(page, self._nocs.sense) if asked.header == "" else False
        if (is_none and not named.is_table) or asked.header == NO_ROW:
            return lettered(page)
        return ()

    def _by_cells(self, page: Page) -> Mapping[str, int]:
        return columns_by_cells(page, self._nocs.sense)

    def _seen(self, path: Path, page: Page, said: TableSaid, which: str | None = None) -> SheetSeen:
        book = None if self._system is None else self._system.rulebook
        dense = which is None or (
            book is not None and which in book.lists and book.lists[which].ranks == "dense"
        )
        return sheet_seen(path, page, said, NocReader(self._nocs), dense)

    def _all_seen(
        self, path: Path, page: Page, entries: Mapping[str, TableSaid]
    ) -> SheetSeen | None:
        """The sheet with what is wrong in any of its lists."""
        found = [self._seen(path, page, said, which) for which, said in entries.items()]
        if not found:
            return None
        first, *_ = found
        rows = {line: row for seen in found for line, row in seen.rows}
        return replace(
            first,
            rows=tuple(sorted(rows.items())),
            lines=sum(seen.lines for seen in found),
            wrong={at: told for seen in found for at, told in seen.wrong.items()},
            notes=tuple(dict.fromkeys(note for seen in found for note in seen.notes)),
            unknown={text: nocs for seen in found for text, nocs in seen.unknown.items()},
        )

    def _lists(self, page: Page, seen: SheetSeen, asked: SheetAsked) -> tuple[str, dict[str, str]]:
        """The column that tells lists apart, and which list each of its texts is."""
        if self._system is None:
            return "", {}
        column = asked.lists_in
        if column == NOT_READ:
            return "", {}
        if not (column or asked.list):
            column = column_of_lists(page, seen.header, seen.header_line, self._called) or ""
        lists: dict[str, str] = {}
        for text in lists_told_apart(page, seen.header, seen.header_line, column):
            said = asked.lists.get(text, "")
            is_said = said in (*self._system.lists, NOT_READ)
            lists[text] = said if is_said else self._called.get(key_of(text), NOT_READ)
        return (column, lists) if lists else ("", {})

    def _list(self, file: str, page: Page, seen: SheetSeen, asked: SheetAsked) -> str:
        lists = {} if self._system is None else self._system.lists
        if asked.list in (*lists, NOT_READ):
            return asked.list
        if not page.visible:
            return NOT_READ
        by_sheet = self._called.get(key_of(page.name))
        if by_sheet is not None:
            return by_sheet
        # Beside a cover or remarks the only table of a file is what the file is called after.
        is_only = self._sheets[file] == 1 or (
            self._tables[file] == 1 and self._may_be_a_table(page)
        )
        by_file = self._called.get(key_of(Path(file).stem)) if is_only else None
        is_last = is_only and len(lists) == 1 and len(self._sheets) == 1
        return by_file or (next(iter(lists)) if is_last else NOT_READ)

    def _may_be_a_table(self, page: Page) -> bool:
        has_header = any(RANKING.is_header(cells) for _, cells in islice(page.rows, HEADER_WITHIN))
        return page.visible and (has_header or begins_with_a_line(page, self._nocs.sense))

    def _columns(self, seen: SheetSeen, asked: SheetAsked) -> dict[str, str | None]:
        """What the form says that the file's names do not: all of it, where they leave doubt."""
        found: dict[str, str | None] = {}
        for one, name in asked.columns.items():
            is_known = seen.is_table and name == seen.columns.get(one, NOT_READ)
            if name == NOT_READ and one in OPTIONAL and not is_known:
                found[one] = None
            elif name in seen.header and not is_known:
                found[one] = name
        return found
