"""The results of sweeps in an SQLite file: one row per variant, found again by its key.

Results of several instances and grids may share a file; each finds its own by their keys.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic

from models.answers.quota import columns_of
from models.errors import BadQuestion
from solver.many.sweep import Cases, Task, VariantResult

#: 'Brth', so that a file that is something else is told apart.
APPLICATION = 0x42727468
SCHEMA = 1

COMMIT_SECONDS = 0.5

#: No file: the results are there as long as the store is open.
IN_MEMORY = Path(":memory:")

TABLES = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS instances (
    content TEXT PRIMARY KEY,   -- hash of all that the allocation of the base follows from
    id TEXT NOT NULL,
    columns TEXT NOT NULL       -- JSON: events, then squads
);
CREATE TABLE IF NOT EXISTS variants (
    key TEXT PRIMARY KEY,       -- hash of instance, patch and seed
    content TEXT NOT NULL REFERENCES instances,
    patch TEXT NOT NULL,        -- JSON: what is different from the instance
    status TEXT NOT NULL,       -- allocated, lot_required, conflict, out_of_time, refused
    proof TEXT,                 -- walk, prefix, search, tiers
    by_walk INTEGER NOT NULL,   -- 1: without a full solve
    checked INTEGER NOT NULL,   -- 1: the solver alone came to the same
    counts TEXT,                -- JSON: NOC -> places, in the order of the instance's columns
    moves TEXT,                 -- JSON: what is different from the base, and its cells
    why TEXT NOT NULL           -- of refused; lots drawn
);
"""


class Store:
    """An open file. Raises BadQuestion where the file is not one of sweeps.

    named_by: what names the file, for whoever has to name another one.
    """

    def __init__(self, path: Path, named_by: str = "out") -> None:
        self.path, self._named_by = path, named_by
        try:
            self._file = sqlite3.connect(path, timeout=30, isolation_level=None)
            self._open()
        except sqlite3.Error as error:
            raise BadQuestion(
                f"{path}: this file cannot take results ({error}); name another one with {named_by}"
            ) from None
        self._next_commit = monotonic() + COMMIT_SECONDS

    def _open(self) -> None:
        application = self._number("application_id")
        has_tables = bool(self._file.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone())
        if has_tables and application != APPLICATION:
            raise BadQuestion(
                f"{self.path}: this database holds something else than sweeps, and is left as it "
                f"is; name another file with {self._named_by}"
            )
        if has_tables and self._number("user_version") != SCHEMA:
            raise BadQuestion(
                f"{self.path}: these results come from another version of Berth, and are left as "
                f"they are; name another file with {self._named_by}"
            )
        self._file.execute("PRAGMA journal_mode = WAL")
        self._file.execute("PRAGMA synchronous = NORMAL")
        if not has_tables:
            ours = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {SCHEMA};"
            self._file.executescript(f"{TABLES} {ours} COMMIT;")

    def _number(self, pragma: str) -> int:
        return int(self._file.execute(f"PRAGMA {pragma}").fetchone()[0])

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.commit()
        self._file.close()

    def is_answered(self, key: str) -> bool:
        """Whether there is a result that time did not cut short."""
        said = "SELECT 1 FROM variants WHERE key = ? AND status != 'out_of_time'"
        return self._file.execute(said, (key,)).fetchone() is not None

    def declare(self, cases: Cases) -> None:
        """The instance whose variants come next."""
        columns = columns_of(cases.base.rulebook)
        row = (cases.content, cases.base.id, json.dumps(columns))
        self._file.execute("INSERT OR IGNORE INTO instances VALUES (?, ?, ?)", row)

    def add(self, cases: Cases, task: Task, result: VariantResult) -> None:
        """Kept for good within half a second, or when the file is closed."""
        if not self._file.in_transaction:
            self._file.execute("BEGIN IMMEDIATE")
        self._file.execute(
            f"INSERT OR REPLACE INTO variants VALUES ({', '.join('?' * 10)})",
            (
                task.key,
                cases.content,
                cases.patch(task.point),
                result.status,
                result.proof,
                result.by_walk,
                result.checked,
                result.counts,
                result.moves,
                result.why,
            ),
        )
        if monotonic() >= self._next_commit:
            self.commit()

    def commit(self) -> None:
        if self._file.in_transaction:
            self._file.execute("COMMIT")
        self._next_commit = monotonic() + COMMIT_SECONDS

    def rows(self, keys: Iterable[str]) -> Iterator[VariantResult]:
        """The result of each key, in their order; all of them must be there."""
        said = "SELECT status, proof, counts, moves, by_walk, checked, why FROM variants"
        for key in keys:
            status, proof, counts, moves, by_walk, checked, why = self._file.execute(
                f"{said} WHERE key = ?", (key,)
            ).fetchone()
            found = bool(by_walk), bool(checked)
            yield VariantResult(status, proof, counts, moves, *found, why=why)
