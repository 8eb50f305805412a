"""States side by side, as text."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table

from berth.sentences.clash import clash_in_short
from berth.sentences.lot import lot_in_short
from berth.sentences.outcomes import CONFLICT, undecided
from berth.text.heading import heading_shown
from berth.text.layout import hanging
from berth.views.changed_cells import ChangedCell, StateChange
from berth.views.compare import CompareAnswer, LotState, StateShown, TableState, UndecidedState
from berth.views.parts import Labels
from models.table import ATHLETES
from models.words import counted, letter, percent, together

UNEXPLAINED = "unexplained"

#: Beside more states than this there is no room for the names of NOCs.
MOST_WITH_NAMES = 2

#: What did it, alone or with others, in words -> its letter.
Marks = dict[str, str]


def shown(answer: CompareAnswer) -> Iterator[RenderableType]:
    """What changed, cell by cell; who enters and vanishes; totals; what did it."""
    first, *others = answer.states
    yield from heading_shown(answer.heading, answer.labels)
    yield ""
    names = together(state.state for state in others)
    yield from hanging([f"{first.state} compared with {names}"])
    for state in answer.states:
        if not isinstance(state, TableState):
            yield ""
            yield from hanging(_no_table(state, answer.labels))
    if not isinstance(first, TableState) or not answer.changes:
        return
    marks = _marks(answer.changes)
    if any(change.cells for change in answer.changes):
        yield ""
        yield _table(answer, first, marks)
    for change in answer.changes:
        yield ""
        yield from hanging(_summary(first.state, change, answer.labels))
    if marks:
        yield ""
        yield from hanging(["What did it:", *(f"  {mark}. {why}" for why, mark in marks.items())])


def _no_table(state: StateShown, labels: Labels) -> Iterator[str]:
    """A state that is no allocation, and why."""
    if isinstance(state, LotState):
        yield f"{state.state}: a lot has to be drawn: {lot_in_short(state, labels)}."
    elif isinstance(state, UndecidedState):
        yield f"{state.state}: {undecided(state.seconds)}"
    elif not isinstance(state, TableState):
        yield f"{state.state}: {CONFLICT}"
        if state.conflict is not None:
            clash = clash_in_short(state.conflict, labels, state.conflict.by_id)
            yield from (f"  {line}" for line in clash)


def _why(cell: ChangedCell) -> tuple[str, ...]:
    return tuple(cause.words for cause in cell.causes)


def _marks(changes: Sequence[StateChange]) -> Marks:
    """A letter for each thing that changed cells."""
    reasons = dict.fromkeys(why for one in changes for cell in one.cells for why in _why(cell))
    return {why: letter(number) for number, why in enumerate(reasons)}


def _marked(cell: ChangedCell, marks: Marks) -> str:
    """'3* a+b': what did it together."""
    return f"{cell.new}* {'+'.join(marks[why] for why in _why(cell)) or UNEXPLAINED}"


def _table(answer: CompareAnswer, first: TableState, marks: Marks) -> Table:
    """A row per cell that changed somewhere; a state's number is marked where it differs."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for head in ("NOC", "", first.state):
        table.add_column(head, justify="right" if head == first.state else "left")
    for change in answer.changes:
        table.add_column(change.state, overflow="fold")
    labels = answer.labels
    changed = [{(cell.noc, cell.column): cell for cell in one.cells} for one in answer.changes]
    order = {
        column: number for number, column in enumerate((*labels.events, *labels.squads, ATHLETES))
    }
    keys = {key for cells in changed for key in cells}
    last = ""
    for noc, column in sorted(keys, key=lambda key: (key[0], order[key[1]])):
        old = first.nocs.get(noc, {}).get(column, 0)
        row = []
        for cells in changed:
            cell = cells.get((noc, column))
            row.append(_marked(cell, marks) if cell else str(old))
        name = labels.noc(noc) if len(changed) <= MOST_WITH_NAMES else noc
        who = name if noc != last else ""
        table.add_row(who, labels.column(column), str(old), *row)
        last = noc
    return table


def _summary(first: str, change: StateChange, labels: Labels) -> Iterator[str]:
    if not change.cells:
        yield f"{change.state}: nothing changes."
        return
    share = percent(change.unmoved.places, change.unmoved.of)
    yield (
        f"{change.state}: {change.unmoved.places} of "
        f"{counted(change.unmoved.of, 'start and team place')} of {first} stay with their NOC "
        f"({share})."
    )
    for word, codes in (("Enters", change.enter), ("Vanishes", change.vanish)):
        if codes:
            yield f"  {word}: {', '.join(map(labels.noc, codes))}"
    totals = [
        f"{labels.column(column)} {old} -> {new}" for column, (old, new) in change.totals.items()
    ]
    yield f"  Totals: {', '.join(totals) or 'as before'}"
