"""Which rulings change nothing: the allocation is the same without them."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from pydantic import ValidationError

from models.answers.outcome import Allocated
from models.answers.quota import Numbers
from models.instance import Instance
from models.place import column_of
from models.ruling import Ruling
from solver.clock import Clock, Undecided
from solver.many.outcomes import Again, Found, solved

#: Of more rulings it is not looked at; a list of withdrawals may have hundreds.
MOST_LOOKED_AT = 60


def idle_rulings(instance: Instance, found: Allocated, time_limit: float) -> frozenset[int]:
    """The numbers of the rulings that stand and without which the allocation is the same.

    What is not decided in time is not among them.
    """
    if len(instance.rulings) > MOST_LOOKED_AT:
        return frozenset()
    try:
        return frozenset(_idle(instance, found.numbers, Clock(time_limit)))
    except Undecided:
        return frozenset()


def _idle(instance: Instance, numbers: Numbers, clock: Clock) -> Iterator[int]:
    again = Again(instance, lambda: clock)
    replaced = {id(old) for old, _ in instance.standing.replaced}
    stand = [r for r in instance.standing.numbers if r.key not in _changed(instance)]
    alone, mine = set(map(id, stand)), _by_column(numbers)
    for number, ruling in enumerate(instance.rulings):
        if id(ruling) in replaced:
            continue
        without = _found(instance, again, ruling, id(ruling) in alone, clock)
        if (
            without is not None
            and without.numbers is not None
            and _by_column(without.numbers) == mine
        ):
            yield number


def _by_column(numbers: Numbers) -> Counter[tuple[str, str]]:
    """With the places that no line claims under their event."""
    found: Counter[tuple[str, str]] = Counter()
    for (noc, pool), count in numbers.items():
        found[noc, column_of(pool)] += count
    return found


def _changed(instance: Instance) -> set[tuple[object, ...]]:
    """What later rulings changed their mind about: without the last an earlier one stands."""
    return {new.key for old, new in instance.standing.replaced if _said(old) != _said(new)}


def _said(ruling: Ruling) -> Ruling:
    """Whenever and why it was said; a lot is another thing than a number."""
    basis = "lot" if ruling.is_by_lot else ""
    return ruling.model_copy(update={"date": date.min, "basis": basis})


def _found(
    instance: Instance, again: Again, ruling: Ruling, is_alone: bool, clock: Clock
) -> Found | None:
    if is_alone:
        others = again.quick.base.rulings
        return again.found(rulings=tuple(other for other in others if other.key != ruling.key))
    # What is ruled of single lines is done to the rankings from which `again` starts.
    kept = tuple(other for other in instance.rulings if _said(other) != _said(ruling))
    try:
        without = instance.rebuilt(rulings=kept)
    except ValidationError:
        # Another ruling, a lot among what lines claim, says nothing without it.
        return None
    return solved(without, clock.left())
