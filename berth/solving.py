"""Solving with everything that is told about the result."""

from dataclasses import dataclass

from berth.diagnosing import first_conflict
from berth.exits import Code
from berth.published import Comparison, compare, explained, later_rulings
from berth.terminal import waiting
from models.diagnosis import ConflictOfRules
from models.instance import Instance
from models.outcome import Allocated, Conflict, Outcome, OutOfTime, Step
from solver.clock import Undecided
from solver.ledger import ledger
from solver.solve import solve

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


def solved(instance: Instance, time_limit: float, certify: bool, with_steps: bool) -> Answer:
    """The outcome. Where there is an allocation: its comparison, and its ledger if asked for."""
    with waiting("Solving"):
        outcome = solve(instance, time_limit, certify)
        if not isinstance(outcome, Allocated):
            clashes = isinstance(outcome, Conflict)
            found = first_conflict(instance, time_limit) if clashes else None
            return Answer(outcome, conflict=found)
        comparison = _compared(instance, outcome, time_limit)
    if not with_steps:
        return Answer(outcome, comparison)
    with waiting("Finding the reasons"):
        try:
            return Answer(outcome, comparison, tuple(ledger(instance, outcome, time_limit)))
        except Undecided:
            return Answer(OutOfTime(time_limit))


def _compared(instance: Instance, found: Allocated, time_limit: float) -> Comparison | None:
    comparison = compare(instance, found.held)
    if comparison is None or not comparison.different:
        return comparison
    later = later_rulings(instance)
    if not later:
        return comparison
    known = tuple(ruling for ruling in instance.rulings if ruling not in later)
    parts = {name: getattr(instance, name) for name in Instance.model_fields}
    before = solve(Instance(**parts | {"rulings": known}), time_limit)
    if isinstance(before, Allocated):
        return explained(comparison, instance, later, before.held)
    return comparison
