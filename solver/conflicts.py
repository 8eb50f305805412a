"""The smallest sets of rules that cannot all be kept, all of them, and the smallest corrections.

Corrections are enumerated by size: leave out as few rules as possible, block what was found, go
on. The conflicts are the minimal hitting sets of all corrections (Reiter: A theory of diagnosis
from first principles, 1987; Liffiton, Sakallah: Algorithms for computing minimal unsatisfiable
subsets of constraints, 2008). Each is then confirmed by solves under other settings: it is
impossible, and possible without any one of its rules.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from models.bound import Law
from solver.certificate import certificate
from solver.oracle import Oracle
from solver.shrink import smallest

Rules = frozenset[str]


class NotConfirmed(Exception):
    """A conflict that a second solve under other settings does not confirm: a defect."""


class Clashes(NamedTuple):
    """All conflicts and corrections; `complete` is false when the search was cut short."""

    conflicts: list[Rules]
    corrections: list[Rules]
    complete: bool


def one_conflict(oracle: Oracle, rules: Sequence[str]) -> Rules:
    """A smallest set among rules that cannot all be kept, found by QuickXplain and confirmed.

    Where a sum shows that the rules clash, only the rules of that sum need to be looked at.
    """
    proof = certificate(kept_with(oracle, rules))
    summed = {term.row.source.id for term in proof or ()}
    suspects = [rule for rule in rules if rule in summed] if proof else rules
    found = frozenset(smallest(suspects, lambda some: not oracle.possible(some)))
    confirm(oracle, found)
    return found


def kept_with(oracle: Oracle, rules: Iterable[str]) -> list[Law]:
    """The laws of these rules and of the background."""
    kept = frozenset(rules)
    return [law for law in oracle.laws if law.source.kind != "rule" or law.source.id in kept]


def all_clashes(oracle: Oracle, at_most: int) -> Clashes:
    """Every conflict and correction of the oracle's rules, up to so many corrections."""
    if oracle.possible(oracle.rules):
        return Clashes([], [], True)
    if not oracle.possible([]):
        return Clashes([frozenset()], [], True)
    changeable = frozenset(oracle.rules)
    corrections: list[Rules] = []
    while len(corrections) < at_most:
        found = oracle.next_correction(corrections, changeable)
        if found is None:
            break
        corrections.append(found)
    complete = len(corrections) < at_most
    conflicts = hitting_sets(corrections, 20 * at_most) if complete else None
    if conflicts is None:
        # Some corrections are missing, so hitting sets prove nothing: name one conflict for sure.
        complete, conflicts = False, [one_conflict(oracle, oracle.rules)]
    for found in conflicts:
        confirm(oracle, found)
    return Clashes(in_order(oracle, conflicts), in_order(oracle, corrections), complete)


def confirm(oracle: Oracle, conflict: Rules) -> None:
    """Prove once more, under other settings, that a conflict is one and that it is smallest."""
    if not oracle.confirmed_impossible(conflict):
        raise NotConfirmed(f"{sorted(conflict)} can be kept together")
    for rule in conflict:
        if not oracle.confirmed_possible(conflict - {rule}):
            raise NotConfirmed(f"{sorted(conflict)} is not smallest: {rule} is not needed")


def hitting_sets(families: Iterable[Rules], at_most: int) -> list[Rules] | None:
    """The minimal sets that share a member with each family (Berge's algorithm).

    None when there are more than `at_most` on the way.
    """
    found: set[Rules] = {frozenset()}
    for family in families:
        hitting = {one for one in found if one & family}
        grown = {one | {rule} for one in found - hitting for rule in family}
        # A grown set is superfluous if it contains a set that hits the family anyway.
        found = hitting | {one for one in grown if not any(other < one for other in hitting)}
        found = {one for one in found if not any(other < one for other in found)}
        if len(found) > at_most:
            return None
    return list(found)


def components(oracle: Oracle, conflicts: Sequence[Rules]) -> list[list[Rules]]:
    """Conflicts that share rules, directly or through others, together: independent problems.

    In the order of their first rules in the rulebook.
    """
    groups: list[list[Rules]] = []
    for conflict in conflicts:
        touching = [group for group in groups if any(conflict & other for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append([*(other for group in touching for other in group), conflict])
    order = {rule: number for number, rule in enumerate(oracle.rules)}
    ordered = [in_order(oracle, group) for group in groups]
    return sorted(ordered, key=lambda group: min((order[r] for c in group for r in c), default=0))


def in_order(oracle: Oracle, found: Iterable[Rules]) -> list[Rules]:
    """The smaller sets first, then by their rules in the order of the rulebook."""
    order = {rule: number for number, rule in enumerate(oracle.rules)}
    return sorted(found, key=lambda one: (len(one), sorted(order[rule] for rule in one)))
