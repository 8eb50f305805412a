"""Who computes what, where several sweeps write to one file.

A sweep claims variants a few at a time, just before it computes them; a claim ends with the answer,
or with the sweep. One that was killed cannot say so: it is known by its beat, a number that goes up
as long as it runs. Others watch it by their own clocks, as those of two machines may differ. Should
one be taken for dead that only slept, variants are computed twice, to the same answers.
"""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from time import monotonic
from uuid import uuid4

#: So often a sweep shows that it runs, and after so long without a sign it does not.
BEAT_SECONDS = 1.0
DEAD_SECONDS = 10.0


@dataclass
class SweepClaims:
    """Those of one sweep. Every method is called inside a transaction."""

    sweep: str = field(default_factory=lambda: uuid4().hex)
    _beat: int = 0
    _seen: dict[str, tuple[int, float]] = field(default_factory=dict)

    def take(
        self, file: sqlite3.Connection, keys: Sequence[str], again: Collection[str]
    ) -> list[str]:
        """Those of the variants that nobody has answered or claimed. again: that are undecided, and
        to be tried once more."""
        return [key for key in keys if _is_open(file, key, again) and self._claimed(file, key)]

    def _claimed(self, file: sqlite3.Connection, key: str) -> bool:
        said = "INSERT OR IGNORE INTO claims VALUES (?, ?)"
        return file.execute(said, (key, self.sweep)).rowcount == 1

    def beat(self, file: sqlite3.Connection) -> None:
        """Shows that it runs, and ends the claims of those that do not any more."""
        self._beat += 1
        file.execute("INSERT OR REPLACE INTO sweeps VALUES (?, ?)", (self.sweep, self._beat))
        for dead in [*self._dead(file)]:
            end(file, dead)
        file.execute("DELETE FROM claims WHERE sweep NOT IN (SELECT sweep FROM sweeps)")

    def _dead(self, file: sqlite3.Connection) -> Iterator[str]:
        now = monotonic()
        for sweep, beat in file.execute("SELECT sweep, beat FROM sweeps"):
            before, since = self._seen.get(sweep, (None, now))
            self._seen[sweep] = (beat, since if beat == before else now)
            if beat == before and now - since > DEAD_SECONDS:
                yield sweep


def end(file: sqlite3.Connection, sweep: str) -> None:
    """A sweep runs no more."""
    file.execute("DELETE FROM claims WHERE sweep = ?", (sweep,))
    file.execute("DELETE FROM sweeps WHERE sweep = ?", (sweep,))


def _is_open(file: sqlite3.Connection, key: str, again: Collection[str]) -> bool:
    said = "SELECT status FROM variants WHERE key = ?"
    found = file.execute(said, (key,)).fetchone()
    return found is None or (found[0] == "out_of_time" and key in again)
