"""Competitions: folders of tables, or written out in an instance file."""

import os
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from models.classification import Result
from models.competition import Lists
from models.reading.format import ResultEntry, SaidCompetition, WrittenOut
from models.reading.home import Home
from models.reading.lists import numbered
from models.reading.nodes import Loc
from models.reading.results import results_in
from models.reading.tables import TABLE_SUFFIXES, read_sheet
from models.reading.wording import as_given

_NAME = "[a-z0-9][a-z0-9_-]{0,63}"


class CompetitionsReader:
    """Reads the competitions of an instance file; a list in which an NOC is not among `nocs` is
    left empty. `codes`: the NOCs, and those in whose declaration something is wrong."""

    def __init__(self, home: Home, nocs: Collection[str], codes: Collection[str]) -> None:
        self._home = home
        self._nocs = nocs
        self._codes = codes

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
                yield name, self._table(path)
            return
        for name, results in said.items():
            if isinstance(results, str):
                yield name, self._table(self._home.named(results, (*loc, name)))
            else:
                yield name, self._if_known(self._written_out(results, (*loc, name)))

    def _table(self, path: Path | None) -> tuple[Result, ...]:
        complaints = self._home.complaints
        with complaints.gathering():
            if path is not None:
                sheet = read_sheet(path, ("place", "noc"), complaints)
                return self._if_known(results_in(sheet, self._codes, complaints))
        return ()

    def _written_out(self, entries: WrittenOut[ResultEntry], loc: Loc) -> Iterator[Result]:
        seen: set[tuple[str, str]] = set()
        for place, entry, at in numbered(entries, ResultEntry, self._codes, self._home, loc):
            if entry.athlete is not None and (entry.noc, entry.athlete) in seen:
                message = f"{as_given(entry.athlete)} of {entry.noc} stands twice; keep one"
                self._home.complain((*at, "athlete"), message)
            seen.add((entry.noc, entry.athlete or ""))
            yield Result(place, entry.noc, entry.athlete, entry.best_time_s)

    def _if_known(self, results: Iterator[Result]) -> tuple[Result, ...]:
        """Nothing more is said of a list in which an NOC is unknown."""
        known = tuple(results)
        return known if all(result.noc in self._nocs for result in known) else ()
