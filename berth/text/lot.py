"""What a lot has to decide, and how to hand in what was drawn."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from berth.views.parts import Labels, RankedLine
from models.words import counted, ordinal


class LotTold(Protocol):
    """A lot as a view has it."""

    @property
    def tied(self) -> Sequence[RankedLine]: ...
    @property
    def at_stake(self) -> int: ...
    @property
    def step(self) -> int: ...
    @property
    def drawn_from(self) -> int: ...


def lot_shown(lot: LotTold, labels: Labels) -> Iterator[str]:
    """Names the lines, the place at stake and the step."""
    first = lot.tied[0]
    places = counted(lot.at_stake, "place")
    yield f"A lot has to be drawn: {places} in {labels.pool(first.event)} for"
    yield f"{counted(len(lot.tied), 'line')} that share rank {first.rank}."
    for line in lot.tied:
        yield f"  {line.noc} {labels.nocs[line.noc]}, {ordinal(line.k)} place"
    yield f"It is step {lot.step} of the order of award, stage {first.stage}."


def to_hand_in(lots: Sequence[LotTold]) -> Iterator[str]:
    """Rulings to copy."""
    one = len(lots) == 1
    yield f"Write the {'lot that was' if one else 'lots that were'} drawn into rulings.csv, the"
    yield f"lines in the order in which they were drawn, from number {lots[0].drawn_from} on:"
    yield "  noc,event,list,rank,form,drawn,date,basis"
    for lot in lots:
        for number, line in enumerate(lot.tied, lot.drawn_from):
            who = f"{line.noc},{line.event},{line.list},{line.rank}"
            yield f"  {who},lot,{number},YYYY-MM-DD,drawn by lot"
