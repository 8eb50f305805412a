"""Competitions: folders of tables, or written out in an instance file."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from models.classification import Result
from models.competition import Lists
from models.reading.codes import NocReader
from models.reading.format import ResultEntry, SaidCompetition, TableEntry, WrittenOut
from models.reading.home import Home
from models.reading.lists import numbered
from models.reading.nodes import Loc
from models.reading.pages.opened import TABLE_SUFFIXES
from models.reading.results import RESULTS, results_in
from models.reading.table_kind import TableKind
from models.reading.wording import as_given

_NAME = "[a-z0-9][a-z0-9_-]{0,63}"


class CompetitionsReader:
    """Reads the competitions of an instance file; a list in which an NOC is unknown is left
    empty."""

    def __init__(self, home: Home, nocs: NocReader) -> None:
        self._home = home
        self._nocs = nocs

    def competitions(
        self, said: str | Mapping[str, SaidCompetition]
    ) -> Iterator[tuple[str, Lists]]:
        """Each with the results of its lists, in the order in which they are written."""
        loc: Loc = ("competitions",)
        if isinstance(said, str):
            for name in self._folders(said, loc):
                yield name, dict(self._lists(os.path.join(said, name), (*loc, name)))
        else:
            for name, competition in said.items():
                yield name, dict(self._lists(competition, (*loc, name)))

    def _folders(self, said: str, loc: Loc) -> Iterator[str]:
        entries = self._home.entries(said, loc)
        folders = [e for e in entries or () if self._home.is_folder(os.path.join(said, e))]
        tables = [
            e for e in entries or () if e.lower().endswith(TABLE_SUFFIXES) and e not in folders
        ]
        for folder in folders:
            if not re.fullmatch(_NAME, folder):
                message = (
                    f"the folder {as_given(folder)} is not called by an id; rename it with small "
                    "letters, digits, '-' and '_'"
                )
                self._home.complain(loc, message)
        for table in tables:
            message = f"{as_given(table)} belongs to no competition; put it into a folder of one"
            self._home.complain(loc, message)
        if entries is not None and not folders and not tables:
            message = "no competition is in this folder; add a folder of tables for each"
            self._home.complain(loc, message)
        yield from folders

    def _lists(self, said: SaidCompetition, loc: Loc) -> Iterator[tuple[str, tuple[Result, ...]]]:
        if isinstance(said, str):
            for name, path in self._home.tables_in(said, loc) or ():
                yield name, self._table(name, path)
            return
        for name, results in said.items():
            if isinstance(results, str | TableEntry):
                yield (
                    name,
                    self._table(name, *self._home.table_said(results, RESULTS, (*loc, name))),
                )
            else:
                yield name, self._if_known(self._written_out(results, (*loc, name)))

    def _table(self, name: str, path: Path | None, kind: TableKind = RESULTS) -> tuple[Result, ...]:
        complaints = self._home.complaints
        with complaints.gathering():
            if path is not None:
                sheet = self._home.sheet(path, kind, self._nocs, name)
                results = tuple(results_in(sheet, self._nocs, complaints))
                self._home.note(sheet.file, *sheet.notes)
                return self._if_known(results)
        return ()

    def _written_out(self, entries: WrittenOut[ResultEntry], loc: Loc) -> Iterator[Result]:
        seen: set[tuple[str, str]] = set()
        for place, noc, entry, at in numbered(entries, ResultEntry, self._nocs, self._home, loc):
            if entry.athlete is not None and (noc, entry.athlete) in seen:
                message = f"{as_given(entry.athlete)} of {noc} stands twice; keep one"
                self._home.complain((*at, "athlete"), message)
            seen.add((noc, entry.athlete or ""))
            yield Result(place, noc, entry.athlete, entry.best_time_s)

    def _if_known(self, results: Iterable[Result]) -> tuple[Result, ...]:
        """Nothing more is said of a list in which an NOC is unknown."""
        read, nocs = tuple(results), self._nocs.naming.nocs
        return read if all(result.noc in nocs for result in read) else ()
