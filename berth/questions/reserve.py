"""Asking for the reserve list of an event."""

from berth.questions.case import Asked
from berth.questions.day import day_of
from berth.questions.event import event_meant
from berth.questions.limits import DEFAULT_SECONDS
from berth.questions.progress import Progress, Tell, nobody
from berth.questions.solve import allocation_of
from berth.questions.within_limit import all_within_limit
from berth.views.reserve import ReserveAnswer, reserve_answer
from models.answers.outcome import Allocated, Conflict
from models.errors import BadQuestion
from solver.allocate.solve import as_last_known
from solver.conflict.first import first_conflict
from solver.reallocate.give_back import last_awarded
from solver.reallocate.reserve import End, Reserve, reserves


@all_within_limit
def ask_reserve(
    asked: Asked,
    event: str,
    first: int | None = None,
    *,
    time_limit: float = DEFAULT_SECONDS,
    tell: Tell = nobody,
) -> ReserveAnswer:
    """The entries of the list, or its first ones. Raises BadQuestion, NoAllocation."""
    event = event_meant(asked.instance, event)
    if first is not None and first < 1:
        raise BadQuestion(f"the first {first} of a list are none; ask for 1 or more")
    tell(Progress("Looking for who is next"))
    return reserve_list(asked, allocation_of(asked, time_limit), event, first, time_limit)


def reserve_list(
    asked: Asked,
    found: Allocated,
    event: str,
    first: int | None,
    time_limit: float,
    *,
    by_walk: bool = False,
) -> ReserveAnswer:
    """The same of an allocation that is there. by_walk: only what the walk proves; the list is cut
    short where it does not."""
    instance = asked.instance
    entries: list[Reserve] = []
    end: End | None = None
    for entry in reserves(instance, found, event, day_of(asked), time_limit, by_walk=by_walk):
        if isinstance(entry, End):
            end = None if by_walk and entry.not_looked_for else entry
        elif first is not None and len(entries) == first:
            break
        else:
            entries.append(entry)
    conflict = None
    if end and isinstance(end.outcome, Conflict) and end.too_few is None:
        conflict = first_conflict(end.instance, time_limit, as_last_known)
    return reserve_answer(
        instance,
        asked.heading,
        event,
        found,
        last=last_awarded(instance, found.held, event),
        entries=entries,
        end=end,
        conflict=conflict,
    )
