"""Which rules cannot be kept together, why, and the smallest repairs."""

from collections.abc import Callable, Sequence

from models.answers.diagnosis import Diagnosis, RuleProblem
from models.instance import Instance
from solver.clock import Clock, Undecided
from solver.collector import paused_collector
from solver.conflict.corrections import corrections_tried
from solver.conflict.enumerate import all_clashes, in_order
from solver.conflict.groups import Linked, groups_of, merged
from solver.conflict.leave_out import rulings_to_leave_out
from solver.conflict.oracle import Oracle
from solver.conflict.repair import Repairs
from solver.conflict.together import clashing_choice
from solver.conflict.told import explain, with_its_sum

#: More corrections or repairs than this are not enumerated; the diagnosis then says so.
AT_MOST = 200


@paused_collector()
def diagnose(
    instance: Instance,
    time_limit: float | None = None,
    at_most: int = AT_MOST,
    read: Callable[[Instance, Clock], Instance] = lambda instance, _: instance,
) -> Diagnosis:
    """All problems of an instance's rules, independent of one another.

    read: makes the case that is asked about of it, and of each that a change makes: what is given
    back follows from its rules.

    time_limit: seconds for the solver in all. at_most: how many corrections, and how many repairs
    per problem, are enumerated. When a limit is met the diagnosis is incomplete, and says so; when
    time runs out before any conflict is known, Undecided is raised.
    """
    clock = Clock(time_limit)
    oracle = Oracle(instance, clock, read=lambda case: read(case, clock))
    clashes = all_clashes(oracle, at_most)
    tried, all_tried = corrections_tried(oracle, clashes.corrections, at_most)
    complete = clashes.complete and all_tried
    groups = groups_of(oracle, clashes.conflicts, tried, complete)
    search = _Problems(oracle, at_most)
    while True:
        problems = [search.of(group, groups) for group in groups]
        try:
            clash, all_asked = clashing_choice(oracle, problems)
        except Undecided:
            return Diagnosis(tuple(problems), False)
        if clash is None:
            return Diagnosis(tuple(problems), complete and all_asked and search.complete)
        groups = merged(oracle, groups, clash)


class _Problems:
    """The problems of groups of conflicts. complete: whether all that was asked for is known."""

    def __init__(self, oracle: Oracle, at_most: int) -> None:
        self.oracle, self.at_most = oracle, at_most
        self._known: dict[tuple[Linked, frozenset[str]], tuple[RuleProblem, bool]] = {}
        self.complete = True

    def of(self, group: Linked, groups: Sequence[Linked]) -> RuleProblem:
        waived = frozenset[str]().union(
            *(other.corrections[0] for other in groups if other != group and other.corrections)
        )
        key = group, waived
        if key not in self._known:
            self._known[key] = self._problem(group, waived)
        problem, complete = self._known[key]
        self.complete &= complete
        return problem

    def _problem(self, group: Linked, waived: frozenset[str]) -> tuple[RuleProblem, bool]:
        oracle = self.oracle
        search = Repairs(oracle, group.rules, group.conflicts, waived, explain)
        try:
            repairs, complete = search.all(self.at_most)
            left_out, all_left_out = rulings_to_leave_out(oracle, waived, self.at_most)
            repairs, complete = [*repairs, *left_out], complete and all_left_out
        except Undecided:
            repairs, complete = [], False
        conflicts = tuple(with_its_sum(oracle, conflict) for conflict in group.conflicts)
        corrections = in_order(oracle, group.corrections)
        ordered = tuple(tuple(r for r in oracle.rules if r in found) for found in corrections)
        return RuleProblem(conflicts, ordered, tuple(repairs), group.further), complete
