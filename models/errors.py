"""What goes wrong, under one base class; and how wrong data is refused: all of it at once."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from itertools import islice
from operator import attrgetter
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from models.text import printable

#: A complaint may quote what a file says; a line of a terminal has to hold it.
LONGEST_MESSAGE = 600


def cell_called(line: int, column: int) -> str:
    """B7: a cell as spreadsheets name it; both count from 1."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{line}"


class Complaint(NamedTuple):
    """What is wrong and what to do, at a place that is counted from 1.

    In a table the column is the number of the cell. sheet: of a workbook that is an instance by
    itself, where the same cell is on every sheet. What is wrong with a question, and not with a
    file, has no file, and line and column 0.
    """

    file: str
    line: int
    column: int
    message: str
    sheet: str = ""

    def __str__(self) -> str:
        if not self.file:
            return self.message
        at = f"{self.file}:{self.line}:{self.column}: "
        if self.sheet:
            cell = cell_called(self.line, self.column)
            named = self.message.startswith(f"{cell} ")
            at += f"sheet '{self.sheet}', " if named else f"sheet '{self.sheet}', {cell}: "
        return f"{at}{self.message}"


class BerthError(Exception):
    """Whatever Berth cannot do. Its text is one line per complaint, each with what to do.

    A text among the complaints is one about no file.
    """

    def __init__(self, *complaints: Complaint | str) -> None:
        given = (
            Complaint("", 0, 0, found) if isinstance(found, str) else found for found in complaints
        )
        once = dict.fromkeys(
            found._replace(
                file=_one_line(found.file),
                message=_one_line(found.message),
                sheet=_one_line(found.sheet),
            )
            for found in given
        )
        places = attrgetter("file", "sheet", "line", "column")
        self.complaints = tuple(sorted(once, key=places))
        super().__init__("\n".join(str(complaint) for complaint in self.complaints))

    def __reduce__(self) -> tuple[Any, ...]:
        """How it travels from one process to another: its text alone would not tell it all."""
        return type(self), self.complaints, vars(self)


class BadInput(BerthError):
    """Files that cannot be read as what they should be."""


class BadQuestion(BerthError):
    """What is asked does not fit the instance: an unknown NOC, a number that no rule has."""


class OutOfMemory(BerthError):
    """There is not enough memory for a question, which is no answer to it."""


class Defect(BerthError):
    """A result that its check refutes. It is never shown; it is a fault of Berth itself."""


class Problem(NamedTuple):
    """Something wrong in the data: where (keys and indices from the top), and what to do."""

    where: tuple[str | int, ...]
    message: str


#: Nobody reads on after so many, and to find the nearest word for each takes its time.
MOST_PROBLEMS = 100


def refuse(title: str, problems: Iterable[Problem]) -> None:
    """Raise all problems at once, each keeping its own place in the data."""
    details = [
        InitErrorDetails(
            type=PydanticCustomError("problem", "{message}", {"message": problem.message}),
            loc=problem.where,
            input=None,
        )
        for problem in islice(problems, MOST_PROBLEMS)
    ]
    if details:
        raise ValidationError.from_exception_data(title, details)


#: How alike (1 is the same) a word must be for no other to be meant, and what is as alike.
VERY_NEAR = 0.9
ALIKE = 0.05
MOST_ALIKE = 5


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """', did you mean X?' for the nearest known word, or what is known if nothing is near.

    Where it is not very near, others that are about as near are named too.
    """
    words = list(known)
    near = get_close_matches(word, words, n=20, cutoff=0.6)
    if near := near or [one for one in words if _is_part(word, one)]:
        by_nearness = sorted(near, key=lambda known: _nearness(word, known), reverse=True)
        best, *others = ((one, _nearness(word, one)[0]) for one in by_nearness)
        alike = [one for one, ratio in others if best[1] < VERY_NEAR and best[1] - ratio < ALIKE]
        *most, last = (f"'{one}'" for one in (best[0], *alike[: MOST_ALIKE - 1]))
        return f"did you mean {', '.join(most)} or {last}?" if most else f"did you mean {last}?"
    shown = ", ".join(words[:8]) + (", ..." if len(words) > 8 else "")
    return f"known are: {shown}" if words else "none is declared"


def _is_part(word: str, known: str) -> bool:
    """Whether a word that is half as long means a part of the known one, or its beginning."""
    beginning = word[: (2 * len(word) + 2) // 3]
    return word in re.split("[-_]", known) or (len(word) > 2 and known.startswith(beginning))


def _nearness(word: str, known: str) -> tuple[float, bool, list[bool]]:
    """How alike; among equals letters in the wrong order count, then letters at their place."""
    ratio = SequenceMatcher(None, known, word).ratio()
    in_place = [a == b for a, b in zip(known, word, strict=False)]
    return ratio, sorted(word) == sorted(known), in_place


def _one_line(text: str) -> str:
    """Nothing that a terminal would obey; the middle of a very long text is left out, as what to
    do stands at its end."""
    if len(text) > LONGEST_MESSAGE:
        text = f"{text[: LONGEST_MESSAGE // 2]} ... {text[-LONGEST_MESSAGE // 2 :]}"
    return printable(text)
