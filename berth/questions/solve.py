"""Solving with everything that is told about the result."""

from dataclasses import dataclass

from berth.cli.exits import Code
from berth.cli.terminal import waiting
from berth.questions.diagnose import first_conflict
from berth.questions.published import Comparison
from berth.questions.verdicts import WhatIf, compared
from models.answers.diagnosis import ConflictOfRules
from models.answers.outcome import Allocated, Conflict, Outcome, OutOfTime, Step
from models.instance import Instance
from solver.allocate.solve import solve
from solver.clock import Undecided
from solver.explain.ledger import ledger

CODES = {
    "allocated": Code.DONE,
    "lot_required": Code.LOT_REQUIRED,
    "conflict": Code.CONFLICT,
    "out_of_time": Code.UNDECIDED,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """comparison: with the published table, if there is one; steps: the ledger, if asked for;
    conflict: one of them, when the rules cannot all be kept and it was found in time."""

    outcome: Outcome
    comparison: Comparison | None = None
    steps: tuple[Step, ...] | None = None
    conflict: ConflictOfRules | None = None

    @property
    def code(self) -> Code:
        return CODES[self.outcome.status]


def solved_alone(instance: Instance, time_limit: float, certify: bool = False) -> Answer:
    """The outcome, and if it is a conflict, one of them."""
    outcome = solve(instance, time_limit, certify)
    clashes = isinstance(outcome, Conflict)
    return Answer(outcome, conflict=first_conflict(instance, time_limit) if clashes else None)


def solved(
    instance: Instance,
    time_limit: float,
    certify: bool,
    with_steps: bool,
    what_if: WhatIf | None = None,
) -> Answer:
    """The outcome. Where there is an allocation: its comparison, and its ledger if asked for.

    what_if: by what the instance differs from its files.
    """
    with waiting("Solving"):
        answer = solved_alone(instance, time_limit, certify)
        outcome = answer.outcome
        if not isinstance(outcome, Allocated):
            return answer
        comparison = compared(instance, outcome.held, time_limit, what_if)
    if not with_steps:
        return Answer(outcome, comparison)
    with waiting("Finding the reasons"):
        try:
            return Answer(outcome, comparison, tuple(ledger(instance, outcome, time_limit)))
        except Undecided:
            return Answer(OutOfTime(time_limit))
