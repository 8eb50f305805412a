"""Corrections tried on the rulebook without their rules, as whoever drops them would have it.

Dropping a rule can take something away: the athletes whom a team brings, a guaranteed place. And it
can ask for more: a duty that is kept as far as possible goes as far as limits per NOC leave it.
"""

from collections.abc import Sequence

from models.instance import Instance
from models.place import of_one_noc
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
    opens = opening(oracle.whole)

    def in_the_way(dropped: Rules) -> Rules | None:
        if not dropped & opens:
            return None
        rest = oracle.after(Proposal(dropped=dropped))
        return None if rest.possible(rest.rules) else one_conflict(rest, rest.rules)

    starts = list(corrections)
    if corrections and oracle.instance.rulebook.shares_ranks:
        # Where more lines share the rank at which places end, fewer of them are asked for.
        starts += [frozenset((rule,)) for rule in limits_read_elsewhere(oracle.instance)]
    if not any(found & opens for found in starts):
        return list(corrections), True
    try:
        return smallest_sets(starts, in_the_way, 2 * at_most)
    except Undecided:
        return [found for found in corrections if not found & opens], False


def opening(instance: Instance) -> frozenset[str]:
    """The rules but for which there could be fewer places, or others would say something else."""
    if any(ruling.leaves_open for ruling in instance.rulings):
        # How many places are left of those that are given back follows from all of them.
        return frozenset(rule.id for rule in instance.rulebook.rules)
    events, squads = instance.rulebook.events, instance.rulebook.squads
    read = limits_read_elsewhere(instance)
    return frozenset(
        rule.id
        for rule in instance.rulebook.rules
        if rule.shapes_claims
        or any(map(rule.asks, squads))
        or any(rule.opens(events, squads))
        or rule.id in read
    )


def limits_read_elsewhere(instance: Instance) -> frozenset[str]:
    """Rules with limits from which other rules follow: how far duties go that are kept as far as
    possible, and which of tied lines count (models.reach, models.shared_ranks)."""
    book = instance.rulebook
    given_back = bool(instance.standing.numbers)
    if not book.shares_ranks and not any(
        rule.if_possible or (rule.may_be_waived and given_back) for rule in book.rules
    ):
        return frozenset()
    return frozenset(
        rule.id
        for rule in book.rules
        for bound in rule.on_each_noc(instance.field)
        if bound.when is None
        and bound.at_most is not None
        and (not bound.most or of_one_noc(bound.places))
    )
