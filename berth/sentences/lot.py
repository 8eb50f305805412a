"""What a lot has to decide, and how to hand in what was drawn."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from berth.views.parts import Labels, RankedLine
from models.words import counted, ordinal, together


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
    @property
    def squad(self) -> str | None: ...
    @property
    def between(self) -> Sequence[str] | None: ...


class TiedTold(Protocol):
    """The same where it is only part of an answer, which may have none."""

    @property
    def tied(self) -> Sequence[RankedLine] | None: ...
    @property
    def at_stake(self) -> int | None: ...
    @property
    def squad(self) -> str | None: ...
    @property
    def between(self) -> Sequence[str] | None: ...


def lot_shown(lot: LotTold, labels: Labels) -> Iterator[str]:
    """Names the lines or NOCs, the place at stake and the step."""
    if lot.squad is not None:
        yield from _squad_lot(lot, lot.squad, lot.between or (), labels)
        return
    first = lot.tied[0]
    places = counted(lot.at_stake, "place")
    tied = f"{counted(len(lot.tied), 'line')} that share rank {first.rank}"
    yield f"A lot has to be drawn: {places} in {labels.pool(first.event)} for {tied}."
    for line in lot.tied:
        yield f"  {line.noc} {labels.nocs[line.noc]}, {ordinal(line.k)} place"
    yield f"It is step {lot.step} of the order of award, stage {first.stage}."


def _squad_lot(lot: LotTold, squad: str, nocs: Sequence[str], labels: Labels) -> Iterator[str]:
    places = counted(lot.at_stake, "athlete place")
    alike = f"{counted(len(nocs), 'NOC')} whose claims are the same in everything"
    yield f"A lot has to be drawn: {places} of {labels.pool(squad)} for {alike}."
    best = {line.noc: line for line in lot.tied}
    for noc in nocs:
        line = best.get(noc)
        claim = f"best line {ordinal(line.rank)} in {labels.pool(line.list)}" if line else "no line"
        yield f"  {noc} {labels.nocs[noc]}, {claim}"
    yield "The rules ask for more athletes than the starts call for; it comes after the last line."


def lot_in_short(lot: TiedTold, labels: Labels) -> str:
    """'2 places in Race for B and C, which share rank 3', as part of a sentence."""
    if lot.squad is not None:
        places = counted(lot.at_stake or 0, "athlete place")
        nocs = together(map(labels.noc, lot.between or ()))
        return f"{places} of {labels.pool(lot.squad)} for {nocs}, whose claims are the same"
    tied = lot.tied or ()
    places = counted(lot.at_stake or 0, "place")
    nocs = together(labels.noc(line.noc) for line in tied)
    return f"{places} in {labels.pool(tied[0].event)} for {nocs}, which share rank {tied[0].rank}"


def to_hand_in(lots: Sequence[LotTold]) -> Iterator[str]:
    """Rulings to copy."""
    one = len(lots) == 1
    yield f"Write the {'lot that was' if one else 'lots that were'} drawn into rulings.csv, the"
    yield f"lines in the order in which they were drawn, from number {lots[0].drawn_from} on:"
    yield "  noc,event,list,rank,form,drawn,date,basis"
    for lot in lots:
        for number, noc in enumerate(lot.between or (), lot.drawn_from):
            yield f"  {noc},{lot.squad},,,lot,{number},YYYY-MM-DD,drawn by lot"
        for number, line in enumerate(() if lot.between else lot.tied, lot.drawn_from):
            who = f"{line.noc},{line.event},{line.list},{line.rank}"
            yield f"  {who},lot,{number},YYYY-MM-DD,drawn by lot"
