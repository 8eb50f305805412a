"""The answer of `compare`: states of a case side by side, and what changed from the first."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from berth.views.base import Answer, View
from berth.views.changed_cells import StateChange
from berth.views.heading import Heading
from berth.views.parts import (
    ClashInFull,
    Labels,
    RankedLine,
    clash_in_full,
    labels_of,
    line_of,
    nocs_in,
)
from models.answers.diagnosis import ConflictOfRules
from models.answers.outcome import Allocated, LotRequired, Outcome, OutOfTime
from models.answers.quota import Rows
from models.instance import Instance


class TableState(View):
    """A state that is a table: an allocation, or what was published. nocs: NOC -> column ->
    places."""

    state: str
    status: Literal["allocated", "published"]
    nocs: dict[str, dict[str, int]]


class LotState(View):
    """A state in which a lot has to be drawn for so many places between lines.

    squad, between: for so many athletes of a squad between NOCs, as in the answer of `solve`.
    """

    sparse = ("squad", "between")

    state: str
    status: Literal["lot_required"] = "lot_required"
    nocs: None = None
    tied: tuple[RankedLine, ...]
    at_stake: int
    squad: str | None = None
    between: tuple[str, ...] | None = None


class UndecidedState(View):
    """A state that is undecided after so many seconds."""

    state: str
    status: Literal["out_of_time"] = "out_of_time"
    nocs: None = None
    seconds: float


class ConflictState(View):
    """A state whose rules cannot all be kept. conflict: one of them, if it was found in time."""

    state: str
    status: Literal["conflict"] = "conflict"
    nocs: None = None
    conflict: ClashInFull | None


StateShown = TableState | LotState | UndecidedState | ConflictState


class CompareAnswer(Answer):
    """States side by side.

    status: `compared`, or that of the first state that is no table. reference: the first state;
    changes: of each other against it, where both are tables.
    """

    question: ClassVar[str] = "compare"

    status: Literal["compared", "lot_required", "conflict", "out_of_time"]
    instance: str
    rulebook: str
    reference: str
    states: tuple[StateShown, ...]
    changes: tuple[StateChange, ...]
    heading: Heading
    labels: Labels

    @property
    def headline(self) -> str:
        changed = (f"{change.state}: {len(change.cells)} cells" for change in self.changes)
        return f"{self.instance}, against {self.reference}: {', '.join(changed) or self.status}"

    def records(self) -> Sequence[Mapping[str, object]]:
        """A row per cell that changed, state by state."""
        return [
            {
                "state": change.state,
                "noc": cell.noc,
                "column": cell.column,
                "from": cell.old,
                "to": cell.new,
                "because": "; ".join(cell.because),
            }
            for change in self.changes
            for cell in change.cells
        ]


def compare_answer(
    instance: Instance,
    rulebook: str,
    heading: Heading,
    states: Sequence[StateShown],
    changes: Sequence[StateChange],
) -> CompareAnswer:
    """instance, heading: of the first state; rulebook: as the files say."""
    failed = [state.status for state in states if not isinstance(state, TableState)]
    shown, changed = tuple(states), tuple(changes)
    named = [noc for state in states if isinstance(state, TableState) for noc in state.nocs]
    return CompareAnswer(
        status=failed[0] if failed else "compared",
        instance=instance.id,
        rulebook=rulebook,
        reference=states[0].state,
        states=shown,
        changes=changed,
        heading=heading,
        labels=labels_of(instance, (*named, *nocs_in(shown, changed))),
    )


def table_state(
    state: str, status: Literal["allocated", "published"], columns: Sequence[str], rows: Rows
) -> TableState:
    """The columns of the table, a row per NOC by its code."""
    nocs = {noc: {column: rows[noc].get(column, 0) for column in columns} for noc in sorted(rows)}
    return TableState(state=state, status=status, nocs=nocs)


def failed_state(
    state: str, instance: Instance, outcome: Outcome, conflict: ConflictOfRules | None
) -> StateShown:
    """A state that is no allocation."""
    if isinstance(outcome, LotRequired):
        tied = tuple(line_of(turn) for turn in outcome.tied)
        return LotState(
            state=state,
            tied=tied,
            at_stake=outcome.at_stake,
            squad=outcome.squad,
            between=outcome.between if outcome.squad else None,
        )
    if isinstance(outcome, OutOfTime):
        return UndecidedState(state=state, seconds=outcome.seconds)
    assert not isinstance(outcome, Allocated)
    clash = clash_in_full(instance.names, instance.rulebook, conflict) if conflict else None
    return ConflictState(state=state, conflict=clash)
