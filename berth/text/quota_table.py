"""The table as text: a row per NOC, a column per event, athletes, totals."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.table import Table

from berth.sentences.columns import (
    Column,
    Group,
    Quotas,
    cell_in_short,
    nocs_counted,
    quota_columns,
)

NARROWEST_NAME = 14
WIDEST_NAME = 28
NOC_AND_GAPS = 7


def quota_tables(answer: Quotas, width: int) -> Iterator[Table | str]:
    """One table where it fits into the width, otherwise as few as will do; then what they say."""
    squads, athletes, legend = quota_columns(answer)
    room = width - NOC_AND_GAPS - NARROWEST_NAME
    tables = [*_packed((*squads, athletes), room)]
    for groups in tables:
        yield _table(answer, groups, width)
        if len(tables) > 1:
            yield ""
    yield nocs_counted(answer) + (f"    {legend}" if legend else "")


def _packed(groups: Iterable[Group], room: int) -> Iterator[list[Group]]:
    """The groups in their order, so many together as fit into the room; one too wide in parts."""
    packed: list[Group] = []
    for group in groups:
        for part in _parts(group, room - 2):
            if packed and sum(_width(one) + 2 for one in (*packed, part)) > room:
                yield packed
                packed = []
            packed.append(part)
    yield packed


def _parts(group: Group, room: int) -> Iterator[Group]:
    """The group, in parts of which each fits into the room."""
    columns: list[Column] = []
    for column in group.columns:
        if columns and _width(Group("", (*columns, column))) > room:
            yield Group(group.title, tuple(columns))
            columns = []
        columns.append(column)
    yield Group(group.title, tuple(columns))


def _table(answer: Quotas, groups: Sequence[Group], width: int) -> Table:
    """A name may be cut short, but neither who it is nor a number."""
    names = answer.labels.nocs
    left = width - NOC_AND_GAPS - sum(_width(group) + 2 for group in groups)
    # In a made-up world the codes may be all there is.
    named = any(names[noc] != noc for noc in answer.nocs)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("\nNOC", no_wrap=True, overflow="ellipsis", max_width=min(WIDEST_NAME, left))
    if named:
        table.add_column("", no_wrap=True)
    for group in groups:
        head = f"{group.title}\n{_heads(group)}"
        table.add_column(head, no_wrap=True, min_width=_width(group))
    for noc, row in answer.nocs.items():
        if any(row[column.key] != 0 for column in _columns(groups)):
            cells = [_cells(group, row, total=False) for group in groups]
            who = [names[noc], noc] if named else [noc]
            table.add_row(*who, *cells)
    cells = [_cells(group, answer.totals, total=True) for group in groups]
    table.add_row("Total", *[""] * named, *cells, style="bold")
    return table


def _columns(groups: Iterable[Group]) -> Iterator[Column]:
    for group in groups:
        yield from group.columns


def _heads(group: Group) -> str:
    return " ".join(f"{column.head:>{column.width}}" for column in group.columns)


def _width(group: Group) -> int:
    return max(cell_len(_heads(group)), cell_len(group.title))


def _cells(group: Group, row: Mapping[str, int | None], total: bool) -> str:
    return " ".join(
        f"{cell_in_short(row[column.key], column.marks and not total):>{column.width}}"
        for column in group.columns
    )
