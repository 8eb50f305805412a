"""Asking for the allocation, with everything that is told about it."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Literal, NamedTuple, TypeVar

from berth.questions.case import Asked
from berth.questions.idle import idle_rulings
from berth.questions.limits import DEFAULT_SECONDS
from berth.questions.no_allocation import NoAllocation
from berth.questions.progress import Progress, Tell, nobody
from berth.questions.verdicts import compared, what_if
from berth.questions.within_limit import all_within_limit
from berth.views.heading import applied_rulings
from berth.views.of_some import of_some
from berth.views.outcomes import allocation_answer, lot_answer, outcome_answer
from berth.views.solve import AllocationAnswer, OptionChanges, OutcomeAnswer
from models.answers.diagnosis import ConflictOfRules
from models.answers.outcome import Allocated, Conflict, LotRequired, Outcome, OutOfTime, Step
from models.errors import BadQuestion
from models.instance import Instance
from solver.alarm import unhurried
from solver.allocate.open_lots import open_lots
from solver.allocate.solve import as_last_known, solve
from solver.clock import Undecided
from solver.conflict.first import first_conflict
from solver.reallocate.first_reserve import FirstReserve, first_reserves, not_looked_for

_Found = TypeVar("_Found")

#: Whether every line is told in its turn; `all`: none folded with others in text.
WithSteps = bool | Literal["all"]


class Solved(NamedTuple):
    """conflict: one of them, where the rules clash and it was found in time."""

    outcome: Outcome
    conflict: ConflictOfRules | None = None


def solved_alone(instance: Instance, time_limit: float, certify: bool = False) -> Solved:
    """The outcome, and if it is a conflict, one of them."""
    outcome = solve(instance, time_limit, certify)
    clashes = isinstance(outcome, Conflict)
    return Solved(outcome, first_conflict(instance, time_limit, as_last_known) if clashes else None)


@all_within_limit
def ask_solve(
    asked: Asked,
    *,
    time_limit: float = DEFAULT_SECONDS,
    certify: bool = False,
    with_steps: WithSteps = False,
    nocs: Collection[str] = (),
    tell: Tell = nobody,
) -> OutcomeAnswer:
    """The outcome; of an allocation its comparison with the published table, and its ledger if
    asked for: `all` has a line of text for every line of the rankings.

    nocs: codes or names of those alone of which the answer is to tell. Raises BadQuestion.
    """
    only = nocs_meant(asked.instance, nocs)
    try:
        found = _solved(asked, time_limit, certify, with_steps, tell)
    except Undecided as error:
        # It may come anywhere, between one thing and the next too.
        with unhurried():
            out = OutOfTime(error.seconds, error.doing)
            return outcome_answer(asked.instance, asked.heading, out)
    return of_some(found, only) if only else found


def nocs_meant(instance: Instance, said: Iterable[str]) -> dict[str, str]:
    """Code -> name. Raises BadQuestion with all that are unknown."""
    nocs = [instance.naming.noc(noc) for noc in said]
    if wrong := [instance.naming.unknown(noc) for noc in nocs if noc not in instance.nocs]:
        raise BadQuestion(*wrong)
    return {noc: instance.naming.label(noc) for noc in nocs}


def _solved(
    asked: Asked, time_limit: float, certify: bool, with_steps: WithSteps, tell: Tell
) -> OutcomeAnswer:
    tell(Progress("Solving"))
    found = solved_alone(asked.instance, time_limit, certify)
    return solve_answer(asked, found, time_limit=time_limit, with_steps=with_steps, tell=tell)


def solve_answer(
    asked: Asked,
    found: Solved,
    *,
    time_limit: float = DEFAULT_SECONDS,
    with_steps: WithSteps = False,
    tell: Tell = nobody,
) -> OutcomeAnswer:
    """The same of an outcome that is there."""
    instance, outcome = asked.instance, found.outcome
    if isinstance(outcome, LotRequired):
        open_ = open_lots(instance, outcome, time_limit)
        with unhurried():
            return lot_answer(instance, asked.heading, open_)
    if not isinstance(outcome, Allocated):
        with unhurried():
            return outcome_answer(instance, asked.heading, outcome, found.conflict)
    return _allocation(asked, outcome, time_limit, with_steps, tell)


def _allocation(
    asked: Asked, found: Allocated, time_limit: float, with_steps: WithSteps, tell: Tell
) -> AllocationAnswer:
    """An allocation that is found is told, whatever there is no time for besides."""
    instance, missing = asked.instance, list[str]()

    def in_time(what: str, look: Callable[[], _Found], otherwise: _Found) -> _Found:
        try:
            return look()
        except Undecided:
            missing.append(what)
            return otherwise

    comparison = in_time(
        "the comparison with the published table",
        lambda: compared(instance, found.held, time_limit, what_if(asked)),
        None,
    )
    steps: tuple[Step, ...] | None = None
    if with_steps:
        ask = lambda: tuple(_steps(instance, found, time_limit, tell))  # noqa: E731
        steps = in_time("the steps and their reasons", ask, None)
    idle = in_time(
        "which rulings change nothing",
        lambda: idle_rulings(instance, found, time_limit),
        frozenset[int](),
    )
    cuts = in_time(
        "who is first in reserve",
        lambda: tuple(first_reserves(instance, found, time_limit)),
        tuple[FirstReserve, ...](),
    )
    with unhurried():
        return allocation_answer(
            instance,
            asked.heading.model_copy(update={"rulings": applied_rulings(instance, idle)}),
            found,
            changes_of(asked),
            comparison=comparison,
            steps=steps,
            folded=with_steps != "all",
            cuts=cuts or not_looked_for(instance, found),
            not_in_time=missing,
        )


def _steps(instance: Instance, found: Allocated, time_limit: float, tell: Tell) -> Iterator[Step]:
    # What finds reasons takes a while to load, and few ask for all of them.
    from solver.explain.ledger import ledger

    lines = sum(len(turns) for _, turns in instance.stages)
    for done, step in enumerate(ledger(instance, found, time_limit)):
        if done % 25 == 0:
            tell(Progress("Finding the reasons", done, lines))
        yield step


def allocation_of(asked: Asked, time_limit: float = DEFAULT_SECONDS) -> Allocated:
    """The allocation that a question is about. Raises NoAllocation."""
    return allocated(asked, solved_alone(asked.instance, time_limit))


def allocated(asked: Asked, found: Solved) -> Allocated:
    """The allocation that a solve came to. Raises NoAllocation."""
    if not isinstance(found.outcome, Allocated):
        answer = outcome_answer(asked.instance, asked.heading, found.outcome, found.conflict)
        raise NoAllocation(answer)
    return found.outcome


def changes_of(asked: Asked) -> OptionChanges:
    options = asked.options
    return OptionChanges(
        set_=dict(options.change) if options else {},
        drop=options.drop if options else (),
        as_of=asked.as_of,
    )
