"""What the columns of a table are: by their own names, or by what spreadsheets call them.

headers.csv is the reviewed list of such words, language by language. A word that is weak may mean
something else (a number in the race, a sum of something) and counts only where no other does.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from models.noc import rows_of_data

MOST_TABLE_COLUMNS = 200
"""More are not read, so nothing is looked for beyond them."""

LONGEST_NAME_OF_A_COLUMN = 200
"""In characters. What is longer names no column: to look for words and seasons in it takes a time
that grows with its square."""

#: The places of a competition are called as ranks are.
_CALLED_AS = {"place": "rank"}

_EITHER = re.compile(r"\s*[/|\n()\[\]]\s*|\s+[-\u2013]\s+")

#: A year or season at the end of a name.
_SEASON = re.compile(r"[\s,]+[([]?(?:19|20)[0-9]{2}(?:\s?[/-]\s?[0-9]{2,4})?[)\]]?$")


class Header(NamedTuple):
    """names:   of the columns: those that are wanted by their own name, others as they are, small.
    read_as: what stands there -> the column that it was read as, where they differ.
    open:    column that is wanted -> the names of those that could be it.
    """

    names: list[str]
    read_as: dict[str, str]
    open: dict[str, list[str]]


@cache
def _words() -> Mapping[str, Mapping[str, bool]]:
    """Word -> the columns that it may mean, and whether it is sure to."""
    words: dict[str, dict[str, bool]] = {}
    for row in rows_of_data("reading/headers.csv"):
        meant = words.setdefault(_word(row["word"]), {})
        meant[row["column"]] = meant.get(row["column"], False) or not row["strength"]
    return words


def _word(cell: str) -> str:
    text = unicodedata.normalize("NFKC", cell).casefold()
    return re.sub(r"[\s,;:._]+", " ", text).strip()


def _meant(cell: str, column: str) -> bool | None:
    """Whether a cell names the column: surely, perhaps (False), or not (None)."""
    if len(cell) > LONGEST_NAME_OF_A_COLUMN:
        return None
    words, own = _words(), _CALLED_AS.get(column, column)
    if (found := words.get(_word(cell), {}).get(own)) is not None:
        return found
    if (bare := _SEASON.sub("", cell)) != cell:
        return None if _meant(bare, column) is None else False
    for parts in _in_languages(cell):
        sure = [words.get(_word(part), {}).get(own) for part in parts]
        if None not in sure:
            return all(sure)
    return None


def _in_languages(cell: str) -> Iterator[list[str]]:
    """A name that may stand in two languages or words: 'Rank / Rang', 'NOC CNO', 'Points (pts)'."""
    if len(parts := [*filter(None, _EITHER.split(cell))]) > 1:
        yield parts
    words = cell.split(" ")
    for at in range(1, len(words)):
        yield [" ".join(words[:at]), " ".join(words[at:])]


def _candidates(cells: Sequence[str], column: str) -> list[int]:
    """Where the column may stand: by its own name, else by a sure word, else by a weak one."""
    cells = cells[:MOST_TABLE_COLUMNS]
    if own := [at for at, cell in enumerate(cells) if cell.lower() == column]:
        return own
    meant = {
        at: sure for at, cell in enumerate(cells) if (sure := _meant(cell, column)) is not None
    }
    return [at for at, sure in meant.items() if sure] or [*meant]


def is_header(cells: Sequence[str], needed: Collection[str]) -> bool:
    """Whether a row names all columns that are needed, each in a cell of its own."""
    found = [_candidates(cells, column) for column in needed]
    return all(found) and len({at for places in found for at in places}) >= len(found)


def header_rows(
    rows: Sequence[Sequence[str]], needed: Collection[str], optional: Collection[str]
) -> tuple[int, int, list[str]] | None:
    """Where the header begins and ends among the rows, and what its columns are called there:
    the first row that names all that are needed, with those below it in which the names go on."""
    found = (at for at, row in enumerate(rows) if is_header(row, needed))
    if (at := next(found, None)) is None:
        return None
    end, names = at + 1, [*rows[at]]
    for row in rows[end:]:
        if (more := _with_row_below(names, row, (*needed, *optional))) is None:
            break
        end, names = end + 1, more
    return at, end, names


def _with_row_below(
    names: Sequence[str], below: Sequence[str], wanted: Collection[str]
) -> list[str] | None:
    """The names of columns that take two rows: below a group what it consists of, or the same in
    another language. None where the row below is none of the header, or says of a column that is
    wanted what its name does not."""
    width = max(len(names), len(below))
    upper, lower = ([*row, *[""] * (width - len(row))] for row in (names, below))
    if sum(map(bool, lower)) < 2 or any(cell[:1].isdecimal() for cell in lower):
        return None
    own = {at: column for column in wanted for at in _candidates(upper, column)}
    for at, column in own.items():
        if lower[at] not in ("", upper[at]) and _meant(lower[at], column) is None:
            return None
    pairs = enumerate(zip(upper, lower, strict=True))
    return [first if at in own else second or first for at, (first, second) in pairs]


def header_of(
    cells: Sequence[str], wanted: Collection[str], choose: Callable[[str, list[int]], list[int]]
) -> Header:
    """What the columns are. choose: is asked which of several a column that is wanted is."""
    names = [cell.lower() for cell in cells]
    read_as: dict[str, str] = {}
    still_open: dict[str, list[str]] = {}
    for column in wanted:
        places = _candidates(cells, column)
        if len(places) > 1 and column not in names:
            places = choose(column, places)
        if len(places) > 1 and column not in names:
            still_open[column] = [cells[at] for at in places]
        elif places and column not in names:
            read_as[cells[places[0]]] = column
            names[places[0]] = column
    return Header(names, read_as, still_open)


def without_tail(cells: Sequence[str]) -> list[str]:
    """Names of columns; spreadsheets write commas for empty columns at the end."""
    last = max((at for at, name in enumerate(cells, 1) if name), default=0)
    return [*cells[:last]]


def means_noc(cell: str) -> bool:
    return _meant(cell, "noc") is not None


def may_name(cell: str, columns: Collection[str]) -> bool:
    """Whether a cell is called like one of the columns, or by a word for it."""
    return any(cell.lower() == one or _meant(cell, one) is not None for one in columns)


def numbered_apart(names: Sequence[str]) -> Iterator[str]:
    """Columns of one name, whatever its capitals, told apart: pts, pts (2)."""
    seen: dict[str, int] = {}
    for name in names:
        times = seen[name.casefold()] = seen.get(name.casefold(), 0) + 1
        yield f"{name} ({times})" if name and times > 1 else name
