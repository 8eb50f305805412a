"""Lots drawn by chance, for many what-ifs at once: never for one answer.

Each lot that is required becomes the rulings that it would be handed in as, one for every line that
was drawn, and the case is solved anew, until no further lot is required.
"""

from collections.abc import Iterable, Iterator
from random import Random

from models.answers.outcome import LotRequired, Outcome
from models.instance import Instance
from models.order import Turn
from models.ruling import Ruling
from models.standing import THOUGHT_OF, drawn_from, drawn_from_in
from solver.allocate.solve import solve

BASIS = "drawn by lot"


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
    """A ruling for each of the tied lines or NOCs, in the order in which they are drawn."""
    start = next_drawn(instance, lot)
    if lot.squad is not None:
        nocs = random.sample(lot.between, len(lot.between))
        yield from (
            squad_lot(noc, lot.squad, number, BASIS) for number, noc in enumerate(nocs, start)
        )
        return
    for number, turn in enumerate(random.sample(lot.tied, len(lot.tied)), start):
        yield line_lot(turn, number, BASIS)


def next_drawn(instance: Instance, lot: LotRequired) -> int:
    """As which number the line or the NOC is handed in that is drawn first."""
    if lot.squad is not None:
        return drawn_from_in(lot.squad, instance.standing.squads)
    first = lot.tied[0]
    return drawn_from(instance.counted_rankings[first.list], first.line)


def line_lot(turn: Turn, drawn: int, basis: str) -> Ruling:
    """That a line was drawn among those that share its rank."""
    return Ruling(
        noc=turn.line.noc,
        event=turn.event,
        form="lot",
        list=turn.list,
        rank=turn.line.rank,
        drawn=drawn,
        date=THOUGHT_OF,
        basis=basis,
    )


def squad_lot(noc: str, squad: str, drawn: int, basis: str) -> Ruling:
    """That an NOC was drawn for athletes of a squad, among those whose claims are the same."""
    return Ruling(noc=noc, event=squad, form="lot", drawn=drawn, date=THOUGHT_OF, basis=basis)


def lots_in_words(drawn: Iterable[Ruling]) -> Iterator[str]:
    """'lot at rank 2 of race: C, B'; 'lot for athletes of men: B, A'."""
    lots: dict[str, list[str]] = {}
    for ruling in drawn:
        of_line = f"at rank {ruling.rank} of {ruling.list}"
        what = f"for athletes of {ruling.event}" if ruling.is_of_squad else of_line
        lots.setdefault(what, []).append(ruling.noc)
    return (f"lot {what}: {', '.join(nocs)}" for what, nocs in lots.items())
