"""Asking what changes between states of a case, and what did it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from berth.questions.limits import DEFAULT_SECONDS
from berth.questions.progress import Progress, Tell, nobody
from berth.questions.published import as_published, is_told_by_squads
from berth.questions.solve import solved_alone
from berth.questions.states import PUBLISHED, NamedCase
from berth.questions.verdicts import WhatIf, compared, what_if
from berth.questions.within_limit import all_within_limit
from berth.views.changed_cells import CellCauses, StateChange, difference_shown, state_change
from berth.views.compare import (
    CompareAnswer,
    StateShown,
    compare_answer,
    failed_state,
    table_state,
)
from models.answers.outcome import Allocated
from models.answers.quota import Cell, Rows, cells_changed, columns_of
from models.instance import Instance
from models.table import ATHLETES
from models.words import spoken_id
from solver.explain.causes import Causes


@dataclass(frozen=True, slots=True)
class SolvedState:
    """A state with its table, or what it is instead of one.

    columns, rows: of the table; None where there is none. found: the allocation; None as well for
    the published table.
    """

    case: NamedCase
    shown: StateShown
    columns: tuple[str, ...]
    rows: Rows | None
    found: Allocated | None = None

    @property
    def instance(self) -> Instance:
        return self.case.asked.instance


@all_within_limit
def ask_compare(
    cases: Sequence[NamedCase], *, time_limit: float = DEFAULT_SECONDS, tell: Tell = nobody
) -> CompareAnswer:
    """The first of the cases against each of the others. A case without an allocation is shown as
    such and compared with nothing."""
    tell(Progress("Comparing"))
    beside_published = any(case.name == PUBLISHED for case in cases)
    states = [_state(case, beside_published, time_limit) for case in cases]
    first, asked = states[0], cases[0].asked
    notes = dict.fromkeys(note for case in cases for note in case.asked.notes)
    changes = [
        _change(first, first.rows, other, other.rows, time_limit)
        for other in states[1:]
        if first.rows is not None and other.rows is not None
    ]
    return compare_answer(
        asked.instance,
        asked.base.rulebook.id,
        asked._replace(notes=tuple(notes)).heading,
        [state.shown for state in states],
        changes,
    )


def _state(case: NamedCase, beside_published: bool, time_limit: float) -> SolvedState:
    """beside_published: with all athletes of each NOC, if the published table has them."""
    instance = case.asked.instance
    columns = columns_of(instance.rulebook)
    if beside_published and instance.published and ATHLETES in instance.published.columns:
        columns = tuple(dict.fromkeys((*columns, ATHLETES)))
    if case.name == PUBLISHED and instance.published is not None:
        table = instance.published
        rows: Rows = {noc: row for noc, row in table.rows.items() if any(row.values())}
        known = tuple(column for column in columns if column in table.columns)
        return SolvedState(case, table_state(case.name, "published", known, rows), known, rows)
    answer = solved_alone(instance, time_limit)
    found = answer.outcome
    if not isinstance(found, Allocated):
        failed = failed_state(case.name, instance, found, answer.conflict)
        return SolvedState(case, failed, columns, None)
    rows = as_published(instance, found.held)
    shown = table_state(case.name, "allocated", columns, rows)
    return SolvedState(case, shown, columns, rows, found)


def _change(
    first: SolvedState, before: Rows, other: SolvedState, after: Rows, time_limit: float
) -> StateChange:
    columns = [column for column in first.columns if column in other.columns]
    events = [column for column in columns if column in first.instance.field.events]
    causes_of = _causes(first, other, time_limit)
    causes = {
        cell: causes_of(cell)
        for cell in cells_changed(columns, before, after)
        if not _is_told_by_squads(first.instance, cell)
    }
    return state_change(other.case.name, columns, events, before=before, after=after, causes=causes)


def _is_told_by_squads(instance: Instance, cell: Cell) -> bool:
    """Whether the cell is the sum of others that are compared themselves."""
    table = instance.published
    if cell.column != ATHLETES or table is None:
        return False
    return is_told_by_squads(instance, table, cell.noc)


def _causes(
    first: SolvedState, other: SolvedState, time_limit: float
) -> Callable[[Cell], CellCauses]:
    """How to find what changed a cell between two states."""
    if PUBLISHED in (first.case.name, other.case.name):
        return _from_verdicts(other if first.case.name == PUBLISHED else first, time_limit)
    causes = Causes(first.instance, other.instance, time_limit)
    shared = first.instance.naming.shared  # no NOC, so nothing that could be tried
    return lambda cell: tuple(
        difference_shown(first.instance.names, one)
        for one in (() if cell.noc in shared else causes.of(cell.noc, cell.column, cell.new))
    )


def _from_verdicts(solved: SolvedState, time_limit: float) -> Callable[[Cell], CellCauses]:
    comparison = None
    if solved.found is not None:
        changed = _what_if(solved.case)
        comparison = compared(solved.instance, solved.found.held, time_limit, changed)
    different = comparison.different if comparison else ()
    known = {(cell.noc, cell.column): cell.causes for cell in different}
    return lambda cell: known.get((cell.noc, cell.column), ())


def _what_if(case: NamedCase) -> WhatIf | None:
    """The state as an explanation of what differs from the published table."""
    if case.asked.variant is None:
        return what_if(case.asked)
    return WhatIf(case.asked.base, ((case.name, spoken_id(case.name)),))
