"""A ruling that takes places, as the ledger of `decline` shows it: before, the event, after."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from pydantic import Field

from berth.views.base import View
from berth.views.heading import WaivedDuty, duties_waived
from berth.views.outcomes import lot_parts
from berth.views.parts import (
    CellChange,
    ClashInFull,
    RankedLine,
    Reason,
    RulingShown,
    cell_of,
    clash_in_full,
    line_of,
    reason_of,
    ruling_shown,
)
from models.answers.diagnosis import ConflictOfRules
from models.answers.outcome import Allocated, LotRequired, Outcome, OutOfTime
from models.answers.quota import (
    cells_between,
    columns_of,
    holders,
    table_of,
    totals_of,
    with_athletes,
)
from models.instance import Instance
from models.place import Place
from models.table import ATHLETES
from models.waivers import given_up
from solver.reallocate.decline import Declined, Waived
from solver.reallocate.give_back import last_awarded

OutcomeStatus = Literal["allocated", "lot_required", "conflict", "out_of_time"]


class MovedLine(RankedLine):
    """A line that gains or loses its place. step: its number in the order of award."""

    step: int


class StandingShown(View):
    """How things stand: the NOC's row of the table, the last line awarded in the event, and how
    many places are held there. Null where there is none, or no allocation."""

    status: OutcomeStatus
    row: dict[str, int] | None
    last: RankedLine | None
    places: int | None


class Waiver(View):
    """A number that was lowered so that a place could be given back.

    kind, id: of the rule or ruling; name: what the number is called there.
    """

    address: str
    old: int = Field(alias="from")
    new: int = Field(alias="to")
    kind: str
    id: str
    name: str
    cite: str


class DeclineEntry(View):
    """A ruling, and what follows from it.

    given_back: places, where an NOC gives some back. waived: address -> its number before and
    after; waivers: the same in full. lost: by others than the ruling is about. totals: columns
    that differ, `nocs` the number of NOCs with a place. reason: the ruling in words.
    waives: duties that are kept as far as the ruling leaves it, their numbers being as they were.
    step, drawn_from, squad, between: of a lot, as in the answer of `solve`. What there is only
    between two allocations, or only where none follows, is left out otherwise.
    """

    sparse = (
        *("moved_up", "lost", "changes", "totals"),
        *("conflict", "tied", "at_stake", "step", "drawn_from", "seconds", "squad", "between"),
        "waives",
    )

    ruling: RulingShown
    given_back: int | None
    waived: dict[str, tuple[int, int]]
    before: StandingShown
    after: StandingShown
    moved_up: tuple[MovedLine, ...] | None = None
    lost: tuple[MovedLine, ...] | None = None
    changes: tuple[CellChange, ...] | None = None
    totals: dict[str, tuple[int, int]] | None = None
    conflict: ClashInFull | None = None
    tied: tuple[RankedLine, ...] | None = None
    at_stake: int | None = None
    reason: Reason
    waivers: tuple[Waiver, ...]
    step: int | None = None
    drawn_from: int | None = None
    seconds: float | None = None
    squad: str | None = None
    between: tuple[str, ...] | None = None
    waives: tuple[WaivedDuty, ...] | None = None


def decline_entry(
    before: Outcome,
    found: Declined,
    given_back: int | None = None,
    conflict: ConflictOfRules | None = None,
) -> DeclineEntry:
    """before: the outcome without the ruling. conflict: of the case after, where its rules clash
    and it was found in time."""
    instance, ruling, names = found.instance, found.ruling, found.instance.names
    about_it = (ruling.noc, ruling.event)
    return DeclineEntry(
        ruling=ruling_shown(ruling),
        given_back=given_back,
        waived={one.address: (one.old, one.new) for one in found.waived},
        before=_standing(instance, before, *about_it),
        after=_standing(instance, found.outcome, *about_it),
        conflict=clash_in_full(names, instance.rulebook, conflict) if conflict else None,
        reason=reason_of(names, ruling.source),
        waivers=tuple(_waiver(one) for one in found.waived),
        waives=duties_waived(
            names, (one for one in given_up(instance) if one.ruling.key == ruling.key)
        ),
        **_what_follows(instance, before, found.outcome, about_it),
    )


def _what_follows(
    instance: Instance, before: Outcome, after: Outcome, about_it: tuple[str, str]
) -> dict[str, Any]:
    """The fields of an entry that hang on the outcomes before and after it."""
    if isinstance(after, LotRequired):
        return dict(lot_parts(instance, after))
    if isinstance(after, OutOfTime):
        return {"seconds": after.seconds}
    if not (isinstance(before, Allocated) and isinstance(after, Allocated)):
        return {}
    old, new = totals_shown(instance, before.held), totals_shown(instance, after.held)
    lost = _gained(instance, after.held, before.held)
    cells = cells_between(instance.rulebook, before.held, after.held)
    return {
        "moved_up": tuple(_gained(instance, before.held, after.held)),
        "lost": tuple(line for line in lost if (line.noc, line.event) != about_it),
        "changes": tuple(cell_of(cell) for cell in cells),
        "totals": {column: (n, new[column]) for column, n in old.items() if n != new[column]},
    }


def _waiver(one: Waived) -> Waiver:
    return Waiver(
        address=one.address,
        old=one.old,
        new=one.new,
        kind=one.source.kind,
        id=one.source.id,
        name=one.name,
        cite=one.source.cite,
    )


def _standing(instance: Instance, outcome: Outcome, noc: str, event: str) -> StandingShown:
    held = outcome.held if isinstance(outcome, Allocated) else frozenset[Place]()
    last = last_awarded(instance, held, event)
    return StandingShown(
        status=outcome.status,
        row=rows_shown(instance, held).get(noc),
        last=line_of(last) if last else None,
        places=holders(instance.rulebook, held, event).total() if held else None,
    )


def _gained(
    instance: Instance, before: frozenset[Place], after: frozenset[Place]
) -> Iterator[MovedLine]:
    """The lines awarded after and not before, in the order of award."""
    turns = [turn for _, turns in instance.stages for turn in turns]
    for step, turn in enumerate(turns, 1):
        if turn.place in after and turn.place not in before:
            yield MovedLine(**dict(line_of(turn)), step=step)


def rows_shown(instance: Instance, held: Iterable[Place]) -> dict[str, dict[str, int]]:
    return with_athletes(instance.rulebook, table_of(instance.rulebook, held))


def totals_shown(instance: Instance, held: Iterable[Place]) -> dict[str, int]:
    return totals_of((*columns_of(instance.rulebook), ATHLETES), rows_shown(instance, held))
