"""Which rules cannot be kept together, why, and the smallest repairs."""

from collections.abc import Sequence

from models.answers.diagnosis import ConflictOfRules, Diagnosis, RuleProblem
from models.checks.sums import in_words
from models.instance import Instance
from solver.clock import Clock, Undecided
from solver.conflict.enumerate import (
    Rules,
    all_clashes,
    components,
    in_order,
    kept_with,
    one_conflict,
)
from solver.conflict.oracle import Oracle
from solver.conflict.repair import Repairs
from solver.cpsat.farkas import certificate

#: More corrections or repairs than this are not enumerated; the diagnosis then says so.
AT_MOST = 200


def diagnose(
    instance: Instance, time_limit: float | None = None, at_most: int = AT_MOST
) -> Diagnosis:
    """All problems of an instance's rules, independent of one another.

    time_limit: seconds for the solver in all. at_most: how many corrections, and how many repairs
    per problem, are enumerated. When a limit is met the diagnosis is incomplete, and says so; when
    time runs out before any conflict is known, Undecided is raised.
    """
    clock = Clock(time_limit)
    oracle = Oracle(instance, clock)
    clashes = all_clashes(oracle, at_most)
    complete = clashes.complete
    groups = components(oracle, clashes.conflicts)
    problems = []
    for group in groups:
        rules = frozenset[str]().union(*group)
        corrections = in_order(oracle, _settling(clashes.corrections, rules))
        waived = frozenset[str]().union(
            *(_first(clashes.corrections, other) for other in groups if other is not group)
        )
        search = Repairs(instance, [r for r in oracle.rules if r in rules], waived, clock, explain)
        try:
            repairs, all_found = search.all(at_most)
        except Undecided:
            repairs, all_found = [], False
        complete = complete and all_found
        problems.append(
            RuleProblem(
                conflicts=tuple(with_its_sum(oracle, conflict) for conflict in group),
                corrections=tuple(_ordered(oracle, found) for found in corrections),
                repairs=tuple(repairs),
            )
        )
    return Diagnosis(tuple(problems), complete)


def explain(oracle: Oracle, rules: Sequence[str]) -> ConflictOfRules:
    """One smallest conflict among the rules, with its sum."""
    return with_its_sum(oracle, one_conflict(oracle, rules))


def with_its_sum(oracle: Oracle, conflict: Rules) -> ConflictOfRules:
    """A conflict with the sum that shows it, or the word that no sum does."""
    proof = certificate(kept_with(oracle, conflict))
    rules = _ordered(oracle, conflict)
    if proof is None:
        return ConflictOfRules(rules, (), "cases")
    return ConflictOfRules(rules, (in_words(proof),))


def _settling(corrections: Sequence[Rules], rules: Rules) -> list[Rules]:
    """What is left out within one problem, each way once."""
    return list(dict.fromkeys(found & rules for found in corrections if found & rules))


def _first(corrections: Sequence[Rules], group: Sequence[Rules]) -> Rules:
    """The first way to settle another problem."""
    found = _settling(corrections, frozenset[str]().union(*group))
    return found[0] if found else frozenset()


def _ordered(oracle: Oracle, rules: Rules) -> tuple[str, ...]:
    return tuple(rule for rule in oracle.rules if rule in rules)
