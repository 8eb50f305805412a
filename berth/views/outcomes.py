"""From an outcome of the solver to the answer that shows it."""

from collections.abc import Iterable, Sequence
from typing import TypedDict

from berth.views.cuts import cut_line
from berth.views.heading import Heading
from berth.views.ledger import steps_shown
from berth.views.parts import RankedLine, clash_of, labels_of, line_of, nocs_in, ruling_shown
from berth.views.published import Comparison
from berth.views.solve import (
    AllocationAnswer,
    ConflictAnswer,
    LotAnswer,
    OpenLot,
    OptionChanges,
    OutcomeAnswer,
    UndecidedAnswer,
)
from models.answers.diagnosis import ConflictOfRules
from models.answers.outcome import Allocated, LotRequired, Outcome, OutOfTime, Step
from models.answers.quota import columns_of, table_of, totals_of, with_athletes
from models.checks.unfilled import unfilled
from models.instance import Instance
from models.table import ATHLETES
from solver.allocate.lots import next_drawn
from solver.allocate.open_lots import OpenLots
from solver.reallocate.first_reserve import FirstReserve, first_reserves


class About(TypedDict):
    """What an answer is about: the first keys of its JSON."""

    instance: str
    rulebook: str
    variant: str | None


def about(instance: Instance, heading: Heading) -> About:
    variant = heading.variant.id if heading.variant else None
    return About(instance=instance.id, rulebook=instance.rulebook.id, variant=variant)


def outcome_answer(
    instance: Instance,
    heading: Heading,
    outcome: Outcome,
    conflict: ConflictOfRules | None = None,
) -> OutcomeAnswer:
    """An outcome without an allocation; or an allocation alone. conflict: one of them, if known."""
    if isinstance(outcome, Allocated):
        return allocation_answer(instance, heading, outcome, OptionChanges(set_={}, drop=()))
    if isinstance(outcome, LotRequired):
        return lot_answer(instance, heading, OpenLots((outcome,)))
    if isinstance(outcome, OutOfTime):
        doing = outcome.doing or None
        return UndecidedAnswer(
            **about(instance, heading), seconds=outcome.seconds, heading=heading, doing=doing
        )
    return ConflictAnswer(
        **about(instance, heading),
        conflict=clash_of(instance.names, conflict) if conflict else None,
        heading=heading,
        labels=labels_of(instance, ()),
    )


def allocation_answer(
    instance: Instance,
    heading: Heading,
    found: Allocated,
    changes: OptionChanges,
    *,
    comparison: Comparison | None = None,
    steps: Iterable[Step] | None = None,
    folded: bool = True,
    cuts: Iterable[FirstReserve] | None = None,
    not_in_time: Sequence[str] = (),
) -> AllocationAnswer:
    """cuts: looked for here where they are not given. not_in_time: what was not found, in words."""
    rulebook = instance.rulebook
    rows = with_athletes(rulebook, table_of(rulebook, found.held))
    short = unfilled(instance, found.held)
    shown = tuple(
        cut_line(cut, short.get(cut.event))
        for cut in (first_reserves(instance, found) if cuts is None else cuts)
    )
    ledger = None if steps is None else tuple(steps_shown(instance, steps))
    return AllocationAnswer(
        **about(instance, heading),
        nocs=rows,
        totals=totals_of((*columns_of(rulebook), ATHLETES), rows),
        published=comparison,
        proof=found.proof,
        certified=found.certified,
        rulings=tuple(ruling_shown(ruling) for ruling in instance.rulings),
        changes=changes,
        steps=ledger,
        heading=heading,
        cuts=shown,
        folded=folded,
        not_in_time=tuple(not_in_time) or None,
        labels=labels_of(instance, (*rows, *nocs_in(shown, ledger, comparison))),
    )


def lot_answer(instance: Instance, heading: Heading, open_: OpenLots) -> LotAnswer:
    lots = tuple(OpenLot(**lot_parts(instance, lot)) for lot in open_.lots)
    table = open_.table
    return LotAnswer(
        **about(instance, heading),
        **lot_parts(instance, open_.lots[0]),
        heading=heading,
        labels=labels_of(instance, {*nocs_in(lots), *(table or ())}),
        lots=lots,
        nocs=None if table is None else {noc: dict(row) for noc, row in table.items()},
        totals=None if open_.totals is None else dict(open_.totals),
    )


class LotParts(TypedDict):
    """What is said of a lot wherever one is: see LotAnswer."""

    tied: tuple[RankedLine, ...]
    at_stake: int
    step: int
    drawn_from: int
    squad: str | None
    between: tuple[str, ...] | None


def lot_parts(instance: Instance, lot: LotRequired) -> LotParts:
    turns = [turn for _, turns in instance.stages for turn in turns]
    steps = {turn.place: step for step, turn in enumerate(turns, 1)}
    of_squad = lot.squad is not None
    return LotParts(
        tied=tuple(line_of(turn) for turn in lot.tied),
        at_stake=lot.at_stake,
        # What is asked for after the last line is the step after the last. A line of which the lot
        # says what there was to give back may have been struck since.
        step=min(
            (steps[turn.place] for turn in lot.tied if turn.place in steps and not of_squad),
            default=len(turns) + 1,
        ),
        drawn_from=next_drawn(instance, lot),
        squad=lot.squad,
        between=lot.between if of_squad else None,
    )
