"""Asking what must happen for an NOC to have a further place."""

from collections.abc import Iterable
from typing import NamedTuple

from berth.questions.case import Asked
from berth.questions.event import event_meant
from berth.questions.limits import DEFAULT_SECONDS
from berth.questions.no_allocation import NoAllocation
from berth.questions.open_competitions import (
    check_no_line_is_ruled_on,
    check_no_number_is_a_lot,
    check_open,
    contested_lists,
)
from berth.questions.options import IN_PYTHON, Spelling
from berth.questions.progress import Progress, Tell, nobody
from berth.questions.solve import solved_alone
from berth.questions.within_limit import all_within_limit
from berth.views.needs import NeedsAnswer, needs_answer
from berth.views.outcomes import lot_answer, outcome_answer
from berth.views.solve import OutcomeAnswer
from models.answers.outcome import LotRequired, OutOfTime
from models.errors import BadQuestion
from models.instance import Instance
from solver.allocate.open_lots import open_lots
from solver.clock import Clock, Undecided
from solver.needs.needs import Needs
from solver.needs.ranks import NeededRanks
from solver.needs.rows import NoTable
from solver.needs.season import SeasonSoFar, season_so_far

#: How often it is told how many were tried.
TOLD_EVERY = 20


class Open(NamedTuple):
    """names: competitions of the instance that are open, whatever it has of them; upcoming: such
    as it does not have yet. With neither, ranks in the rankings are asked about."""

    names: tuple[str, ...] = ()
    upcoming: tuple[str, ...] = ()

    @classmethod
    def of(cls, names: str | Iterable[str], upcoming: str | Iterable[str]) -> "Open":
        """One of each, or several, each once."""
        both = ((one,) if isinstance(one, str) else one for one in (names, upcoming))
        return cls(*(tuple(dict.fromkeys(some)) for some in both))

    @property
    def every(self) -> tuple[str, ...]:
        return (*self.names, *self.upcoming)


NOTHING_OPEN = Open()


@all_within_limit
def ask_needs(
    asked: Asked,
    noc: str,
    event: str | None = None,
    open_: Open = NOTHING_OPEN,
    *,
    time_limit: float = DEFAULT_SECONDS,
    tell: Tell = nobody,
    spelling: Spelling = IN_PYTHON,
) -> NeedsAnswer:
    """What must happen for the NOC's next place in an event, or in each, and which are certain.

    time_limit: seconds in all. Raises BadQuestion, NoAllocation.
    """
    instance = asked.instance
    noc = instance.naming.noc(noc)
    if noc not in instance.nocs:
        raise BadQuestion(instance.naming.unknown(noc))
    events = [event_meant(instance, event)] if event else list(instance.rulebook.events)
    season = _season(instance, noc, open_, spelling) if open_.every else None
    tried = [0]

    def told(done: int) -> None:
        tried[0] = done
        if done % TOLD_EVERY == 0:
            tell(Progress(f"Trying results: {done} so far"))

    tell(Progress("Trying results"))
    try:
        clock = Clock(time_limit)
        asking = (
            NeededRanks(instance, noc, clock, told)
            if season is None
            else Needs(season, noc, clock, told)
        )
        found = tuple(map(asking.event, events))
    except Undecided as error:
        out = OutOfTime(error.seconds, error.doing)
        undecided = outcome_answer(asked.instance, asked.heading, out)
        raise NoAllocation(undecided) from None
    except NoTable as error:
        raise NoAllocation(_no_table(asked, error, time_limit)) from None
    return needs_answer(instance, asked.heading, noc, found, open_=open_.every, results=tried[0])


def _season(instance: Instance, noc: str, open_: Open, spelling: Spelling) -> SeasonSoFar:
    """Raises BadQuestion where nothing can be said of a result."""
    if spelling is IN_PYTHON:
        spelling = spelling._replace(open="competitions={!r}", upcoming="upcoming={!r}")
    check_open(instance, *open_, spelling, "what is needed hangs on their results")
    contested = contested_lists(instance, *open_)
    check_no_line_is_ruled_on(instance, contested, spelling)
    season = season_so_far(instance, open_.names, open_.upcoming, noc)
    if missing := [name for name, results in season.closed.items() if not results]:
        raise BadQuestion(
            f"no competition that is over has results for '{missing[0]}'; one of them has to "
            "have the list"
        )
    check_no_line_is_ruled_on(season.base, contested, spelling)
    check_no_number_is_a_lot(season.base, contested, spelling)
    return season


def _no_table(asked: Asked, error: NoTable, time_limit: float) -> OutcomeAnswer:
    """What there is instead of an allocation, as things stand."""
    instance = error.instance
    if isinstance(error.outcome, LotRequired):
        return lot_answer(instance, asked.heading, open_lots(instance, error.outcome, time_limit))
    found = solved_alone(instance, time_limit)
    return outcome_answer(instance, asked.heading, found.outcome, found.conflict)
