"""The results of sweeps in an SQLite file: one row per variant, found again by its key.

Results of several instances and grids may share a file; each finds its own by their keys.
"""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic
from typing import TypeVar, get_args

from berth.store.claims import BEAT_SECONDS, SweepClaims, end
from berth.store.file import (
    IN_MEMORY,
    LOCK_SECONDS,
    SHORT_LOCK_SECONDS,
    identities,
    identity,
    open_file,
)
from berth.store.moved import found_again
from berth.store.trouble import NotKept, is_locked, lost, not_kept
from models.answers.quota import columns_of
from solver.many.outcomes import VariantStatus
from solver.many.sweep import Cases, Task, VariantResult

_T = TypeVar("_T")

#: Answers are kept after so long at the latest.
KEPT_SECONDS = 0.5

#: An answer takes the place of one that time cut short, and never the other way round.
ADDED = f"""
INSERT INTO variants VALUES ({", ".join("?" * 10)})
ON CONFLICT (key) DO UPDATE SET status = excluded.status, proof = excluded.proof,
    by_walk = excluded.by_walk, checked = excluded.checked, counts = excluded.counts,
    moves = excluded.moves, why = excluded.why
WHERE variants.status = 'out_of_time'
"""


class Store:
    """An open file. named_by: what names it, for whoever has to name another one.

    Raises NotKept, a BadQuestion, whenever the file cannot be read or written, or is not one of
    sweeps.
    """

    def __init__(self, path: Path, named_by: str = "out") -> None:
        self.path, self._named_by = path, named_by
        self._waiting: list[tuple[object, ...]] = []
        self._claims, self._lock, self._closing = SweepClaims(), Lock(), Event()
        self._keeper: Thread | None = None
        self._failed: sqlite3.Error | None = None
        self._gone: NotKept | None = None
        with self._troubles():
            self._file = open_file(path, named_by)
        self._stood = identities(path)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        """Whatever is wrong with the file now, `flush` has said."""
        self._closing.set()
        if self._keeper is not None:
            self._keeper.join()
        with suppress(sqlite3.Error, NotKept):
            self._written(lambda file: end(file, self._claims.sweep))
        self._file.close()

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise not_kept(self.path, error, self._named_by, len(self._waiting)) from None

    def status(self, key: str) -> str | None:
        """Of the result that is kept."""
        said = "SELECT status FROM variants WHERE key = ?"
        with self._troubles(), self._lock:
            found = self._file.execute(said, (key,)).fetchone()
        return None if found is None else str(found[0])

    def declare(self, cases: Cases) -> None:
        """The instance whose variants come next."""
        row = (cases.content, cases.base.id, json.dumps(columns_of(cases.base.rulebook)))
        said = "INSERT OR IGNORE INTO instances VALUES (?, ?, ?)"
        with self._troubles():
            self._written(lambda file: file.execute(said, row))

    def claimed(self, keys: Sequence[str], again: Collection[str] = ()) -> Sequence[str]:
        """Those of the variants that this sweep is to compute: nobody has answered them, or is
        about to. again: undecided ones that are tried once more."""
        if self._keeper is None and self.path != IN_MEMORY:
            self._begin()
        try:
            return self._written(lambda file: self._claims.take(file, keys, again))
        except sqlite3.Error as error:
            if is_locked(error):
                # Better computed twice than not at all.
                return keys
            raise not_kept(self.path, error, self._named_by, len(self._waiting)) from None

    def _begin(self) -> None:
        with self._troubles():
            self._written(self._claims.beat)
        self._patience(SHORT_LOCK_SECONDS)
        self._keeper = Thread(target=self._keep, daemon=True)
        self._keeper.start()

    def add(self, cases: Cases, task: Task, result: VariantResult) -> None:
        """Kept for good within half a second, unless the file is locked for longer."""
        self._waiting.append(
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
            )
        )
        if self._gone is not None:
            self.flush()
        if self._failed is not None:
            raise not_kept(self.path, self._failed, self._named_by, len(self._waiting))

    def flush(self) -> None:
        """Keeps all that was added."""
        if self._gone is None:
            self._patience(LOCK_SECONDS)
        with self._troubles():
            self._written(lambda _: None)

    def rows(self, keys: Iterable[str]) -> Iterator[VariantResult]:
        """The result of each key, in their order; all of them must be there."""
        said = "SELECT status, proof, counts, moves, by_walk, checked, why FROM variants"
        for key in keys:
            with self._troubles(), self._lock:
                row = self._file.execute(f"{said} WHERE key = ?", (key,)).fetchone()
            try:
                status, proof, counts, moves, by_walk, checked, why = row
                if status not in get_args(VariantStatus):
                    raise ValueError(status)
                found = VariantResult(
                    status, proof, counts, moves, bool(by_walk), bool(checked), why=why
                )
                _ = found.moved
            except (TypeError, ValueError, KeyError):
                raise NotKept(
                    f"{self.path}: a result was removed from this file, or is damaged; put a copy "
                    f"of it back, or name another one with {self._named_by}"
                ) from None
            yield found

    # One transaction after the other, each as short as can be.

    def _written(self, then: Callable[[sqlite3.Connection], _T]) -> _T:
        """Keeps what waits, and does something in the same transaction."""
        with self._lock:
            if self._gone is not None:
                raise NotKept(*self._gone.complaints, *lost(len(self._waiting)))
            try:
                found = self._transaction(then)
            except sqlite3.Error:
                if not self._was_moved():
                    raise
                self._find_again()
                found = self._transaction(then)
            if self._was_moved():
                self._find_again()
            return found

    def _transaction(self, then: Callable[[sqlite3.Connection], _T]) -> _T:
        rows = self._waiting[:]
        self._file.execute("BEGIN IMMEDIATE")
        try:
            self._file.executemany(ADDED, rows)
            self._file.executemany("DELETE FROM claims WHERE key = ?", ([row[0]] for row in rows))
            found = then(self._file)
            self._file.execute("COMMIT")
        except BaseException:
            if self._file.in_transaction:
                self._file.execute("ROLLBACK")
            raise
        del self._waiting[: len(rows)]
        return found

    def _was_moved(self) -> bool:
        return self.path != IN_MEMORY and identity(self.path) != self._stood[self.path]

    def _find_again(self) -> None:
        try:
            self._file = found_again(self._file, self.path, self._stood, self._named_by)
        except NotKept as error:
            self._gone = error
            raise
        self._stood = identities(self.path)

    def _patience(self, seconds: float) -> None:
        with self._lock, self._troubles():
            self._file.execute(f"PRAGMA busy_timeout = {int(1000 * seconds)}")

    def _keep(self) -> None:
        """Beside the computing: keeps answers, and shows that the sweep runs."""
        next_beat = monotonic() + BEAT_SECONDS
        while not self._closing.wait(KEPT_SECONDS):
            is_due = monotonic() >= next_beat
            if not (is_due or self._waiting):
                continue
            try:
                self._written(self._claims.beat if is_due else lambda _: None)
            except NotKept:
                return
            except sqlite3.Error as error:
                if not is_locked(error):
                    self._failed = error
                    return
            if is_due:
                next_beat = monotonic() + BEAT_SECONDS
