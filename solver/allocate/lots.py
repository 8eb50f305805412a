"""Lots drawn by chance, for many what-ifs at once: never for one answer.

Each lot that is required becomes the rulings that it would be handed in as, one for every NOC that
loses, and the case is solved anew, until no further lot is required.
"""

from collections.abc import Iterator
from datetime import date
from random import Random

from models.answers.outcome import LotRequired, Outcome
from models.instance import Instance
from models.ruling import Ruling
from solver.allocate.solve import solve


def with_lots(
    instance: Instance, outcome: Outcome, random: Random, time_limit: float | None = None
) -> tuple[Outcome, tuple[Ruling, ...]]:
    """The outcome after all lots are drawn, and the rulings that they came to.

    A lot stays required where an event has several lists: a ruling is about the places of an event
    and cannot say which list they come from.
    """
    drawn: tuple[Ruling, ...] = ()
    while isinstance(outcome, LotRequired):
        if len(instance.field.pools_of_event[outcome.tied[0].event]) > 1:
            return outcome, drawn
        news = tuple(_losing(outcome, random))
        drawn += news
        instance = instance.rebuilt(rulings=instance.rulings + news)
        outcome = solve(instance, time_limit)
    return outcome, drawn


def _losing(lot: LotRequired, random: Random) -> Iterator[Ruling]:
    """A ruling for each NOC of which a line lost: it keeps the places of its lines before."""
    losers = random.sample(lot.tied, len(lot.tied) - lot.at_stake)
    kept: dict[str, int] = {}
    for turn in losers:
        noc = turn.line.noc
        kept[noc] = min(kept.get(noc, turn.line.k), turn.line.k - 1)
    for noc in sorted(kept):
        yield Ruling(
            noc=noc,
            event=lot.tied[0].event,
            at_most=kept[noc],
            date=date.min,
            basis="drawn by lot",
        )
