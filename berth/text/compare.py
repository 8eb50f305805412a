"""States side by side, as text."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table

from berth.sentences.compare import (
    ComparedCell,
    change_in_words,
    compared_cells,
    compared_states,
    no_table_in_words,
    state_called,
    what_did_it,
)
from berth.text.heading import heading_shown
from berth.text.layout import hanging
from berth.views.compare import CompareAnswer, TableState

#: Beside more states than this there is no room for the names of NOCs.
MOST_WITH_NAMES = 2


def shown(answer: CompareAnswer) -> Iterator[RenderableType]:
    """What changed, cell by cell; who enters and vanishes; totals; what did it."""
    first = answer.states[0]
    yield from heading_shown(answer.heading, answer.labels)
    yield ""
    yield from hanging([compared_states(answer)])
    for state in answer.states:
        if not isinstance(state, TableState):
            yield ""
            yield from hanging(no_table_in_words(state, answer.labels))
    if not isinstance(first, TableState) or not answer.changes:
        return
    if cells := compared_cells(answer):
        yield ""
        yield _table(answer, cells)
    for change in answer.changes:
        yield ""
        yield from hanging(change_in_words(change, answer.labels))
    if causes := list(what_did_it(answer.changes)):
        yield ""
        yield from hanging(causes)


def _table(answer: CompareAnswer, cells: Sequence[ComparedCell]) -> Table:
    """A row per cell that changed somewhere; an NOC is named once."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    first, labels = state_called(answer.states[0].state), answer.labels
    for head in ("NOC", "", first):
        table.add_column(head, justify="right" if head == first else "left")
    for change in answer.changes:
        table.add_column(state_called(change.state), overflow="fold")
    last = ""
    for cell in cells:
        name = labels.noc(cell.noc) if len(answer.changes) <= MOST_WITH_NAMES else cell.noc
        who = name if cell.noc != last else ""
        table.add_row(who, labels.column(cell.column), str(cell.old), *cell.texts)
        last = cell.noc
    return table
