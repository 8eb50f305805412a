"""Conflicts that have to be settled together, in groups: a problem each."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from models.answers.diagnosis import FurtherConflict
from solver.conflict.enumerate import Rules, components, in_order
from solver.conflict.oracle import Oracle


@dataclass(frozen=True, slots=True)
class Linked:
    """corrections: what to leave out of its rules so that none of the conflicts is left.

    rules: those whose numbers may settle it. further: what came up when its parts were settled
    apart from one another.
    """

    conflicts: tuple[Rules, ...]
    corrections: tuple[Rules, ...]
    rules: Rules
    further: tuple[FurtherConflict, ...] = ()


def groups_of(
    oracle: Oracle, conflicts: Sequence[Rules], corrections: Sequence[Rules], complete: bool
) -> list[Linked]:
    """A group for conflicts that share rules, directly or through others.

    corrections: of all the conflicts. Where they are not the corrections of the groups, freely
    combined, all the conflicts are one group. complete: whether these are all.
    """
    groups = []
    for found in components(oracle, conflicts):
        rules = frozenset[str]().union(*found)
        own = dict.fromkeys(correction & rules for correction in corrections if correction & rules)
        groups.append(Linked(tuple(found), tuple(own), rules))
    if len(groups) < 2 or (complete and not _combined(groups, corrections)):
        return [_one(oracle, groups, tuple(corrections))] if groups else []
    return groups


def _combined(groups: Sequence[Linked], corrections: Sequence[Rules]) -> bool:
    """Whether the corrections are those of the groups, each with each."""
    choices = product(*(group.corrections for group in groups))
    return {frozenset[str]().union(*choice) for choice in choices} == set(corrections)


def _one(oracle: Oracle, groups: Sequence[Linked], corrections: tuple[Rules, ...]) -> Linked:
    conflicts = in_order(oracle, [conflict for group in groups for conflict in group.conflicts])
    rules = frozenset[str]().union(*(group.rules for group in groups))
    further = tuple(found for group in groups for found in group.further)
    return Linked(tuple(conflicts), corrections, rules, further)


def merged(oracle: Oracle, groups: Sequence[Linked], found: FurtherConflict) -> list[Linked]:
    """The groups, one instead of those that the further conflict is between."""
    clashing = frozenset(found.conflict.rules)
    between = [group for group in groups if group.rules & clashing]
    if len(between) < 2:
        between = list(groups)
    choices = product(*(group.corrections for group in between))
    corrections = in_order(oracle, {frozenset[str]().union(*choice) for choice in choices})
    one = _one(oracle, between, tuple(corrections))
    together = Linked(one.conflicts, one.corrections, one.rules | clashing, (*one.further, found))
    first = groups.index(between[0])
    rest = [group for group in groups if group not in between]
    return [*rest[:first], together, *rest[first:]]
