"""A conflict as it is told: its rules, the sum that shows it, and what stands behind it."""

from collections.abc import Sequence

from models.answers.diagnosis import ConflictOfRules
from models.checks.empty import events_without_lines
from models.checks.spoken_sums import spoken
from models.checks.sums import in_words
from solver.clock import Undecided
from solver.conflict.behind import rulings_behind
from solver.conflict.enumerate import Rules, one_conflict
from solver.conflict.oracle import Oracle
from solver.conflict.short import lines_short
from solver.cpsat.farkas import certificate


def explain(oracle: Oracle, rules: Sequence[str]) -> ConflictOfRules:
    """One smallest conflict among the rules, with its sum."""
    return with_its_sum(oracle, one_conflict(oracle, rules))


def with_its_sum(oracle: Oracle, conflict: Rules) -> ConflictOfRules:
    """A conflict with the sum that shows it, or the word that no sum does."""
    proof = certificate(oracle.among(conflict).governed)
    rules = tuple(rule for rule in oracle.rules if rule in conflict)
    try:
        rulings = rulings_behind(oracle, conflict)
    except Undecided:
        # What is known of the rules is told all the same.
        rulings = ()
    short = lines_short(oracle.instance, oracle.laws, conflict)
    empty = events_without_lines(oracle.instance, rules)
    if proof is None:
        return ConflictOfRules(rules, (), "cases", rulings, short, empty=empty)
    told = spoken(proof, oracle.instance.field)
    return ConflictOfRules(rules, (in_words(proof),), "sum", rulings, short, (told,), empty)
