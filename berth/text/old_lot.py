"""What a lot has to decide, and how to hand in what was drawn."""

from collections.abc import Iterator

from berth.text.words import counted, ordinal
from models.answers.outcome import LotRequired
from models.instance import Instance
from models.order import Turn


def lot_text(instance: Instance, lot: LotRequired) -> Iterator[str]:
    """Names the lines, the place at stake and the step; then a ruling to copy."""
    first = lot.tied[0]
    event = instance.rulebook.events[first.event].name
    yield f"A lot has to be drawn: {counted(lot.at_stake, 'place')} in {event} for"
    yield f"{counted(len(lot.tied), 'line')} that share rank {first.line.rank}."
    for turn in lot.tied:
        yield f"  {turn.line.noc} {instance.nocs[turn.line.noc].name}, {ordinal(turn.line.k)} place"
    yield f"It is step {step_of(instance, lot)} of the order of award, stage {first.stage}."
    yield ""
    losers = len(lot.tied) - lot.at_stake
    yield f"Write the lot that was drawn into rulings.csv, a line for {_each(losers)}:"
    yield "  noc,event,at_most,date,basis"
    noc, kept = lot.tied[-1].line.noc, _kept(instance, lot.tied[-1])
    yield f"  {noc},{first.event},{kept},YYYY-MM-DD,drawn by lot"
    yield "at_most: the places that the NOC keeps in the event."


def step_of(instance: Instance, lot: LotRequired) -> int:
    """The number of the first of the tied lines in the order of award, as in the ledger."""
    order = [turn for _, turns in instance.stages for turn in turns]
    return min(order.index(turn) for turn in lot.tied) + 1


def _each(losers: int) -> str:
    return "the NOC that loses" if losers == 1 else f"each of the {losers} that lose"


def _kept(instance: Instance, turn: Turn) -> str:
    """How many places the loser keeps, where it can have none by another list of the event."""
    lists = [
        name for name, event in instance.rulebook.event_of_list().items() if event == turn.event
    ]
    return str(turn.line.k - 1) if len(lists) == 1 else "N"
