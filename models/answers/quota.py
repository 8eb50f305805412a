"""The table of an allocation: a row per NOC, a column per event and squad. It is counted here.

Rows, totals, the cells in which two tables differ, and what that moves: whoever shows or compares
tables takes them from here.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from models.place import Place, column_of
from models.rulebook import Rulebook
from models.table import ATHLETES, NOCS

#: (NOC, list or squad) -> places held.
Numbers = Mapping[tuple[str, str], int]

#: A table: NOC -> event or squad -> places. What it does not name is 0.
Rows = Mapping[str, Mapping[str, int]]


class Cell(NamedTuple):
    """A cell of a table with its number before and after."""

    noc: str
    column: str
    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Moves:
    """What is different: cells by NOC, each in the order of events and squads.

    gained, lost: start and team places that NOCs have more, or less; athletes_gained,
    athletes_lost: the same for athlete places. enter, vanish: NOCs.
    """

    cells: tuple[Cell, ...]
    gained: int
    lost: int
    athletes_gained: int
    athletes_lost: int
    enter: tuple[str, ...]
    vanish: tuple[str, ...]


def columns_of(rulebook: Rulebook) -> tuple[str, ...]:
    """Events, then squads."""
    return (*rulebook.events, *rulebook.squads)


def numbers_of(held: Iterable[Place]) -> Counter[tuple[str, str]]:
    return Counter(place[:2] for place in held)


def rows_of(rulebook: Rulebook, numbers: Numbers) -> dict[str, dict[str, int]]:
    """Every NOC with a place, by code, with every column in its order."""
    event_of = rulebook.event_of_list()
    columns = columns_of(rulebook)
    rows = {noc: dict.fromkeys(columns, 0) for noc in sorted({noc for noc, _ in numbers})}
    for (noc, pool), count in numbers.items():
        # A place without a line stands under its event, or its squad, itself.
        name = column_of(pool)
        rows[noc][event_of.get(name, name)] += count
    return rows


def table_of(rulebook: Rulebook, held: Iterable[Place]) -> dict[str, dict[str, int]]:
    """The table of the places held."""
    return rows_of(rulebook, numbers_of(held))


def with_athletes(rulebook: Rulebook, rows: Rows) -> dict[str, dict[str, int]]:
    """The rows with all athletes of each NOC as a last column."""
    return {
        noc: {**row, ATHLETES: sum(row.get(squad, 0) for squad in rulebook.squads)}
        for noc, row in rows.items()
    }


def totals_of(columns: Iterable[str], rows: Rows) -> dict[str, int]:
    """The sum of each column, and how many NOCs have a row."""
    total = {column: sum(row.get(column, 0) for row in rows.values()) for column in columns}
    return {**total, NOCS: len(rows)}


def holders(rulebook: Rulebook, held: Iterable[Place], event: str) -> Counter[str]:
    """NOC -> places held in an event, over all its lists; NOCs by their code."""
    event_of = rulebook.event_of_list()
    columns = ((place.noc, column_of(place.pool)) for place in held)
    found = Counter(noc for noc, name in columns if event_of.get(name, name) == event)
    return Counter(dict(sorted(found.items())))


def cells_changed(columns: Iterable[str], before: Rows, after: Rows) -> tuple[Cell, ...]:
    """NOC by NOC, in the order of the columns."""
    columns = tuple(columns)
    return tuple(
        Cell(noc, column, old, new)
        for noc in sorted({*before, *after})
        for column in columns
        if (old := before.get(noc, {}).get(column, 0)) != (new := after.get(noc, {}).get(column, 0))
    )


def cells_between(
    rulebook: Rulebook, before: Iterable[Place], after: Iterable[Place]
) -> tuple[Cell, ...]:
    """The cells in which the tables of two holdings differ."""
    rows = table_of(rulebook, before), table_of(rulebook, after)
    return cells_changed(columns_of(rulebook), *rows)


def moves_between(rulebook: Rulebook, before: Rows, after: Rows) -> Moves:
    """What is different between two tables."""
    cells = cells_changed(columns_of(rulebook), before, after)
    gained, lost = _more_and_less(cell for cell in cells if cell.column in rulebook.events)
    athletes = _more_and_less(cell for cell in cells if cell.column in rulebook.squads)
    return Moves(
        cells,
        gained,
        lost,
        *athletes,
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(before.keys() - after.keys())),
    )


def _more_and_less(cells: Iterable[Cell]) -> tuple[int, int]:
    changes = [cell.new - cell.old for cell in cells]
    return sum(n for n in changes if n > 0), -sum(n for n in changes if n < 0)
