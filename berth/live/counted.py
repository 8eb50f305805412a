"""Questions where there is no CP-SAT: answered by the walk and by counting, or not at all."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from berth.api import Case
from berth.questions.solve import changes_of
from berth.views.outcomes import allocation_answer, outcome_answer
from berth.views.solve import OutcomeAnswer
from models.answers.outcome import Allocated
from solver.allocate.solve import solve

#: A question may take so long in a browser; whoever wants to wait longer has the command line.
BROWSER_SECONDS = 20.0

_A = TypeVar("_A")


def counted_if_possible(ask: Callable[[], _A]) -> _A | None:
    """What a question answers, None where it asks for the solver and there is none."""
    try:
        return ask()
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] != "ortools":
            raise
        return None


class SolvedHere(NamedTuple):
    """answer: None where the solver would be needed. is_whole: whether all is said of it that is
    said elsewhere; without what would need the solver, such as first reserves, or which rules
    clash, it is as certain."""

    answer: OutcomeAnswer | None
    is_whole: bool


def solved_if_possible(case: Case) -> SolvedHere:
    whole = counted_if_possible(lambda: case.solve(time_limit=BROWSER_SECONDS))
    if whole is not None:
        return SolvedHere(whole, True)
    return SolvedHere(counted_if_possible(lambda: _outcome_alone(case)), False)


def _outcome_alone(case: Case) -> OutcomeAnswer:
    asked = case.asked
    found = solve(asked.instance, BROWSER_SECONDS)
    if isinstance(found, Allocated):
        changes = changes_of(asked)
        return allocation_answer(asked.instance, asked.heading, found, changes, cuts=())
    return outcome_answer(asked.instance, asked.heading, found)
