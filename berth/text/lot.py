"""What a lot has to decide, and how to hand in what was drawn."""

from collections.abc import Iterator, Sequence

from berth.text.words import counted, ordinal
from berth.views.parts import Labels, RankedLine


def lot_shown(
    tied: Sequence[RankedLine], at_stake: int, step: int, keeps: int | None, labels: Labels
) -> Iterator[str]:
    """Names the lines, the place at stake and the step; then a ruling to copy."""
    first, last = tied[0], tied[-1]
    yield f"A lot has to be drawn: {counted(at_stake, 'place')} in {labels.pool(first.event)} for"
    yield f"{counted(len(tied), 'line')} that share rank {first.rank}."
    for line in tied:
        yield f"  {line.noc} {labels.nocs[line.noc]}, {ordinal(line.k)} place"
    yield f"It is step {step} of the order of award, stage {first.stage}."
    yield ""
    losers = len(tied) - at_stake
    yield f"Write the lot that was drawn into rulings.csv, a line for {_each(losers)}:"
    yield "  noc,event,at_most,date,basis"
    yield f"  {last.noc},{first.event},{'N' if keeps is None else keeps},YYYY-MM-DD,drawn by lot"
    yield "at_most: the places that the NOC keeps in the event."


def _each(losers: int) -> str:
    return "the NOC that loses" if losers == 1 else f"each of the {losers} that lose"
