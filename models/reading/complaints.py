"""What is wrong with a file, where, and what to do: all of a file's errors at once."""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from models.errors import BadInput, Complaint
from models.text import printable

#: So many complaints are told per file; of the rest, how many there are.
TOLD_PER_FILE = 50


class InSheet(str):
    """A file's name, together with the sheet of it that is read."""

    file: str
    sheet: str

    def __new__(cls, file: str, sheet: str) -> "InSheet":
        both = super().__new__(cls, f"{file}, sheet '{sheet}'")
        both.file, both.sheet = file, sheet
        return both


class Complaints:
    """Complaints as they are found, of any number of files."""

    def __init__(self) -> None:
        self._found: dict[Complaint, None] = {}
        self._told: Counter[str] = Counter()
        self._untold: Counter[str] = Counter()

    def __bool__(self) -> bool:
        return bool(self._found)

    @property
    def count(self) -> int:
        """How many there are, told or not."""
        return len(self._found) + self._untold.total()

    def full(self, file: str) -> bool:
        """Whether a further complaint about the file would only be counted: no need to word it."""
        return self._told[file] >= TOLD_PER_FILE

    def add(self, file: str, line: int, column: int, message: str) -> None:
        complaint = (
            Complaint(file.file, line, column, message, file.sheet)
            if isinstance(file, InSheet)
            else Complaint(file, line, column, message)
        )
        if complaint in self._found:
            return
        if self.full(file):
            self._untold[file] += 1
        else:
            self._told[file] += 1
            self._found[complaint] = None

    def stop(self, file: str, line: int, column: int, message: str) -> NoReturn:
        """A complaint after which the file cannot be read any further."""
        self.add(file, line, column, message)
        raise self.bad_input()

    def bad_input(self) -> BadInput:
        """All that was found, to be raised."""
        return BadInput(*self._found, *self._how_many_more())

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Goes on with the next file where one, read with these complaints, was stopped at."""
        try:
            yield
        except BadInput:
            if not self:
                raise

    def _how_many_more(self) -> Iterator[Complaint]:
        for file, count in self._untold.items():
            where = "sheet" if isinstance(file, InSheet) else "file"
            last = max(found for found in self._found if _within(found) == file)
            message = f"and {count} more were found in this {where}; correct these first"
            yield last._replace(message=message)


def _within(complaint: Complaint) -> str:
    if not complaint.sheet:
        return complaint.file
    return InSheet(complaint.file, complaint.sheet)


def as_written(path: Path) -> str:
    """The path as its user would write it: relative to the current directory when below it. To be
    read, not to be opened: what a terminal would obey in its name is escaped."""
    try:
        absolute, here = os.path.abspath(path), os.getcwd()
        below = os.path.commonpath([absolute, here]) == here
    except (OSError, ValueError):
        return printable(str(path))
    return printable(os.path.relpath(absolute, here) if below else absolute)
