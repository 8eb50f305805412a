"""The table as people know it: a row per NOC, a column per event, athletes, totals."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.table import Table

from berth.text.heads import heads_of
from berth.text.words import counted
from models.answers.quota import ATHLETES, Rows, columns_of, totals_of
from models.instance import Instance

NARROWEST_NAME = 14
WIDEST_NAME = 28
NOC_AND_GAPS = 7


class Column(NamedTuple):
    """marks: a single place is shown as X, since it is a team's."""

    key: str
    head: str
    width: int
    marks: bool


class Group(NamedTuple):
    """Columns under one title: the events of a squad, or the athletes."""

    title: str
    columns: tuple[Column, ...]

    @property
    def heads(self) -> str:
        return " ".join(f"{column.head:>{column.width}}" for column in self.columns)

    @property
    def width(self) -> int:
        return max(cell_len(self.heads), cell_len(self.title))

    def cells(self, row: Mapping[str, int], total: bool) -> str:
        return " ".join(
            f"{_cell(row[column.key], column.marks and not total):>{column.width}}"
            for column in self.columns
        )


def quota_tables(instance: Instance, rows: Rows, width: int) -> Iterator[Table | str]:
    """One table where it fits into the width, otherwise one per squad; then what they say."""
    totals = totals_of((*columns_of(instance.rulebook), ATHLETES), rows)
    squads, legend = _squad_groups(instance, totals)
    athletes = _athlete_group(instance, totals)
    room = width - NOC_AND_GAPS - NARROWEST_NAME
    if sum(group.width + 2 for group in (*squads, athletes)) <= room:
        yield _table(instance, [*squads, athletes], rows, totals)
    else:
        for group in (*squads, athletes):
            for part in _parts(group, room - 2):
                yield _table(instance, [part], rows, totals)
                yield ""
    yield counted(len(rows), "NOC") + (f"    {legend}" if legend else "")


def _squad_groups(instance: Instance, totals: Mapping[str, int]) -> tuple[list[Group], str]:
    """The events by squad, and what the heads that are no words stand for."""
    groups: list[Group] = []
    legend: dict[str, str] = {}
    for squad, title in instance.rulebook.squads.items():
        events = {n: e for n, e in instance.rulebook.events.items() if e.squad == squad}
        heads = heads_of(events, title)
        columns = [_column(n, heads[n].text, totals, e.team) for n, e in events.items()]
        if columns:
            groups.append(Group(title, tuple(columns)))
        legend |= {head.text: head.label for head in heads.values() if head.text not in head.label}
    teams = any(event.team for event in instance.rulebook.events.values())
    words = [f"{text}: {label}" for text, label in legend.items()]
    return groups, ", ".join([*words, "X: a team place"] if teams else words)


def _athlete_group(instance: Instance, totals: Mapping[str, int]) -> Group:
    squads = instance.rulebook.squads
    columns = [_column(squad, title, totals) for squad, title in squads.items()]
    if len(squads) > 1:
        columns.append(_column(ATHLETES, "All", totals))
    return Group("Athletes", tuple(columns))


def _column(key: str, head: str, totals: Mapping[str, int], marks: bool = False) -> Column:
    return Column(key, head, max(len(head), len(str(totals[key]))), marks)


def _parts(group: Group, room: int) -> Iterator[Group]:
    """The group, in parts of which each fits into the room."""
    columns: list[Column] = []
    for column in group.columns:
        if columns and Group("", (*columns, column)).width > room:
            yield Group(group.title, tuple(columns))
            columns = []
        columns.append(column)
    yield Group(group.title, tuple(columns))


def _table(
    instance: Instance, groups: Sequence[Group], rows: Rows, totals: Mapping[str, int]
) -> Table:
    # In a made-up world the codes may be all there is.
    named = any(instance.nocs[noc].name != noc for noc in rows)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("\nNOC", no_wrap=True, overflow="ellipsis", max_width=WIDEST_NAME)
    if named:
        table.add_column("", no_wrap=True)
    for group in groups:
        head = f"{group.title}\n{group.heads}"
        table.add_column(head, no_wrap=True, min_width=group.width)
    for noc, row in rows.items():
        if any(row[column.key] for column in _columns(groups)):
            cells = [group.cells(row, total=False) for group in groups]
            who = [instance.nocs[noc].name, noc] if named else [noc]
            table.add_row(*who, *cells)
    cells = [group.cells(totals, total=True) for group in groups]
    table.add_row("Total", *[""] * named, *cells, style="bold")
    return table


def _columns(groups: Iterable[Group]) -> Iterator[Column]:
    for group in groups:
        yield from group.columns


def _cell(count: int, marks: bool) -> str:
    if not count:
        return "."
    return "X" if marks and count == 1 else str(count)
