"""What a lot has to decide, and how to hand in what was drawn."""

from collections.abc import Iterator, Sequence

from berth.views.parts import Labels, RankedLine
from models.words import counted, ordinal


def lot_shown(
    tied: Sequence[RankedLine], at_stake: int, step: int, drawn_from: int, labels: Labels
) -> Iterator[str]:
    """Names the lines, the place at stake and the step; then the rulings to copy."""
    first = tied[0]
    yield f"A lot has to be drawn: {counted(at_stake, 'place')} in {labels.pool(first.event)} for"
    yield f"{counted(len(tied), 'line')} that share rank {first.rank}."
    for line in tied:
        yield f"  {line.noc} {labels.nocs[line.noc]}, {ordinal(line.k)} place"
    yield f"It is step {step} of the order of award, stage {first.stage}."
    yield ""
    yield "Write the lot that was drawn into rulings.csv, the lines in the order in which"
    yield f"they were drawn, from number {drawn_from} on:"
    yield "  noc,event,list,rank,form,drawn,date,basis"
    for number, line in enumerate(tied, drawn_from):
        who = f"{line.noc},{line.event},{line.list},{line.rank}"
        yield f"  {who},lot,{number},YYYY-MM-DD,drawn by lot"
