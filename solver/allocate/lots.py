"""Lots drawn by chance, for many what-ifs at once: never for one answer.

Each lot that is required becomes the rulings that it would be handed in as, one for every line that
was drawn, and the case is solved anew, until no further lot is required.
"""

from collections.abc import Iterator
from datetime import date
from random import Random

from models.answers.outcome import LotRequired, Outcome
from models.instance import Instance
from models.ruling import Ruling
from models.standing import drawn_from
from solver.allocate.solve import solve


def with_lots(
    instance: Instance, outcome: Outcome, random: Random, time_limit: float | None = None
) -> tuple[Outcome, tuple[Ruling, ...]]:
    """The outcome after all lots are drawn, and the rulings that they came to."""
    drawn: tuple[Ruling, ...] = ()
    while isinstance(outcome, LotRequired):
        news = tuple(_drawn(instance, outcome, random))
        drawn += news
        instance = instance.rebuilt(rulings=instance.rulings + news)
        outcome = solve(instance, time_limit)
    return outcome, drawn


def _drawn(instance: Instance, lot: LotRequired, random: Random) -> Iterator[Ruling]:
    """A ruling for each of the tied lines, in the order in which they are drawn."""
    first = lot.tied[0]
    start = drawn_from(instance.counted_rankings[first.list], first.line)
    for number, turn in enumerate(random.sample(lot.tied, len(lot.tied)), start):
        yield Ruling(
            noc=turn.line.noc,
            event=turn.event,
            form="lot",
            list=turn.list,
            rank=turn.line.rank,
            drawn=number,
            date=date.min,
            basis="drawn by lot",
        )
