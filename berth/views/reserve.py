"""The answer of `reserve`: who is next in an event, and where the list ends."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from berth.views.base import Answer, View
from berth.views.heading import Heading
from berth.views.outcomes import about
from berth.views.parts import (
    CellChange,
    ClashingRules,
    Labels,
    PointedLine,
    RankedLine,
    cell_of,
    clash_of,
    labels_of,
    line_of,
    nocs_in,
    pointed_line_of,
)
from models.answers.diagnosis import ConflictOfRules
from models.answers.outcome import Allocated, LotRequired, OutOfTime
from models.answers.quota import cells_between
from models.instance import Instance
from models.order import Turn
from models.words import Names
from solver.reallocate.reserve import End, Reserve


class ReserveEntry(View):
    """An entry of the list.

    lines: those that move up, one as a rule. athletes_needed: NOC that moves up -> athlete places
    that it needs more than it had. changes: what changes beyond the place itself and the athletes
    that it brings. without_line: NOCs that gain a place that no line claims, as by a team, each as
    often as it gains one.
    """

    sparse = ("without_line",)

    number: int
    lines: tuple[PointedLine, ...]
    athletes_needed: dict[str, int]
    changes: tuple[CellChange, ...]
    without_line: tuple[str, ...] | None = None


class ReserveEnd(View):
    """What follows when the last in reserve declines as well.

    status: `nobody` takes the place, or what `solve` would answer instead of an allocation.
    too_few: the rule that asks for more places than lines are left for, where that is seen.
    conflict: otherwise, where it was found in time. squad, between: of a lot for athletes of a
    squad, as in the answer of `solve`.
    """

    sparse = ("tied", "at_stake", "seconds", "squad", "between")

    status: Literal["nobody", "lot_required", "conflict", "out_of_time"]
    too_few: str | None
    conflict: ClashingRules | None
    tied: tuple[RankedLine, ...] | None = None
    at_stake: int | None = None
    seconds: float | None = None
    squad: str | None = None
    between: tuple[str, ...] | None = None


class ReserveAnswer(Answer):
    """The reserve list of an event.

    giver: the line whose place is given back first, if any may be; last: the last line awarded,
    which is another where it may not be given back. end: null where the list was cut short.
    """

    question: ClassVar[str] = "reserve"

    status: Literal["allocated"] = "allocated"
    instance: str
    rulebook: str
    variant: str | None
    event: str
    giver: RankedLine | None
    reserves: tuple[ReserveEntry, ...]
    end: ReserveEnd | None
    heading: Heading
    last: RankedLine | None
    labels: Labels

    @property
    def headline(self) -> str:
        return f"{self.instance}, {len(self.reserves)} in reserve in {self.labels.pool(self.event)}"

    def records(self) -> Sequence[Mapping[str, object]]:
        """A row per line that moves up, and per NOC that gains a place without one."""
        return [
            {
                "number": entry.number,
                "noc": line.noc,
                "name": self.labels.nocs[line.noc],
                "list": line.list,
                "rank": line.rank,
                "points": line.points,
                "athletes_needed": entry.athletes_needed[line.noc],
            }
            for entry in self.reserves
            for line in entry.lines
        ] + [
            {"number": entry.number, "noc": noc, "name": self.labels.nocs[noc]}
            for entry in self.reserves
            for noc in entry.without_line or ()
        ]


def reserve_answer(
    instance: Instance,
    heading: Heading,
    event: str,
    found: Allocated,
    *,
    last: Turn | None,
    entries: Sequence[Reserve],
    end: End | None,
    conflict: ConflictOfRules | None,
) -> ReserveAnswer:
    """last: the last line awarded in the event. conflict: of the case in which the list ends."""
    giver = entries[0].giver if entries else end.giver if end else None
    reserves = tuple(_entry(instance, event, found, entry) for entry in entries)
    shown = _end(instance.names, end, conflict) if end else None
    cut = line_of(last) if last else None
    begins = line_of(giver) if giver else None
    return ReserveAnswer(
        **about(instance, heading),
        event=event,
        giver=begins,
        reserves=reserves,
        end=shown,
        heading=heading,
        last=cut,
        labels=labels_of(instance, nocs_in(begins, reserves, shown, cut)),
    )


def _entry(instance: Instance, event: str, found: Allocated, entry: Reserve) -> ReserveEntry:
    squads = instance.rulebook.events[event].squads
    takers = {turn.line.noc for turn in entry.lines}
    cells = cells_between(instance.rulebook, found.held, entry.found.held)
    grown: Counter[str] = Counter()
    for cell in cells:
        if cell.column in squads:
            grown[cell.noc] += cell.new - cell.old
    told = {(entry.giver.line.noc, event)}
    told |= {(noc, column) for noc in takers for column in (event, *squads)}
    return ReserveEntry(
        number=entry.number,
        lines=tuple(pointed_line_of(turn) for turn in entry.lines),
        athletes_needed={turn.line.noc: grown[turn.line.noc] for turn in entry.lines},
        without_line=entry.without_line or None,
        changes=tuple(cell_of(cell) for cell in cells if (cell.noc, cell.column) not in told),
    )


def _end(names: Names, end: End, conflict: ConflictOfRules | None) -> ReserveEnd:
    outcome = end.outcome
    lot = outcome if isinstance(outcome, LotRequired) else None
    return ReserveEnd(
        status="nobody" if isinstance(outcome, Allocated) else outcome.status,
        too_few=end.too_few.id if end.too_few else None,
        conflict=clash_of(names, conflict) if conflict else None,
        tied=tuple(line_of(turn) for turn in lot.tied) if lot else None,
        at_stake=lot.at_stake if lot else None,
        seconds=outcome.seconds if isinstance(outcome, OutOfTime) else None,
        squad=lot.squad if lot else None,
        between=lot.between if lot and lot.squad else None,
    )
