"""States side by side: what changed from the first to each other, and what did it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from berth.cli.exits import Code
from berth.cli.terminal import waiting
from berth.questions.states import PUBLISHED, State, solved_state
from berth.questions.verdicts import compared
from berth.text.words import cited
from berth.views.published import Comparison
from models.answers.outcome import Allocated
from models.answers.quota import NOCS, Cell, cells_changed, totals_of
from solver.explain.causes import Causes, Difference

#: What did it: in words, one or several together; none if it is not known.
Reasons = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Against:
    """A state against the first one. because: per cell that changed, what did it.

    places, unmoved: start and team places of the first, and how many of them stay with their NOC.
    """

    state: State
    cells: tuple[Cell, ...]
    because: tuple[Reasons, ...]
    places: int
    unmoved: int
    enter: tuple[str, ...]
    vanish: tuple[str, ...]
    totals: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """others: those of the further states that can be compared: they and the first are tables."""

    states: tuple[State, ...]
    others: tuple[Against, ...]

    @property
    def code(self) -> Code:
        """That of the first state that is no allocation."""
        return next((s.code for s in self.states if s.code is not Code.DONE), Code.DONE)


def side_by_side(states: Sequence[State], time_limit: float) -> SideBySide:
    with waiting("Comparing"):
        solved = tuple(solved_state(state, time_limit) for state in states)
        first = solved[0]
        others = tuple(
            _against(first, other, time_limit)
            for other in solved[1:]
            if first.rows is not None and other.rows is not None
        )
        return SideBySide(solved, others)


def _against(first: State, other: State, time_limit: float) -> Against:
    before, after = first.rows or {}, other.rows or {}
    columns = [column for column in first.columns if column in other.columns]
    events = [column for column in columns if column in first.instance.field.events]
    cells = cells_changed(columns, before, after)
    reasons = _reasons(first, other, time_limit)
    totals = cells_changed(
        [*columns, NOCS], *({"": totals_of(columns, rows)} for rows in (before, after))
    )
    return Against(
        other,
        cells,
        tuple(reasons(cell) for cell in cells),
        sum(row.get(event, 0) for row in before.values() for event in events),
        sum(
            min(row.get(event, 0), after.get(noc, {}).get(event, 0))
            for noc, row in before.items()
            for event in events
        ),
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(before.keys() - after.keys())),
        totals,
    )


def _reasons(first: State, other: State, time_limit: float) -> Callable[[Cell], Reasons]:
    """How to find what changed a cell between two states."""
    if PUBLISHED in (first.name, other.name):
        solved = other if first.name == PUBLISHED else first
        return _from_verdicts(_verdicts(solved, time_limit))
    causes = Causes(first.instance, other.instance, time_limit)

    def reasons(cell: Cell) -> Reasons:
        return tuple(in_words(one) for one in causes.of(cell.noc, cell.column, cell.new))

    return reasons


def _verdicts(solved: State, time_limit: float) -> Comparison | None:
    found = solved.answer.outcome if solved.answer else None
    if not isinstance(found, Allocated):
        return None
    return compared(solved.instance, found.held, time_limit, solved.what_if)


def _from_verdicts(comparison: Comparison | None) -> Callable[[Cell], Reasons]:
    different = comparison.different if comparison else ()
    known = {(cell.noc, cell.column): cell.explained_by for cell in different}
    return lambda cell: known.get((cell.noc, cell.column), ())


def in_words(difference: Difference) -> str:
    """'field-relay.exactly 8 -> 10 (sentence 5)', 'without ruling KAZ men-1000m', ..."""
    source = difference.source
    cite = f" ({source.cite})" if source and source.cite else ""
    if difference.sort == "parameter":
        return f"{difference.id} {difference.old} -> {difference.new}{cite}"
    if difference.sort == "dropped":
        return f"{difference.id} dropped{cite}"
    if difference.sort == "award":
        return "the order of award"
    if difference.sort == "data" or source is None:
        return f"another {difference.id}"
    if difference.sort in ("added", "replaced"):
        return f"{difference.id} {difference.sort}: {cited(source)}"
    kept = "ruling" if difference.sort == "ruling" else "without the ruling"
    return f"{kept}: {source.wording}"
