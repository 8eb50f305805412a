"""Of every event the last line awarded, and who is first in reserve: as in the reserve list."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from models.answers.outcome import Allocated
from models.instance import Instance
from models.order import Turn
from solver.allocate.solve import COUNT_FROM
from solver.reallocate.give_back import last_awarded
from solver.reallocate.reserve import End, Reserve, reserves
from solver.reallocate.trail import Trailhead


class FirstReserve(NamedTuple):
    """last: the last line awarded in the event, if any. entry: the first of the reserve list, or
    its end; None where it was not looked for."""

    event: str
    last: Turn | None
    entry: Reserve | End | None


def not_looked_for(instance: Instance, found: Allocated) -> Iterator[FirstReserve]:
    """The last lines alone."""
    for event in instance.rulebook.events:
        yield FirstReserve(event, last_awarded(instance, found.held, event), None)


def first_reserves(
    instance: Instance, found: Allocated, time_limit: float | None = None
) -> Iterator[FirstReserve]:
    """In the order of the rulebook. With many lines it is looked for by the walk alone: what takes
    the solver takes a question of its own. time_limit: seconds for each of the allocations."""
    many = sum(len(turns) for _, turns in instance.stages) >= COUNT_FROM
    # Of several rulings the last by date stands: this one is after all others.
    head = Trailhead(instance)
    for event in instance.rulebook.events:
        entries = reserves(instance, found, event, date.max, time_limit, by_walk=many, head=head)
        entry = next(entries)
        seen = isinstance(entry, Reserve) or not entry.not_looked_for
        last = last_awarded(instance, found.held, event)
        yield FirstReserve(event, last, entry if seen else None)
