"""The published table: a file, or written out in an instance file."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from models.reading.codes import NocReader
from models.reading.home import Home
from models.reading.rows import IGNORED, PLACES, table_in
from models.table import Table

#: Of rulings, and of NOCs in a table of places: far more than there are.
MOST_NOC_ROWS = 5_000


class PublishedReader:
    """Reads it; rows of which nobody knows the NOC are left out."""

    def __init__(self, home: Home, nocs: NocReader, pool_meant: Callable[[str], str] = str) -> None:
        self._home, self._nocs, self._pool_meant = home, nocs, pool_meant

    def table(self, said: str | Mapping[str, Mapping[str, int]] | None) -> Table | None:
        if said is None:
            return None
        if isinstance(said, str):
            return self._in_file(self._home.named(said, ("published",)))
        return self._known(self._written_out(said))

    def _written_out(self, said: Mapping[str, Mapping[str, int]]) -> Table:
        columns: dict[str, None] = {}
        for noc, row in said.items():
            for column in row:
                if column not in IGNORED and column not in columns:
                    columns[column] = None
                    spot = self._home.located.spot_of(("published", noc, column))
                    self._home.spots["published", column] = spot
        written = [*said]
        codes, remark = self._nocs.of_places(
            written,
            lambda at, message: self._home.complain(("published", written[at]), message),
            trusted=True,
        )
        self._home.note(self._home.located.file, remark)
        rows = {
            code: {column: row.get(column, 0) for column in columns}
            for code, row in zip(codes, said.values(), strict=True)
        }
        return Table(tuple(columns), rows)

    def _in_file(self, path: Path | None) -> Table | None:
        complaints = self._home.complaints
        with complaints.gathering():
            if path is not None:
                sheet = self._home.sheet(path, PLACES, self._nocs, "published", MOST_NOC_ROWS)
                table = table_in(sheet, self._nocs, complaints, self._pool_meant)
                self._home.note(sheet.file, *sheet.notes)
                for column in table.columns:
                    self._home.spots["published", column] = sheet.header_spot(column)
                return self._known(table)
        return None

    def _known(self, table: Table) -> Table:
        known = {*self._nocs.naming.nocs, *self._nocs.naming.shared}
        return replace(table, rows={noc: row for noc, row in table.rows.items() if noc in known})
