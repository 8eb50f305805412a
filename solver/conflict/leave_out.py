"""Rulings without which the rules can be kept, each set tried on the whole case."""

from models.answers.diagnosis import Repair
from solver.conflict.behind import rulings_behind
from solver.conflict.enumerate import one_conflict
from solver.conflict.oracle import Oracle
from solver.conflict.patched import Proposal, blamable
from solver.conflict.smallest_sets import Ids, smallest_sets


def rulings_to_leave_out(
    oracle: Oracle, waived: frozenset[str], at_most: int
) -> tuple[list[Repair], bool]:
    """The smallest sets of rulings to leave out; and whether these are all.

    waived: rules left out because another, independent problem has to be settled as well.
    """
    named = {ruling.source.id: ruling.source for ruling in blamable(oracle.instance)}
    if not named:
        return [], True

    def in_the_way(left_out: Ids) -> Ids | None:
        asked = oracle.after(Proposal(without=left_out)) if left_out else oracle
        rules = [rule for rule in asked.rules if rule not in waived]
        if asked.possible(rules):
            return None
        behind = rulings_behind(asked, one_conflict(asked, rules))
        # An earlier ruling that now stands instead has the same name, and is left alone.
        return frozenset(source.id for source in behind) - left_out

    found, complete = smallest_sets([frozenset()], in_the_way, at_most)
    return [
        Repair((), (), tuple(source for name, source in named.items() if name in left_out))
        for left_out in found
    ], complete
