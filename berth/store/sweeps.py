"""The results of sweeps in an SQLite file: one row per variant, found again by its key.

Results of several instances and grids may share a file; each finds its own by their keys.
"""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

from berth.cli.exits import Refused
from models.answers.quota import Cell, Moves, columns_of
from solver.many.sweep import Cases, Task, VariantResult

#: 'Brth', so that a file that is something else is told apart.
APPLICATION = 0x42727468
SCHEMA = 1

COMMIT_SECONDS = 0.5

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


class Row(NamedTuple):
    """moves: against the base, None where one of them is no allocation."""

    status: str
    proof: str | None
    by_walk: bool
    checked: bool
    moves: Moves | None
    why: str


class Store:
    """An open file. Raises Refused where the file is not one of sweeps."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._file = sqlite3.connect(path, timeout=30, isolation_level=None)
            self._open()
        except sqlite3.Error as error:
            raise Refused(
                f"{path}: this file cannot take results ({error}); name another one with --out"
            ) from None
        self._next_commit = monotonic() + COMMIT_SECONDS

    def _open(self) -> None:
        application = self._number("application_id")
        has_tables = bool(self._file.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone())
        if has_tables and application != APPLICATION:
            raise Refused(
                f"{self.path}: this database holds something else than sweeps, and is left as it "
                "is; name another file with --out"
            )
        if has_tables and self._number("user_version") != SCHEMA:
            raise Refused(
                f"{self.path}: these results come from another version of Berth, and are left as "
                "they are; name another file with --out"
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

    def rows(self, keys: Iterator[str]) -> Iterator[Row]:
        """The result of each key, in their order; all of them must be there."""
        said = "SELECT status, proof, by_walk, checked, moves, why FROM variants WHERE key = ?"
        for key in keys:
            status, proof, by_walk, checked, moves, why = self._file.execute(
                said, (key,)
            ).fetchone()
            found = None if moves is None else _moves(json.loads(moves))
            yield Row(status, proof, bool(by_walk), bool(checked), found, why)


def _moves(stored: dict[str, Any]) -> Moves:
    stored["cells"] = tuple(Cell(*cell) for cell in stored["cells"])
    return Moves(**stored | {name: tuple(stored[name]) for name in ("enter", "vanish")})
