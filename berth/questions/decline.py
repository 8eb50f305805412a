"""Places given back: the ledger of what was, what happened, and what is."""

from collections.abc import Sequence
from dataclasses import dataclass

from berth.cli.exits import Code, Refused
from berth.cli.terminal import waiting
from berth.questions.case import Asked
from berth.questions.clash import first_clash
from berth.questions.day import day_of
from berth.questions.reserve import known_event
from berth.questions.solve import CODES, Answer, solved_alone
from berth.questions.verdicts import WhatIf, compared, what_if
from berth.text.words import counted
from berth.views.effects import Held, LineMoved, lines_gained
from berth.views.published import Comparison
from models.answers.diagnosis import ConflictOfRules
from models.answers.outcome import Allocated, Conflict, Outcome
from models.answers.quota import (
    ATHLETES,
    Cell,
    cells_between,
    columns_of,
    table_of,
    totals_of,
    with_athletes,
)
from models.errors import did_you_mean
from models.instance import Instance
from models.ruling import Ruling
from solver.reallocate.decline import Declined, Waived, decline


@dataclass(frozen=True, slots=True)
class Entry:
    """before, after: the outcomes; instance: the case after. given_back: places, where an NOC
    gives some back; conflict: of the case after, when its rules cannot all be kept."""

    ruling: Ruling
    waived: tuple[Waived, ...]
    before: Outcome
    after: Outcome
    instance: Instance
    given_back: int | None = None
    conflict: ConflictOfRules | None = None

    @property
    def cells(self) -> tuple[Cell, ...]:
        return cells_between(self.instance.rulebook, held(self.before), held(self.after))

    @property
    def gained(self) -> tuple[LineMoved, ...]:
        return lines_gained(self.instance, held(self.before), held(self.after))

    @property
    def lost(self) -> tuple[LineMoved, ...]:
        """The lines that lose their place, those that the ruling is about aside."""
        lines = lines_gained(self.instance, held(self.after), held(self.before))
        about = (self.ruling.noc, self.ruling.event)
        return tuple(one for one in lines if (one.turn.line.noc, one.turn.event) != about)

    @property
    def both_allocated(self) -> bool:
        return isinstance(self.before, Allocated) and isinstance(self.after, Allocated)


@dataclass(frozen=True, slots=True)
class Ledger:
    """comparison: of the last state with the published table, where there are both."""

    entries: tuple[Entry, ...]
    comparison: Comparison | None

    @property
    def code(self) -> Code:
        return CODES[self.entries[-1].after.status]


def held(outcome: Outcome) -> Held:
    return outcome.held if isinstance(outcome, Allocated) else frozenset()


def given_back(
    question: Asked, noc: str, event: str, number: int, time_limit: float
) -> Ledger | Answer:
    """What follows when an NOC gives places of an event back.

    An Answer where there is no allocation to begin with. Raises Refused.
    """
    instance = question.instance
    _known(instance, noc, event)
    with waiting("Solving"):
        before = solved_alone(instance, time_limit)
        if not isinstance(before.outcome, Allocated):
            return before
        has = _places(instance, before.outcome, noc, event)
        if number > has:
            raise Refused(_too_many(noc, event, has))
        ruling = Ruling(
            noc=noc, event=event, at_most=has - number, date=day_of(question), basis="declined"
        )
        found = decline(instance, ruling, time_limit)
        entry = _entry(before.outcome, found, time_limit, number)
        by = (*question.typed, f"{noc} giving back {counted(number, 'place')} in {event}")
        return Ledger((entry,), _compared(found, WhatIf(question.base, by), time_limit))


def through_rulings(question: Asked, time_limit: float) -> Ledger | Answer:
    """The rulings of the instance one after another, in the order of their days; of one day, in
    the order of the file."""
    rulings = sorted(question.instance.rulings, key=lambda ruling: ruling.date)
    if not rulings:
        raise Refused("berth decline: no ruling counts here; name an NOC and an event")
    with waiting("Solving"):
        instance = question.instance.rebuilt(rulings=())
        before = solved_alone(instance, time_limit).outcome
        entries: list[Entry] = []
        for ruling in rulings:
            found = decline(instance, ruling, time_limit)
            entries.append(_entry(before, found, time_limit))
            instance, before = found.instance, found.outcome
        return Ledger(tuple(entries), _compared(found, what_if(question), time_limit))


def totals_before_and_after(entry: Entry) -> tuple[dict[str, int], dict[str, int]]:
    """Per column the places of all NOCs; `nocs`: how many NOCs have a place."""
    rulebook = entry.instance.rulebook
    columns = (*columns_of(rulebook), ATHLETES)
    before, after = (
        totals_of(columns, with_athletes(rulebook, table_of(rulebook, held(outcome))))
        for outcome in (entry.before, entry.after)
    )
    return before, after


def _entry(before: Outcome, found: Declined, time_limit: float, number: int | None = None) -> Entry:
    clashes = isinstance(found.outcome, Conflict)
    conflict = first_clash(found.instance, time_limit) if clashes else None
    return Entry(
        found.ruling, found.waived, before, found.outcome, found.instance, number, conflict
    )


def _compared(found: Declined, changed: WhatIf | None, time_limit: float) -> Comparison | None:
    if not isinstance(found.outcome, Allocated):
        return None
    return compared(found.instance, found.outcome.held, time_limit, changed)


def _places(instance: Instance, found: Allocated, noc: str, event: str) -> int:
    pools: Sequence[str] = instance.field.pools_of_event[event]
    return sum(place.noc == noc and place.pool in pools for place in found.held)


def _too_many(noc: str, event: str, has: int) -> str:
    if not has:
        return f"{noc} has no place in {event} to give back; berth why tells why"
    return f"{noc} has {counted(has, 'place')} in {event}; give back {has} or fewer"


def _known(instance: Instance, noc: str, event: str) -> None:
    if noc not in instance.nocs:
        raise Refused(f"unknown NOC '{noc}'; {did_you_mean(noc, instance.nocs)}")
    known_event(instance, event)
