"""One conflict, quickly: by a sum that can be seen to fail, or else by solves."""

from collections.abc import Callable

from models.answers.diagnosis import ConflictOfRules
from models.checks.empty import events_without_lines
from models.checks.obvious import obvious_conflicts
from models.checks.spoken_sums import spoken
from models.checks.sums import in_words
from models.instance import Instance
from solver.clock import Clock, Undecided
from solver.collector import paused_collector
from solver.conflict.short import lines_short


@paused_collector()
def first_conflict(
    instance: Instance,
    time_limit: float | None = None,
    read: Callable[[Instance, Clock], Instance] = lambda instance, _: instance,
) -> ConflictOfRules | None:
    """A smallest conflict of an instance whose rules cannot all be kept; None if time runs out.

    read: makes of it the case that was found to be so, what is given back being known.
    """
    clock = Clock(time_limit)
    try:
        return _first(read(instance, clock), clock)
    except Undecided:
        return None


def _first(instance: Instance, clock: Clock) -> ConflictOfRules:
    for rules, proof in obvious_conflicts(instance.laws):
        # A struck line is in no sum: which rulings are behind it takes solves.
        if instance.standing.lines or any(term.row.source.kind == "ruling" for term in proof):
            break
        order = [rule.id for rule in instance.rulebook.rules]
        named, told = tuple(sorted(rules, key=order.index)), spoken(proof, instance.field)
        short = lines_short(instance, instance.laws, named)
        empty = events_without_lines(instance, named)
        return ConflictOfRules(named, (in_words(proof),), lines=short, told=(told,), empty=empty)
    # CP-SAT takes a while to load, and the sums above do without.
    from solver.conflict.oracle import Oracle
    from solver.conflict.told import explain

    oracle = Oracle(instance, clock)
    return explain(oracle, oracle.rules)
