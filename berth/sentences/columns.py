"""The columns of the table as people know it: events by squad, then athletes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from berth.sentences.heads import Head, heads_of
from berth.views.parts import EventLabel, Labels
from models.table import ATHLETES, NOCS
from models.words import counted, together

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


class Quotas(NamedTuple):
    """A table of places; None where a number is open."""

    nocs: Mapping[str, Mapping[str, int | None]]
    totals: Mapping[str, int | None]
    labels: Labels


class QuotaColumns(NamedTuple):
    """squads: the events, by squad; athletes: how many; legend: what heads and marks stand for."""

    squads: tuple[Group, ...]
    athletes: Group
    legend: str


def quota_columns(answer: Quotas) -> QuotaColumns:
    squads, heads, legend = _squad_groups(answer)
    return QuotaColumns(tuple(squads), _athlete_group(answer, heads), legend)


def cell_in_short(count: int | None, marks: bool) -> str:
    """A dot for none, a question mark where it is open. marks: a single place is an X."""
    if count is None:
        return "?"
    if not count:
        return "."
    return "X" if marks and count == 1 else str(count)


def nocs_counted(answer: Quotas) -> str:
    """'25 NOCs'; '2 of 25 NOCs' where not all are shown. Those without a place are none of them.

    Before a lot more NOCs may have a place than will.
    """
    shown = sum(any(n != 0 for n in row.values()) for row in answer.nocs.values())
    every = answer.totals.get(NOCS) or 0
    return f"{shown} of {counted(every, 'NOC')}" if every > shown else counted(shown, "NOC")


def without_a_place(answer: Quotas) -> Iterator[str]:
    """'FRA France has no place.', of NOCs that were asked about."""
    for noc, row in answer.nocs.items():
        if not any(n != 0 for n in row.values()):
            yield f"{answer.labels.noc(noc)} has no place."


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
