"""States side by side in words: what is no table, the cells that changed, what did it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from berth.sentences.clash import clash_in_short
from berth.sentences.lot import lot_in_short
from berth.sentences.outcomes import CONFLICT, undecided
from berth.views.changed_cells import ChangedCell, StateChange
from berth.views.compare import CompareAnswer, LotState, StateShown, TableState, UndecidedState
from berth.views.parts import Labels
from models.table import ATHLETES
from models.words import counted, letter, percent, spoken_id, together

UNEXPLAINED = "unexplained"

#: What did it, alone or with others, in words -> its letter.
CauseMarks = dict[str, str]


class ComparedCell(NamedTuple):
    """A cell that changed in some state. texts: per state; where it is as before, its number."""

    noc: str
    column: str
    old: int
    texts: tuple[str, ...]


#: What is no variant and no day.
STATES = {"base": "as filed", "options": "the what-if", "this": "this what-if"}


def state_called(state: str) -> str:
    """'as filed' for `base`; 'smaller relays' for a variant."""
    return STATES.get(state) or spoken_id(state)


def compared_states(answer: CompareAnswer) -> str:
    """'As filed, compared with published and ten relays'."""
    first, *others = answer.states
    found = together(state_called(state.state) for state in others)
    return f"{_sentence(first.state)}, compared with {found}"


def _sentence(state: str) -> str:
    called = state_called(state)
    return f"{called[:1].upper()}{called[1:]}"


def no_table_in_words(state: StateShown, labels: Labels) -> Iterator[str]:
    """A state that is no allocation, and why."""
    if isinstance(state, LotState):
        yield f"{_sentence(state.state)}: a lot has to be drawn: {lot_in_short(state, labels)}."
    elif isinstance(state, UndecidedState):
        yield f"{_sentence(state.state)}: {undecided(state.seconds)}"
    elif not isinstance(state, TableState):
        yield f"{_sentence(state.state)}: {CONFLICT}"
        if state.conflict is not None:
            clash = clash_in_short(state.conflict, labels, state.conflict.by_id)
            yield from (f"  {line}" for line in clash)


def compared_cells(answer: CompareAnswer) -> list[ComparedCell]:
    """By NOC, in the order of the columns; a number is marked where it differs from the first."""
    first, changes = answer.states[0], answer.changes
    if not isinstance(first, TableState):
        return []
    marks, labels = cause_marks(changes), answer.labels
    changed = [{(cell.noc, cell.column): cell for cell in one.cells} for one in changes]
    columns = (*labels.events, *labels.squads, ATHLETES)
    order = {column: number for number, column in enumerate(columns)}
    keys = {key for cells in changed for key in cells}
    found = []
    for noc, column in sorted(keys, key=lambda key: (key[0], order[key[1]])):
        old = first.nocs.get(noc, {}).get(column, 0)
        here = [cells.get((noc, column)) for cells in changed]
        texts = tuple(_marked(cell, marks) if cell else str(old) for cell in here)
        found.append(ComparedCell(noc, column, old, texts))
    return found


def cause_marks(changes: Sequence[StateChange]) -> CauseMarks:
    """A letter for each thing that changed cells."""
    reasons = dict.fromkeys(why for one in changes for cell in one.cells for why in _why(cell))
    return {why: letter(number) for number, why in enumerate(reasons)}


def what_did_it(changes: Sequence[StateChange]) -> Iterator[str]:
    """The letters and what they stand for; nothing where nothing is known."""
    if marks := cause_marks(changes):
        yield "What did it:"
        yield from (f"  {mark}. {why}" for why, mark in marks.items())


def _why(cell: ChangedCell) -> tuple[str, ...]:
    return tuple(cause.words for cause in cell.causes)


def _marked(cell: ChangedCell, marks: CauseMarks) -> str:
    """'3* a+b': what did it together."""
    return f"{cell.new}* {'+'.join(marks[why] for why in _why(cell)) or UNEXPLAINED}"


def change_in_words(change: StateChange, labels: Labels) -> Iterator[str]:
    state = _sentence(change.state)
    if not change.cells:
        yield f"{state}: nothing changes."
        return
    share = percent(change.unmoved.places, change.unmoved.of)
    yield (
        f"{state}: {change.unmoved.places} of "
        f"{counted(change.unmoved.of, 'start and team place')} stay with their NOC ({share})."
    )
    for word, codes in (("Enters", change.enter), ("Vanishes", change.vanish)):
        if codes:
            yield f"  {word}: {', '.join(map(labels.noc, codes))}"
    totals = [
        f"{labels.column(column)} {old} -> {new}" for column, (old, new) in change.totals.items()
    ]
    yield f"  Totals: {', '.join(totals) or 'as before'}"
