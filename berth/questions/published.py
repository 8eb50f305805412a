"""An allocation beside the published table: equal, explained, or unexplained."""

from collections.abc import Callable, Collection
from typing import Literal

from berth.views.published import Cause, Comparison, Discrepancy
from models.answers.quota import columns_of, table_of, with_athletes
from models.instance import Instance
from models.place import Field, Held
from models.rulebook import Rulebook
from models.ruling import Ruling
from models.table import ATHLETES, Table
from models.words import Names


def compare(instance: Instance, held: Held) -> Comparison | None:
    """Cell by cell, as far as the published table has the column; None if there is no table."""
    table = instance.published
    if table is None:
        return None
    rows = as_published(instance, held)
    nocs = sorted({*rows, *(noc for noc, row in table.rows.items() if any(row.values()))})
    different = tuple(
        _discrepancy(noc, column, ours, theirs)
        for noc in nocs
        for column in dict.fromkeys((*columns_of(instance.rulebook), ATHLETES))
        if column in table.columns
        and (ours := rows.get(noc, {}).get(column, 0))
        != (theirs := table.rows.get(noc, {}).get(column, 0))
        and not (column == ATHLETES and is_told_by_squads(instance, table, noc))
    )
    unequal = {difference.noc for difference in different}
    return Comparison(equal=len(nocs) - len(unequal), different=different, nocs=len(nocs))


def with_sums(rulebook: Rulebook, held: Held) -> dict[str, dict[str, int]]:
    """The table of an allocation, and all athletes of each NOC."""
    rows = table_of(rulebook, held)
    return rows if ATHLETES in columns_of(rulebook) else with_athletes(rulebook, rows)


def is_told_by_squads(instance: Instance, table: Table, noc: str) -> bool:
    """Whether the number of all athletes follows from squads that are columns themselves."""
    squads, row = instance.rulebook.squads, table.rows.get(noc, {})
    if ATHLETES in squads or not set(squads) <= set(table.columns):
        return False
    return row.get(ATHLETES, 0) == sum(row.get(squad, 0) for squad in squads)


def as_published(instance: Instance, held: Held) -> dict[str, dict[str, int]]:
    """An allocation as a table, with NOCs together that the published table has under one code."""
    rows = with_sums(instance.rulebook, held)
    table = instance.published.rows if instance.published else {}
    for code, nocs in instance.naming.shared.items():
        if code in table:
            together = [row for noc in nocs if (row := rows.pop(noc, None))]
            if together:
                rows[code] = {name: sum(row[name] for row in together) for name in together[0]}
    return rows


def later_rulings(instance: Instance) -> tuple[Ruling, ...]:
    """The rulings that the published table could not know; none if its day is not known.

    Its day is the one that the instance is about. That is all that `as_of` of an instance does; the
    option --as-of picks among the rulings.
    """
    day = instance.as_of
    return tuple(ruling for ruling in instance.rulings if day is not None and ruling.date > day)


def _discrepancy(
    noc: str, column: str, ours: int, theirs: int, causes: tuple[Cause, ...] = ()
) -> Discrepancy:
    return Discrepancy(
        noc=noc,
        column=column,
        allocated=ours,
        published=theirs,
        explained_by=tuple(cause.in_short for cause in causes),
        causes=causes,
    )


def explained(
    comparison: Comparison, reasons: Callable[[Discrepancy], tuple[Cause, ...]]
) -> Comparison:
    """The comparison with causes for the differences that have none yet."""
    different = tuple(
        cell
        if cell.causes
        else _discrepancy(cell.noc, cell.column, cell.allocated, cell.published, reasons(cell))
        for cell in comparison.different
    )
    return Comparison(equal=comparison.equal, different=different, nocs=comparison.nocs)


def by_rulings(cell: Discrepancy, field: Field, later: Collection[Ruling]) -> tuple[Ruling, ...]:
    """The later rulings of the cell's event or squad; or all of them, where only a ruling
    elsewhere can be the cause."""
    near = [r for r in later if cell.column == r.event or cell.column in _squads(r, field)]
    return tuple({ruling.source.id: ruling for ruling in near or later}.values())


def _squads(ruling: Ruling, field: Field) -> tuple[str, ...]:
    """Of its event; a lot for athletes is about a squad itself."""
    event = field.events.get(ruling.event)
    return event.squads if event else (ruling.event,)


def ruling_cause(kind: Literal["ruling", "ruling_left_out"], names: Names, ruling: Ruling) -> Cause:
    source = ruling.source
    return Cause(kind=kind, id=source.id, wording=source.in_words(names))
