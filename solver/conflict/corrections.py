"""Corrections tried on the rulebook without their rules, as whoever drops them would have it.

Dropping a rule can take something away: the athletes whom a team brings, a guaranteed place.
"""

from collections.abc import Sequence

from models.instance import Instance
from solver.clock import Undecided
from solver.conflict.enumerate import Rules, one_conflict
from solver.conflict.oracle import Oracle
from solver.conflict.patched import Proposal
from solver.conflict.smallest_sets import smallest_sets


def corrections_tried(
    oracle: Oracle, corrections: Sequence[Rules], at_most: int
) -> tuple[list[Rules], bool]:
    """The smallest sets of rules without which the rest can be kept; and whether these are all.

    corrections: the same where a rule that is left out still opens what it opened.
    """
    opens = opening(oracle.instance)

    def in_the_way(dropped: Rules) -> Rules | None:
        if not dropped & opens:
            return None
        rest = oracle.after(Proposal(dropped=dropped))
        return None if rest.possible(rest.rules) else one_conflict(rest, rest.rules)

    if not any(found & opens for found in corrections):
        return list(corrections), True
    try:
        return smallest_sets(corrections, in_the_way, 2 * at_most)
    except Undecided:
        return [found for found in corrections if not found & opens], False


def opening(instance: Instance) -> frozenset[str]:
    """The rules but for which there could be fewer places."""
    events, squads = instance.rulebook.events, instance.rulebook.squads
    return frozenset(
        rule.id
        for rule in instance.rulebook.rules
        if rule.shapes_claims or any(map(rule.asks, squads)) or any(rule.opens(events, squads))
    )
