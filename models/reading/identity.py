"""One NOC under one code: that of the day, whatever codes its lines, rulings and places had."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from models.competition import Competitions
from models.noc import Noc
from models.ranking import Ranking
from models.reading.codes import NocReader
from models.ruling import Ruling
from models.table import Table
from models.words import together


class Identities:
    """Read when all the tables of an instance are.

    codes: NOC -> its code of the day, where that is another: the published table's, else the only
           one by which it was named, else that of today.
    shown: NOC -> the code that it shares in the published table.
    """

    def __init__(self, nocs: NocReader, table: Table | None) -> None:
        self._used, self._published = nocs.used, nocs.published
        self._nocs = nocs.naming.nocs
        self.shown = dict(self._shared(table)) if table is not None else {}
        found = {noc: self._of_the_day(noc) for noc in {**self._used, **self._published}}
        self.codes = {noc: code for noc, code in found.items() if code != noc}

    def _of_the_day(self, noc: str) -> str:
        if noc in self._published:
            return self._published[noc]
        codes = [*self._used[noc]]
        return codes[0] if len(codes) == 1 else noc

    def _shared(self, table: Table) -> Iterator[tuple[str, str]]:
        """A neutral code of several NOCs, where the lines have the NOCs and the table the code."""
        for code in table.rows:
            noc = self._nocs.get(code)
            if noc is not None and code not in self._used:
                for member in noc.members:
                    if member in self._used and member not in table.rows:
                        yield member, code

    def of(self, noc: str) -> str:
        return self.codes.get(noc, noc)

    @property
    def aliases(self) -> dict[str, str]:
        """What makes the other codes of an NOC mean its code of the day."""
        return {code: day for noc, day in self.codes.items() for code in (noc, day)}

    @property
    def notes(self) -> Iterator[str]:
        for noc, used in self._used.items():
            if codes := {**used, self.of(noc): None}.keys() - {self.of(noc)}:
                own = self.of(noc)
                yield f"{together(sorted((*codes, own)))} are one NOC, shown as {own}"
        by_code: dict[str, list[str]] = {}
        for noc, code in self.shown.items():
            by_code.setdefault(code, []).append(noc)
        for code, nocs in by_code.items():
            yield f"{together(nocs)} shown as {code}, as in the published table"

    def nocs(self, known: Mapping[str, Noc]) -> Mapping[str, Noc]:
        """With the codes that they share."""
        if not self.shown:
            return known
        shared = {
            noc: known[noc].model_copy(update={"shown": code}) for noc, code in self.shown.items()
        }
        return {**known, **shared}

    def ranking(self, given: Ranking) -> Ranking:
        if not self.codes:
            return given
        return Ranking(tuple(replace(line, noc=self.of(line.noc)) for line in given.lines))

    def competitions(self, given: Competitions) -> Competitions:
        if not self.codes:
            return given
        return Competitions(
            {
                name: {
                    one: tuple(result._replace(noc=self.of(result.noc)) for result in results)
                    for one, results in lists.items()
                }
                for name, lists in given.items()
            }
        )

    def ruling(self, given: Ruling) -> Ruling:
        return given.model_copy(update={"noc": self.of(given.noc)})

    def table(self, given: Table | None) -> Table | None:
        """With a shared code that stands for one NOC only as that NOC."""
        if given is None:
            return None
        holders: dict[str, list[str]] = {}
        for noc, code in self.shown.items():
            holders.setdefault(code, []).append(noc)
        alone = {code: nocs[0] for code, nocs in holders.items() if len(nocs) == 1}
        rows = {self.of(alone.get(noc, noc)): row for noc, row in given.rows.items()}
        return replace(given, rows=rows)
