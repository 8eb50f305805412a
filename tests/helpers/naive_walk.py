"""The plain walk over bounds as values: sets of places, counted anew at every line."""

from models.bound import Bound, count_held
from models.place import Place


def naive_walk(laws, lines):
    """The places held after the last line; None if the laws clash before the first.

    A line is awarded with all that is called for, if none of it was passed over and no limit is
    broken. A limit that loosens counts when all places that it depends on are decided.
    """
    bounds = [law.bound for law in laws]
    held = closed(bounds, set(), set())
    if held is None:
        return None
    passed: set[Place] = set()
    for line in lines:
        found = closed(bounds, held | {line}, passed)
        if found is None:
            passed.add(line)
        else:
            held = found
    return frozenset(held)


def closed(bounds, held, passed):
    """These places and whatever must be held with them; None if they cannot be held."""
    while True:
        calls = [called(bound) for bound in bounds if applies(bound, held, passed)]
        if None in calls:
            return None
        more = held.union(*calls)
        if more == held:
            break
        held = more
    broken = any(
        applies(bound, held, passed) and count_held(bound.places, held) > bound.at_most
        for bound in bounds
        if bound.at_most is not None
    )
    return None if broken or held & passed else held


def applies(bound, held, passed):
    """Whether the condition is met now, and stays so whatever else is held."""
    when = bound.when
    if when is None or (when.at_most is None and when.holds(held)):
        return True
    return when.holds(held) and all(place in held or place in passed for place in when.places)


def called(bound: Bound):
    """The places that must be held when the bound applies; None if there are too few."""
    if bound.at_least > len(bound.places):
        return None
    chains = {place[:2] for place in bound.places}
    if bound.at_least < len(bound.places) and (
        len(chains) > 1 or len(set(bound.places)) < len(bound.places)
    ):
        return ()
    return sorted(bound.places)[: max(bound.at_least, 0)]
