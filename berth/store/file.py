"""The SQLite file that sweeps are kept in: opened, checked, and found again when it was moved.

Readers are never in the way of a sweep, nor it in theirs: the file has a write-ahead log, and no
transaction is open while something is computed. That log needs memory shared by all who have the
file open, so on a folder of the network, where they may sit at several machines, SQLite's rollback
journal does it.
"""

import os
import sqlite3
import stat
from pathlib import Path

from berth.store.trouble import NotKept

#: 'Brth', so that a file that is something else is told apart.
APPLICATION = 0x42727468
SCHEMA = 1

#: So long is a lock waited for; where a sweep goes on meanwhile, not so long.
LOCK_SECONDS = 30.0
SHORT_LOCK_SECONDS = 3.0

#: No file: the results are there as long as the store is open.
IN_MEMORY = Path(":memory:")

#: How every database of SQLite begins.
MAGIC = b"SQLite format 3\0"

#: Device and number of a file; None where there is none.
Identity = tuple[int, int] | None

#: Where Linux says what lies where, and what of it lies on another machine.
MOUNTS = Path("/proc/self/mountinfo")
OF_THE_NETWORK = {"9p", "afs", "ceph", "cifs", "fuse.sshfs", "lustre", "ncpfs", "nfs", "nfs4"} | {
    "smb2",
    "smb3",
    "smbfs",
}

TABLES = """
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

#: Files of before hold none of these. They are empty while nobody sweeps.
CLAIMS = """
CREATE TABLE IF NOT EXISTS sweeps (
    sweep TEXT PRIMARY KEY,     -- one that runs, by a random name
    beat INTEGER NOT NULL       -- it counts as long as it runs
);
CREATE TABLE IF NOT EXISTS claims (
    key TEXT PRIMARY KEY,       -- a variant that is being computed
    sweep TEXT NOT NULL         -- by whom
);
"""


def open_file(path: Path, named_by: str) -> sqlite3.Connection:
    """The file, made where there is none. Raises sqlite3.Error, or NotKept where it is something
    else."""
    if path != IN_MEMORY:
        _check_kind(path, named_by)
    file = sqlite3.connect(
        path, timeout=LOCK_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        _check(file, path, named_by)
        journal = "DELETE" if path != IN_MEMORY and is_of_the_network(path) else "WAL"
        file.execute(f"PRAGMA journal_mode = {journal}")
        file.execute(f"PRAGMA synchronous = {'FULL' if journal == 'DELETE' else 'NORMAL'}")
        if _number(file, "SELECT count(*) FROM sqlite_master WHERE type = 'table'") < 4:
            ours = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {SCHEMA};"
            file.executescript(f"BEGIN IMMEDIATE; {TABLES} {CLAIMS} {ours} COMMIT;")
    except BaseException:
        file.close()
        raise
    return file


def _check(file: sqlite3.Connection, path: Path, named_by: str) -> None:
    if not _number(file, "SELECT count(*) FROM sqlite_master"):
        return
    if _number(file, "PRAGMA application_id") != APPLICATION:
        raise NotKept(
            f"{path}: this database holds something else than sweeps, and is left as it is; name "
            f"another file with {named_by}"
        )
    if _number(file, "PRAGMA user_version") != SCHEMA:
        raise NotKept(
            f"{path}: these results come from another version of Berth, and are left as they are; "
            f"name another file with {named_by}"
        )


def _number(file: sqlite3.Connection, asks: str) -> int:
    return int(file.execute(asks).fetchone()[0])


def is_of_the_network(path: Path) -> bool:
    """As far as the system says so."""
    try:
        lines = MOUNTS.read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    kinds: dict[str, str] = {}
    for line in lines:
        mounted, _, what = line.partition(" - ")
        kinds[mounted.split()[4].replace("\\040", " ")] = what.split()[0]
    folder = path.resolve().parent
    above = (kinds.get(str(one)) for one in (folder, *folder.parents))
    return next((kind in OF_THE_NETWORK for kind in above if kind), False)


def _check_kind(path: Path, named_by: str) -> None:
    """Before SQLite looks at it: a pipe would be waited for, a device never end; and a log that a
    killed sweep left would be written over whatever stands there now."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise NotKept(f"{path}: this is no ordinary file; name one with {named_by}")
        with path.open("rb") as file:
            begins = file.read(len(MAGIC))
    except OSError:
        return  # SQLite says what is wrong.
    if begins not in (b"", MAGIC):
        raise NotKept(
            f"{path}: this file cannot take results: it is no database, or damaged, and is left "
            f"as it is; name another one with {named_by}"
        )


def identities(path: Path) -> dict[Path, Identity]:
    """Which files stand there now: the file, and those beside it while it is open."""
    return {one: identity(one) for one in (path, *sides(path))}


def sides(path: Path) -> tuple[Path, Path]:
    """The log, and the memory that those share who have it open."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def identity(path: Path) -> Identity:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
