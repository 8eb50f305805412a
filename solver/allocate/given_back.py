"""Places that are given back: how many that leaves follows from the case without the ruling.

Of those that an NOC would have it gives so many back. What it would have is found by solving the
case as it stood before, with the rulings of earlier days; then the ruling is a number like others.
Lots are in it whenever they were drawn: they say in which order tied lines always stood, and where
what there is to give back hangs on one, it is drawn after the place was given back.
"""

from collections.abc import Callable
from typing import NamedTuple

from models.answers.outcome import Allocated, Outcome
from models.answers.quota import holders
from models.instance import Instance
from models.named_by_lots import lots_heard
from models.place import in_the_field
from models.standing import counts_from


class LastKnown(NamedTuple):
    """instance: every ruling says how many places it leaves, in the order of dates; or the case
    as it stood before a place was given back, and instead of an allocation there came `found`."""

    instance: Instance
    found: Outcome | None = None


def last_known(instance: Instance, solved: Callable[[Instance], Outcome]) -> LastKnown:
    rulings = list(instance.rulings)
    open_ones = sorted((r for r in rulings if r.leaves_open), key=counts_from)
    for ruling in dict.fromkeys(open_ones):
        day = counts_from(ruling)
        earlier = [r for r in rulings if r != ruling and (r.is_a_lot or counts_from(r) <= day)]
        known = [r for r in earlier if not r.leaves_open]
        before = instance.rebuilt(rulings=lots_heard(known, instance.rulebook, instance.rankings))
        found = solved(before)
        if not isinstance(found, Allocated):
            return LastKnown(before, found)
        held = in_the_field(found.held)
        has = holders(instance.rulebook, held, ruling.event)[ruling.noc]
        # What a ruling gave it whatever its lines is given still, as far as it keeps it.
        is_given = any(
            r.exactly for r in before.standing.numbers if r.key == (ruling.noc, ruling.event)
        )
        read = ruling.leaving(max(has - (ruling.places or 1), 0), is_given)
        rulings = [read if r == ruling else r for r in rulings]
    return LastKnown(instance.rebuilt(rulings=tuple(rulings)) if open_ones else instance)


def with_given_back(
    instance: Instance, solved: Callable[[Instance], Outcome]
) -> Instance | Outcome:
    """The instance in which every ruling says how many places it leaves, in the order of dates;
    or what was found instead of an allocation on the way."""
    read = last_known(instance, solved)
    return read.instance if read.found is None else read.found
