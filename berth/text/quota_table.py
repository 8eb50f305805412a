"""The table as people know it: a row per NOC, a column per event, athletes, totals."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.table import Table

from berth.text.heads import heads_of
from berth.views.parts import Labels
from models.table import ATHLETES
from models.words import counted, together

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

    def cells(self, row: Mapping[str, int | None], total: bool) -> str:
        return " ".join(
            f"{_cell(row[column.key], column.marks and not total):>{column.width}}"
            for column in self.columns
        )


class Quotas(NamedTuple):
    """A table of places; None where a number is open."""

    nocs: Mapping[str, Mapping[str, int | None]]
    totals: Mapping[str, int | None]
    labels: Labels


def quota_tables(answer: Quotas, width: int) -> Iterator[Table | str]:
    """One table where it fits into the width, otherwise as few as will do; then what they say."""
    squads, legend = _squad_groups(answer)
    room = width - NOC_AND_GAPS - NARROWEST_NAME
    tables = [*_packed((*squads, _athlete_group(answer)), room)]
    for groups in tables:
        yield _table(answer, groups)
        if len(tables) > 1:
            yield ""
    yield counted(len(answer.nocs), "NOC") + (f"    {legend}" if legend else "")


def _squad_groups(answer: Quotas) -> tuple[list[Group], str]:
    """The events by squad, and what the heads that are no words stand for."""
    groups: list[Group] = []
    legend: dict[str, str] = {}
    labels, totals = answer.labels, answer.totals
    for squads in dict.fromkeys(event.squads for event in labels.events.values()):
        title = together(labels.squads[squad] for squad in squads)
        events = {name: event for name, event in labels.events.items() if event.squads == squads}
        heads = heads_of(events, title)
        columns = [_column(n, heads[n].text, totals, e.team) for n, e in events.items()]
        if columns:
            groups.append(Group(title, tuple(columns)))
        legend |= {head.text: head.label for head in heads.values() if head.text not in head.label}
    teams = any(event.team for event in labels.events.values())
    words = [f"{text}: {label}" for text, label in legend.items()]
    return groups, ", ".join([*words, "X: a team place"] if teams else words)


def _athlete_group(answer: Quotas) -> Group:
    squads, totals = answer.labels.squads, answer.totals
    columns = [_column(squad, title, totals) for squad, title in squads.items()]
    if len(squads) > 1:
        columns.append(_column(ATHLETES, "All", totals))
    return Group("Athletes", tuple(columns))


def _column(key: str, head: str, totals: Mapping[str, int | None], marks: bool = False) -> Column:
    return Column(key, head, max(len(head), len(str(totals[key]))), marks)


def _packed(groups: Iterable[Group], room: int) -> Iterator[list[Group]]:
    """The groups in their order, so many together as fit into the room; one too wide in parts."""
    packed: list[Group] = []
    for group in groups:
        for part in _parts(group, room - 2):
            if packed and sum(one.width + 2 for one in (*packed, part)) > room:
                yield packed
                packed = []
            packed.append(part)
    yield packed


def _parts(group: Group, room: int) -> Iterator[Group]:
    """The group, in parts of which each fits into the room."""
    columns: list[Column] = []
    for column in group.columns:
        if columns and Group("", (*columns, column)).width > room:
            yield Group(group.title, tuple(columns))
            columns = []
        columns.append(column)
    yield Group(group.title, tuple(columns))


def _table(answer: Quotas, groups: Sequence[Group]) -> Table:
    names = answer.labels.nocs
    # In a made-up world the codes may be all there is.
    named = any(names[noc] != noc for noc in answer.nocs)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("\nNOC", no_wrap=True, overflow="ellipsis", max_width=WIDEST_NAME)
    if named:
        table.add_column("", no_wrap=True)
    for group in groups:
        head = f"{group.title}\n{group.heads}"
        table.add_column(head, no_wrap=True, min_width=group.width)
    for noc, row in answer.nocs.items():
        if any(row[column.key] != 0 for column in _columns(groups)):
            cells = [group.cells(row, total=False) for group in groups]
            who = [names[noc], noc] if named else [noc]
            table.add_row(*who, *cells)
    cells = [group.cells(answer.totals, total=True) for group in groups]
    table.add_row("Total", *[""] * named, *cells, style="bold")
    return table


def _columns(groups: Iterable[Group]) -> Iterator[Column]:
    for group in groups:
        yield from group.columns


def _cell(count: int | None, marks: bool) -> str:
    if count is None:
        return "?"
    if not count:
        return "."
    return "X" if marks and count == 1 else str(count)
