"""What a table is to hold, and what the instance says of a file whose names do not tell it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from models.errors import did_you_mean
from models.reading.disk import Unreadable
from models.reading.headers import is_header, may_name, numbered_apart
from models.reading.wording import as_given
from models.words import counted, few

#: Of other lists in the same table, so many are named.
MOST_LISTS_TOLD = 100


#: Columns of texts that decide nothing.
FOR_READERS = ("", "athlete", "basis", "name")


@dataclass(frozen=True, slots=True)
class TableSaid:
    """What the instance says of a file.

    sheet:   of a workbook.
    columns: column -> what the file calls it, or None if it is not to be read; others are found by
             their names.
    only:    name of a column in the file -> what has to stand there for a line to be read.
    header:  what its columns are called, where no row of the file says it.
    """

    sheet: str = ""
    columns: Mapping[str, str | None] = field(default_factory=dict)
    only: Mapping[str, str] = field(default_factory=dict)
    header: tuple[str, ...] = ()

    @property
    def names(self) -> dict[str, str]:
        """Column -> what the file calls it."""
        return {column: name for column, name in self.columns.items() if name is not None}

    @property
    def remark(self) -> str:
        """What the instance says of the columns, in words."""
        pairs = [f"'{name}' is {column}" for column, name in self.names.items()]
        pairs += [f"no column is {column}" for column, name in self.columns.items() if name is None]
        remark = f"as the instance says {few(pairs, 4)}" if pairs else ""
        if not self.header:
            return remark
        own = f"no row names its columns: they are {few([*filter(None, self.header)], 6)}"
        return f"{own}; {remark}" if remark else own


#: The names in the file tell it all.
AS_NAMED = TableSaid()


@dataclass(frozen=True, slots=True)
class TableKind:
    """What a table is to hold.

    needed, optional: the columns, by their own names.
    open:   whether further columns are kept as they are and say nothing that decides.
    called: what the sheet of a workbook may be called.
    sense:  the NOC that a text means, if any.
    said:   what the instance says of this file.
    """

    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()
    open: bool = False
    called: tuple[str, ...] = ()
    sense: Callable[[str], str | None] = lambda text: text or None
    said: TableSaid = AS_NAMED

    @property
    def wanted(self) -> tuple[str, ...]:
        return (*self.needed, *self.optional)

    def is_code(self, column: str) -> bool:
        """Whether codes, ids, numbers or days stand in a column, and no text for readers."""
        return (column in self.wanted or not self.open) and column not in FOR_READERS

    def in_file(self, said: TableSaid) -> Self:
        return replace(self, said=said)

    def is_header(self, cells: Sequence[str]) -> bool:
        return is_header(self.by_own_names(cells), self.needed)

    def by_own_names(self, cells: Sequence[str]) -> Sequence[str]:
        """A row that may be the header, its columns called as the instance says that they are;
        nothing, where it does not name them all. Columns of one name are told apart: pts, pts (2).

        What is called like a column that is said, and is not the one, is set apart from it.
        """
        if not self.said.columns:
            return cells
        names = self.said.names
        places = {place_called(cells, name): column for column, name in names.items()}
        if None in places or len(places) < len(names):
            return []
        return [
            places.get(at)
            or (f"{cell} (as in the file)" if may_name(cell, self.said.columns) else cell)
            for at, cell in enumerate(cells)
        ]


def place_called(header: Sequence[str], name: str) -> int | None:
    """Where a column of a file stands, by what it is called there; None where that is not one. Its
    capitals matter where nothing else tells columns apart."""
    for names in (header, [one.casefold() for one in numbered_apart(header)]):
        wanted = name if names is header else name.casefold()
        if names.count(wanted) == 1:
            return names.index(wanted)
    return None


def none_names(rows: Sequence[Sequence[str]], names: Sequence[str]) -> tuple[int, str]:
    """What to say where no row names all columns that the instance says, and of which row: the
    first of those that name most of them, and anything at all."""

    def known(at: int) -> tuple[int, int]:
        found = sum(place_called(rows[at], name) is not None for name in names)
        return found, sum(map(bool, rows[at]))

    best = max(range(len(rows)), key=known)
    missing = [name for name in names if place_called(rows[best], name) is None]
    which = few([f"'{name}'" for name in missing or names], 4)
    if not missing:
        return best, f"no two of the columns {which} may be one; say what each is called"
    hint = did_you_mean(missing[0], filter(None, rows[best]))
    return best, f"no row names the {'columns' if missing[1:] else 'column'} {which}; {hint}"


class LinesMeant:
    """Those that are read of a table that holds several lists."""

    def __init__(self, only: Mapping[str, str], header: Sequence[str], line: int) -> None:
        """Raises Unreadable for a column that is not there. line: of the header."""
        self._meant: dict[int, str] = {}
        self._others: dict[str, None] = {}
        self._left_out = 0
        for name, text in only.items():
            if (at := place_called(header, name)) is None:
                hint = did_you_mean(name, filter(None, header))
                raise Unreadable(f"there is no column '{name}'; {hint}", line)
            self._meant[at] = text

    def leave_out(self, cells: Sequence[str]) -> bool:
        """Whether the line belongs to another list. A row of nothing but a text may say something
        of all of them."""
        for at, text in self._meant.items():
            said = cells[at] if at < len(cells) else ""
            if said and said.casefold() != text.casefold() and sum(map(bool, cells)) > 1:
                if len(self._others) < MOST_LISTS_TOLD:
                    self._others[said] = None
                self._left_out += 1
                return True
        return False

    @property
    def remark(self) -> str:
        """What was left out."""
        if not self._left_out:
            return ""
        others = few([f"'{name}'" for name in self._others], 3)
        return f"{counted(self._left_out, 'line')} of {others} left out"

    def check_any(self, rows: int, line: int) -> None:
        """Raises Unreadable where no line is left."""
        if self._meant and not rows:
            text = next(iter(self._meant.values()))
            raise Unreadable(
                f"no line is of {as_given(text)}; {did_you_mean(text, self._others)}", line
            )
