"""The folder of an instance: the files that it names, and where what they say stands."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from models.errors import did_you_mean
from models.names import key_of
from models.reading.codes import NocReader
from models.reading.complaints import Complaints, as_written
from models.reading.disk import Unreadable, entries_of, inside, ordinary
from models.reading.format import InstanceFile, TableEntry
from models.reading.located import Located, Spot, read_located
from models.reading.nodes import Loc
from models.reading.pages.opened import PERHAPS, TABLE_SUFFIXES, WORKBOOKS, pages_of
from models.reading.pages.page import Page
from models.reading.salvage import Salvage
from models.reading.table_kind import TableKind, TableSaid
from models.reading.tables import MOST_LINES, Sheet, read_sheet
from models.rulebook import Rulebook
from models.words import few


class Home:
    """located: what the instance file says. spots: of what stands in its other files, where it
    differs from the place at which the instance file names them. notes: what was understood of
    each of its files. titles: of the lists, once the rulebook is read. opened: workbooks that were
    read already."""

    def __init__(self, folder: Path, located: Located, complaints: Complaints) -> None:
        self._folder = folder
        self.located = located
        self.complaints = complaints
        self.spots: dict[Loc, Spot] = {}
        self.titles: dict[str, str] = {}
        self.opened: dict[Path, list[Page]] = {}
        self.notes: dict[str, list[str]] = {}
        self._tables: dict[Loc, Path] = {}
        self.note(located.file, located.remark)

    def file(self, path: Path) -> Located:
        """Another file of the instance. Raises BadInput."""
        located = read_located(path, self.complaints)
        self.note(located.file, located.remark)
        return located

    def salvaged(self) -> Salvage[InstanceFile]:
        """What is right of the instance file, whose places are those that are told from now on."""
        found = Salvage(InstanceFile, self.located, self.complaints)
        self.located = found.located
        return found

    def call_lists(self, rulebook: Rulebook) -> None:
        """Files and sheets may be called like the lists, or like the event of one."""
        self.titles = titles_of(rulebook)

    def spot_of(self, loc: Loc) -> Spot:
        if loc in self._tables:
            return Spot(as_written(self._tables[loc]), 1, 1)
        return self.spots.get(loc) or self.located.spot_of(loc)

    def complain(self, loc: Loc, message: str) -> None:
        self.complaints.add(*self.located.spot_of(loc), message)

    def note(self, file: str, *remarks: str) -> None:
        """Keeps what was understood of a file."""
        if kept := [remark for remark in remarks if remark]:
            self.notes.setdefault(file, []).extend(kept)

    def named(self, said: str, loc: Loc) -> Path | None:
        """The file that is named, if it is an ordinary one inside the instance's folder."""
        try:
            path = inside(self._folder, said)
            ordinary(path)
        except Unreadable as error:
            self.complain(loc, str(error))
            return None
        return path

    def entries(self, said: str, loc: Loc) -> list[str] | None:
        """What stands in a folder, but for hidden files. None if it cannot be looked into."""
        try:
            names = entries_of(inside(self._folder, said))
        except Unreadable as error:
            self.complain(loc, str(error))
            return None
        return [name for name in names if not name.startswith((".", "~"))]

    @property
    def told(self) -> Iterator[str]:
        """What was understood, a line per file; files of which the same is said share theirs."""
        alike: dict[str, list[str]] = {}
        folder = os.path.join(as_written(self._folder), "")
        for file, remarks in self.notes.items():
            said = "; ".join(dict.fromkeys(remarks))
            alike.setdefault(said, []).append(file.removeprefix(folder))
        for said, files in alike.items():
            yield f"{few(files, 3)}: {said}"

    def table_said(
        self, said: str | TableEntry, kind: TableKind, loc: Loc
    ) -> tuple[Path | None, TableKind]:
        """The file that is named for a list, and what it is to hold as the instance says."""
        if isinstance(said, str):
            return self.named(said, loc), kind
        for column in said.columns:
            if column not in kind.wanted:
                hint = did_you_mean(column, kind.wanted)
                self.complain((*loc, "columns", column), f"'{column}' is not read here; {hint}")
        table = kind.in_file(TableSaid(said.sheet or "", said.columns, said.only, said.header))
        return self.named(said.file, (*loc, "file")), table

    def sheet(
        self, path: Path, kind: TableKind, nocs: NocReader, called: str, most_rows: int = MOST_LINES
    ) -> Sheet:
        """The table in a file; called: what the sheet of a workbook is called, at best."""
        names = (called, self.titles.get(called, ""))
        wanted = replace(kind, called=names, sense=nocs.naming.sense)
        return read_sheet(path, wanted, self.complaints, most_rows, self.opened)

    @cached_property
    def lists(self) -> Mapping[str, str]:
        """What the lists may be called -> the lists."""
        by_title = {key_of(title): name for name, title in self.titles.items() if title}
        return by_title | {key_of(name): name for name in self.titles}

    def is_folder(self, said: str) -> bool:
        return os.path.isdir(self._folder / said)

    def tables_in(self, said: str, loc: Loc) -> list[tuple[str, Path | None]] | None:
        """The tables of a folder, or the sheets of a workbook, by the lists that they are called
        after; the path is None if a table may not be read. None if nothing can be looked into."""
        if said.lower().endswith(WORKBOOKS) and not self.is_folder(said):
            path = self.named(said, loc)
            return None if path is None else self._sheets_in(path, loc)
        if (entries := self.entries(said, loc)) is None:
            return None
        tables: dict[str, tuple[str, Path | None]] = {}
        for entry in filter(self._may_be_table, entries):
            path = self._table(os.path.join(said, entry), loc)
            if not (names := self._called(entry, path)) and path is not None:
                self.complain(loc, _no_sheet(path))
                return None
            for name in names:
                if name in tables:
                    other = tables[name][0]
                    message = f"'{other}' and '{entry}' are the same list; keep one of them"
                    self.complain(loc, message)
                if path is not None:
                    self._tables[*loc, name] = path
                tables[name] = (entry, path)
        for entry in entries:
            # What is called after a list and is no table is one that nobody can read.
            name = self.lists.get(key_of(os.path.splitext(entry)[0]), "")
            if name and name not in tables and not self.is_folder(os.path.join(said, entry)):
                tables[name] = (entry, self._table(os.path.join(said, entry), loc))
        return [(name, path) for name, (_, path) in tables.items()]

    def _may_be_table(self, entry: str) -> bool:
        stem, suffix = os.path.splitext(entry.lower())
        return suffix in TABLE_SUFFIXES or (suffix == PERHAPS and key_of(stem) in self.lists)

    def _called(self, entry: str, path: Path | None) -> Sequence[str]:
        """The lists that a file of a folder holds, by its name or those of its sheets."""
        stem, suffix = os.path.splitext(entry)
        name = self.lists.get(key_of(stem))
        if name is None and path is not None and suffix.lower() in WORKBOOKS:
            lists = self._lists_of(path)
            several = len([page for page in self.opened.get(path, ()) if page.rows]) > 1
            return lists if lists or several else [stem]
        return [name or stem]

    def _sheets_in(self, path: Path, loc: Loc) -> list[tuple[str, Path | None]] | None:
        lists = self._lists_of(path)
        if not lists:
            self.complain(loc, _no_sheet(path))
            return None
        for name in lists:
            self._tables[*loc, name] = path
        return [(name, path) for name in lists]

    def _lists_of(self, path: Path) -> list[str]:
        """The lists that the sheets of a workbook are called after."""
        try:
            ordinary(path)
            pages = self.opened.setdefault(path, pages_of(path, bool))
        except Unreadable:
            return []
        names = (self.lists.get(key_of(page.name)) for page in pages)
        return list(dict.fromkeys(filter(None, names)))

    def _table(self, said: str, loc: Loc) -> Path | None:
        """A file of a folder that lies inside: only a link can lead out of it."""
        path = self._folder / said
        if not os.path.islink(path) and os.path.isfile(path):
            return path
        return self.named(said, loc)


def titles_of(rulebook: Rulebook) -> dict[str, str]:
    """The lists, each with the name of its event where no other list has that."""
    events = rulebook.event_of_list()
    names = Counter(rulebook.events[event].name for event in events.values())
    titles = {name: rulebook.events[event].name for name, event in events.items()}
    return {name: title if names[title] == 1 else "" for name, title in titles.items()}


def _no_sheet(path: Path) -> str:
    return (
        f"no sheet of '{path.name}' is called like a list or event; call each after the one whose "
        "lines it holds"
    )
