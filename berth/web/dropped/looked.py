"""What is understood of the tables that were sent, sheet by sheet, under what the form says."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from berth.web.dropped.asked import NOT_READ, OPTIONAL, SheetAsked, UploadAsked
from berth.web.dropped.systems import System, system_called, systems
from models.errors import Complaint
from models.names import key_of
from models.naming import Naming
from models.noc import noc_table
from models.reading.codes import NocReader
from models.reading.disk import Unreadable
from models.reading.glance import (
    SheetSeen,
    column_of_lists,
    lists_told_apart,
    pages_seen,
    sheet_seen,
)
from models.reading.pages.opened import PERHAPS, TABLE_SUFFIXES
from models.reading.pages.page import Page
from models.reading.table_kind import AS_NAMED, TableSaid

MOST_SHEETS = 40
LONGEST_COLUMN_NAME = 100


@dataclass(frozen=True, slots=True)
class SheetLooked:
    """file: below the upload's files. list: NOT_READ for none. lists: text in the column lists_in
    -> list, where that tells them apart. said: column -> what the form says that differs from what
    is understood; entry: how the instance says the table, per list."""

    file: str
    seen: SheetSeen
    list: str
    lists_in: str
    lists: Mapping[str, str]
    columns: Mapping[str, str]
    entries: Mapping[str, TableSaid]

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

    def means(self, name: str) -> str | None:
        """What a column of the file is read as."""
        return next((one for one, said in self.columns.items() if name and said == name), None)

    def width(self, line: int) -> int:
        """So many cells of a line are shown: all that stand there or are missing."""
        cells = next((len(row) for at, row in self.seen.rows if at == line), 0)
        return max([cells, *(at + 1 for of, at in self.seen.wrong if of == line)])


@dataclass(frozen=True, slots=True)
class Looked:
    """systems: by name, with what people call them. lists: of the chosen one, likewise. missing:
    lists that no sheet is; of the case's own: whether those can be taken from its case. complaints:
    what is wrong besides the cells."""

    asked: UploadAsked
    systems: Mapping[str, str]
    system: str
    lists: Mapping[str, str]
    sheets: tuple[SheetLooked, ...]
    missing: tuple[str, ...]
    has_own_lists: bool
    title: str
    host: str
    complaints: tuple[Complaint, ...] = ()

    @property
    def missing_names(self) -> list[str]:
        return [self.lists[name] for name in self.missing]

    @property
    def wrong_cells(self) -> int:
        return sum(len(sheet.seen.wrong) for sheet in self.sheets if sheet.is_read)


def looked_at(files: Path, asked: UploadAsked) -> Looked:
    """Raises BadInput where a rulebook that was sent is none."""
    known = systems(files)
    name = asked.system or (next(iter(known)) if _only_own(known) else "")
    system = system_called(name, files) if name else None
    complaints: list[Complaint] = []
    pages = [*_pages(files, complaints)]
    guess = _Guess(system, pages)
    sheets = tuple(
        guess.sheet(number, file, page, asked.sheet(number), files)
        for number, (file, page) in enumerate(pages)
    )
    lists = {} if system is None else system.lists
    given = Counter(one for sheet in sheets for one in sheet.entries)
    for one, times in given.items():
        if times > 1:
            message = f"{times} tables are {lists[one]}; choose one of them for it"
            complaints.append(Complaint("", 0, 0, message))
    derived = set() if system is None else system.rulebook.derived_events()
    events = {} if system is None else system.rulebook.event_of_list()
    missing = [one for one in lists if one not in given and events[one] not in derived]
    host = system.host if system is not None and asked.host is None else asked.host
    return Looked(
        asked=asked,
        systems=known,
        system=system.name if system else "",
        lists=lists,
        sheets=sheets,
        missing=tuple(missing),
        has_own_lists=system is not None and bool({*missing} & system.rankings.keys()),
        title=asked.title or (f"{known[system.name]}, with my tables" if system else ""),
        host=host or "",
        complaints=tuple(complaints),
    )


def _only_own(known: Mapping[str, str]) -> bool:
    """Whether a rulebook was sent along: it is meant, unless another is chosen."""
    return next(iter(known), "").startswith("own:")


def _pages(files: Path, complaints: list[Complaint]) -> Iterator[tuple[str, Page]]:
    """Each sheet with its file; of a file that cannot be read, why."""
    count = sent = 0
    for path in sorted(one for one in files.rglob("*") if one.is_file()):
        if path.suffix.lower() not in (*TABLE_SUFFIXES, PERHAPS):
            continue
        file, sent = path.relative_to(files).as_posix(), sent + 1
        try:
            found = pages_seen(path)
        except Unreadable as error:
            complaints.append(Complaint(file, error.line, 1, str(error)))
            continue
        for page in found:
            count += 1
            if count > MOST_SHEETS:
                message = f"more than {MOST_SHEETS} sheets; the further ones are left out"
                complaints.append(Complaint(file, 1, 1, message))
                return
            yield file, page
    if not sent:
        complaints.append(Complaint("", 0, 0, "no table was sent; send the rankings as well"))


class _Guess:
    """What each sheet is, as far as the form does not say it."""

    def __init__(self, system: System | None, pages: Sequence[tuple[str, Page]]) -> None:
        self._system = system
        self._nocs = Naming(noc_table()) if system is None else system.naming
        self._called = {} if system is None else system.called
        self._sheets = Counter(file for file, _ in pages)
        self._is_only_one = len(pages) == 1

    def sheet(
        self, number: int, file: str, page: Page, asked: SheetAsked, files: Path
    ) -> SheetLooked:
        plain = self._seen(files / file, page, AS_NAMED, None)
        lists_in, lists = self._lists(page, plain, asked)
        which = NOT_READ if lists_in else self._list(file, page, plain, asked)
        columns = self._columns(plain, asked)
        sheet = page.name if self._sheets[file] > 1 else ""
        said = TableSaid(sheet, columns)
        entries = {which: said} if which != NOT_READ and self._system is not None else {}
        for text, one in lists.items():
            if one != NOT_READ:
                entries[one] = TableSaid(sheet, columns, {lists_in: text})
        seen = (
            plain if not columns and not lists_in else self._all_seen(files / file, page, entries)
        )
        return SheetLooked(
            file=file,
            seen=seen or plain,
            list=which,
            lists_in=lists_in,
            lists=lists,
            columns={**plain.columns, **{one: name or NOT_READ for one, name in columns.items()}},
            entries=entries,
        )

    def _seen(self, path: Path, page: Page, said: TableSaid, which: str | None) -> SheetSeen:
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
        by_file = self._called.get(key_of(Path(file).stem)) if self._sheets[file] == 1 else None
        only = next(iter(lists)) if len(lists) == 1 and self._is_only_one else None
        return by_sheet or by_file or only or NOT_READ

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
