"""Asking for the reserve list of an event."""

from dataclasses import dataclass

from berth.cli.exits import Code, Refused
from berth.cli.terminal import waiting
from berth.questions.case import Asked
from berth.questions.clash import first_clash
from berth.questions.day import day_of
from berth.questions.solve import Answer, solved_alone
from berth.views.effects import Held
from models.answers.diagnosis import ConflictOfRules
from models.answers.outcome import Allocated, Conflict, LotRequired, OutOfTime
from models.answers.quota import Cell, cells_between
from models.errors import did_you_mean
from models.instance import Instance
from models.order import Turn
from solver.reallocate.give_back import last_awarded
from solver.reallocate.reserve import End, Reserve, reserves


@dataclass(frozen=True, slots=True)
class ReserveList:
    """last: the last line awarded in the event, if any; end: None where the list was cut short;
    conflict: of the case in which it ends, where no allocation follows."""

    event: str
    found: Allocated
    last: Turn | None
    entries: tuple[Reserve, ...]
    end: End | None
    conflict: ConflictOfRules | None = None

    @property
    def giver(self) -> Turn | None:
        if self.entries:
            return self.entries[0].giver
        return self.end.giver if self.end else None

    @property
    def code(self) -> Code:
        outcome = self.end.outcome if self.end else None
        if isinstance(outcome, OutOfTime):
            return Code.UNDECIDED
        if isinstance(outcome, LotRequired) and not self.entries:
            return Code.LOT_REQUIRED
        return Code.DONE


def reserve_list(
    question: Asked, event: str, first: int | None, time_limit: float
) -> ReserveList | Answer:
    """The entries of the list, or its first ones. An Answer where there is no allocation."""
    instance = question.instance
    known_event(instance, event)
    with waiting("Looking for who is next"):
        answer = solved_alone(instance, time_limit)
        if not isinstance(answer.outcome, Allocated):
            return answer
        found = answer.outcome
        entries: list[Reserve] = []
        end: End | None = None
        for entry in reserves(instance, found, event, day_of(question), time_limit):
            if isinstance(entry, End):
                end = entry
            elif first is not None and len(entries) == first:
                break
            else:
                entries.append(entry)
        conflict = None
        if end and isinstance(end.outcome, Conflict) and end.too_few is None:
            conflict = first_clash(end.instance, time_limit)
    _, last = cut_of(instance, found.held, event)
    return ReserveList(event, found, last, tuple(entries), end, conflict)


def athletes_needed(instance: Instance, found: ReserveList, entry: Reserve) -> dict[str, int]:
    """NOC that moves up -> athlete places that it needs more than it had."""
    squad = instance.rulebook.events[found.event].squad
    cells = cells_between(instance.rulebook, found.found.held, entry.found.held)
    grown = {cell.noc: cell.new - cell.old for cell in cells if cell.column == squad}
    return {turn.line.noc: grown.get(turn.line.noc, 0) for turn in entry.lines}


def also(instance: Instance, found: ReserveList, entry: Reserve) -> tuple[Cell, ...]:
    """What changes beyond the place itself: not the giver's and the taker's cells of the event,
    nor the athletes that the place brings."""
    squad = instance.rulebook.events[found.event].squad
    takers = {turn.line.noc for turn in entry.lines}
    told = {(entry.giver.line.noc, found.event), *((noc, found.event) for noc in takers)}
    told |= {(noc, squad) for noc in takers}
    cells = cells_between(instance.rulebook, found.found.held, entry.found.held)
    return tuple(cell for cell in cells if (cell.noc, cell.column) not in told)


def cut_of(instance: Instance, held: Held, event: str) -> tuple[int, Turn | None]:
    """How many places of the event are held, and the last line awarded."""
    pools = instance.field.pools_of_event[event]
    count = sum(place.pool in pools for place in held)
    return count, last_awarded(instance, held, event)


def known_event(instance: Instance, event: str) -> None:
    """Raises Refused where there is no such event."""
    events = instance.rulebook.events
    if event not in events:
        hint = did_you_mean(event, events)
        if event in instance.rulebook.squads:
            raise Refused(f"'{event}' is a squad and no event; {hint}")
        if event in (paths := instance.rulebook.event_of_list()):
            raise Refused(f"'{event}' is a list and no event; its event is '{paths[event]}'")
        raise Refused(f"unknown event '{event}'; {hint}")
