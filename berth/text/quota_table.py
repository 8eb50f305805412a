"""The table as people know it: a row per NOC, a column per event, athletes, totals."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len
from rich.table import Table

from berth.text.heads import Head, heads_of
from berth.views.parts import EventLabel, Labels
from models.table import ATHLETES
from models.words import counted, together

NARROWEST_NAME = 14
WIDEST_NAME = 28
NOC_AND_GAPS = 7

#: The titles of more squads than this are too wide to stand above columns of athletes.
MOST_TITLES = 4


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
    squads, heads, legend = _squad_groups(answer)
    room = width - NOC_AND_GAPS - NARROWEST_NAME
    tables = [*_packed((*squads, _athlete_group(answer, heads)), room)]
    for groups in tables:
        yield _table(answer, groups, width)
        if len(tables) > 1:
            yield ""
    yield counted(len(answer.nocs), "NOC") + (f"    {legend}" if legend else "")


def _squad_groups(answer: Quotas) -> tuple[list[Group], dict[str, Head], str]:
    """The events by squad, their heads, and what the heads that are no words stand for."""
    groups: list[Group] = []
    legend: dict[str, str] = {}
    every: dict[str, Head] = {}
    labels, totals = answer.labels, answer.totals
    for title, events in _titled(labels):
        heads = heads_of(events, title)
        columns = [_column(n, heads[n].text, totals, e.team) for n, e in events.items()]
        groups.append(Group(title, tuple(columns)))
        every |= heads
        legend |= {head.text: head.label for head in heads.values() if not head.is_told}
    teams = any(event.team for event in labels.events.values())
    words = [f"{text}: {label}" for text, label in legend.items()]
    return groups, every, ", ".join([*words, "X: a team place"] if teams else words)


def _titled(labels: Labels) -> Iterator[tuple[str, dict[str, EventLabel]]]:
    """The events by squad; squads of one event that follow one another share a group without a
    title, since a title for each column takes more room than the columns."""
    of_squads: dict[tuple[str, ...], dict[str, EventLabel]] = {}
    for name, event in labels.events.items():
        of_squads.setdefault(event.squads, {})[name] = event
    for is_single, group in groupby(of_squads.items(), lambda entry: len(entry[1]) == 1):
        entries = list(group)
        if is_single and len(entries) > 1:
            yield "", {name: event for _, events in entries for name, event in events.items()}
        else:
            for squads, events in entries:
                yield together(labels.squads[squad] for squad in squads), events


def _athlete_group(answer: Quotas, heads_of_events: Mapping[str, Head]) -> Group:
    squads, totals = answer.labels.squads, answer.totals
    heads = dict(squads)
    if len(squads) > MOST_TITLES:
        labels = {s: EventLabel(name=n, squad=s, team=False, lists=()) for s, n in squads.items()}
        heads = {squad: head.text for squad, head in heads_of(labels, "").items()}
        # As its event, where a squad has one only.
        times = Counter(squad for event in answer.labels.events.values() for squad in event.squads)
        for name, event in answer.labels.events.items():
            if len(event.squads) == times[event.squads[0]] == 1:
                heads[event.squads[0]] = heads_of_events[name].text
    columns = [_column(squad, heads[squad], totals) for squad in squads]
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


def _table(answer: Quotas, groups: Sequence[Group], width: int) -> Table:
    """A name may be cut short, but neither who it is nor a number."""
    names = answer.labels.nocs
    left = width - NOC_AND_GAPS - sum(group.width + 2 for group in groups)
    # In a made-up world the codes may be all there is.
    named = any(names[noc] != noc for noc in answer.nocs)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("\nNOC", no_wrap=True, overflow="ellipsis", max_width=min(WIDEST_NAME, left))
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
