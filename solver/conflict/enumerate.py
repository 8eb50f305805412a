"""The smallest sets of rules that cannot all be kept, all of them, and the smallest corrections.

The corrections are the minimal hitting sets of the conflicts, and the other way round (Reiter: A
theory of diagnosis from first principles, 1987; Liffiton, Sakallah: Algorithms for computing
minimal unsatisfiable subsets of constraints, 2008): so each known conflict leads to the next, until
all that hits them settles everything. Each conflict is confirmed by a sum that shows it or by a
solve under other settings, and by witnesses that it is possible without any one of its rules.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from models.errors import Defect
from solver.clock import Undecided
from solver.conflict.oracle import Oracle
from solver.conflict.quickxplain import smallest
from solver.cpsat.farkas import certificate

Rules = frozenset[str]


#: From so many places on, looking for a sum first takes less time than the solves it saves.
WORTH_A_SUM = 300


class Clashes(NamedTuple):
    """All conflicts and corrections; `complete` is false when the search was cut short."""

    conflicts: list[Rules]
    corrections: list[Rules]
    complete: bool


def one_conflict(oracle: Oracle, rules: Sequence[str]) -> Rules:
    """A smallest set among rules that cannot all be kept, found by QuickXplain and confirmed.

    Where a sum shows that the rules clash, only the rules of that sum need to be looked at. In a
    small world the solves that this saves are quicker than the sum.
    """
    large = len(oracle.instance.field.places) >= WORTH_A_SUM
    proof = certificate(oracle.among(rules).laws) if large else None
    if proof:
        summed = {term.row.source.id for term in proof}
        rules = [rule for rule in rules if rule in summed]
        oracle = oracle.among(rules)
        if rules and all(oracle.possible([r for r in rules if r != rule]) for rule in rules):
            # Nearly always. The sum has been checked, and proves that they clash.
            return frozenset(rules)
    found = frozenset(smallest(rules, lambda some: not oracle.possible(some)))
    confirm(oracle, found)
    return found


def all_clashes(oracle: Oracle, at_most: int) -> Clashes:
    """Every conflict and correction of the oracle's rules, up to so many of either.

    Leave out a smallest set that hits all known conflicts: if the rest can be kept, it is a
    correction; if not, the rest hides another conflict. When every such set is a correction there
    is no other conflict, and every correction is known.
    """
    if oracle.possible(oracle.rules):
        return Clashes([], [], True)
    if not oracle.possible([]):
        # What each ruling gives, an athlete for each of it and nothing else keep them all: one
        # ruling on an NOC and event stands, none gives athletes, and the field has these places.
        raise Defect("rulings and facts cannot be kept even without any rule")
    conflicts: list[Rules] = []
    corrections: list[Rules] = []
    complete = False
    try:
        while not complete and len(conflicts) < at_most:
            hitting = hitting_sets(conflicts, at_most)
            if hitting is None:
                break
            rests = _rests(oracle, hitting)
            found = next((left for left in rests if not oracle.possible(left)), None)
            if found is None:
                corrections, complete = hitting, True
            else:
                conflicts.append(one_conflict(oracle, found))
        if not complete:
            corrections = list(corrections_among(oracle, conflicts, at_most))
    except Undecided:
        # What is known so far is known for sure; with nothing known there is no answer.
        if not conflicts:
            raise
    return Clashes(in_order(oracle, conflicts), in_order(oracle, corrections), complete)


def _rests(oracle: Oracle, hitting: Iterable[Rules]) -> Iterator[list[str]]:
    """What stays of the rules without each of the sets."""
    for left_out in in_order(oracle, hitting):
        yield [rule for rule in oracle.rules if rule not in left_out]


def corrections_among(oracle: Oracle, conflicts: Sequence[Rules], at_most: int) -> Iterator[Rules]:
    """Of an unfinished search: the sets already known to settle everything."""
    for left_out in hitting_sets(conflicts, 20 * at_most) or []:
        if oracle.possible(frozenset(oracle.rules) - left_out):
            yield left_out


def confirm(oracle: Oracle, conflict: Rules) -> None:
    """Prove once more, under other settings, that a conflict is one; and that it is smallest.

    That less can be kept rests on witnesses, which the checker has counted. Raises Defect.
    """
    if not oracle.confirmed_impossible(conflict):
        raise Defect(f"{sorted(conflict)} can be kept together")
    for rule in conflict:
        if not oracle.possible(conflict - {rule}):
            raise Defect(f"{sorted(conflict)} is not smallest: {rule} is not needed")


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
