"""What SQLite says when a file cannot be used, in words: what is wrong, and what to do."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from models.errors import BadQuestion
from models.words import counted


class NotKept(BadQuestion):
    """A file of results cannot be read or written."""


#: Primary result code of SQLite -> what is wrong; and what to do besides naming another file.
WORDS = {
    sqlite3.SQLITE_FULL: ("the disk is full", "make room"),
    sqlite3.SQLITE_BUSY: ("another program keeps this file locked", "close that program"),
    sqlite3.SQLITE_LOCKED: ("another program keeps this file locked", "close that program"),
    sqlite3.SQLITE_READONLY: ("this file or its folder is read-only", "make both writable"),
    sqlite3.SQLITE_PERM: ("this file may not be opened", "make it readable and writable"),
    sqlite3.SQLITE_CANTOPEN: (
        "this file cannot be opened or made",
        "see that its folder exists and that both are writable",
    ),
    sqlite3.SQLITE_IOERR: (
        "reading or writing failed, as the disk may be full, broken or away",
        "make room, or bring it back",
    ),
    sqlite3.SQLITE_CORRUPT: ("this file is damaged", "put a copy of it back"),
    sqlite3.SQLITE_NOTADB: ("this is no database", ""),
}

#: What else there may be is a file that lacks tables or columns, or holds other things in them.
ODD = ("this file is damaged, or not what Berth wrote", "put a copy of it back")


def not_kept(path: Path, error: sqlite3.Error, named_by: str, unkept: int) -> NotKept:
    """named_by: what names the file, for whoever has to name another one; unkept: answers that
    could not be written."""
    what, remedy = WORDS.get(primary(error), ODD)
    another = f"{remedy}, or name" if remedy else "name"
    told = f"{path}: this file cannot take results: {what} ({error}); {another} another one with "
    return NotKept(told + named_by, *lost(unkept))


def lost(unkept: int) -> Sequence[str]:
    """Said of answers that could not be written."""
    return [f"{counted(unkept, 'answer')} could not be kept."] if unkept else []


def is_locked(error: sqlite3.Error) -> bool:
    """Whether it may go well later."""
    return primary(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def primary(error: sqlite3.Error) -> int:
    """The code without its details; 0 where Python's own module complains."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
