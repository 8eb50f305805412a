"""What is different between the tables of two states, and what did it."""

from collections.abc import Mapping, Sequence

from pydantic import Field

from berth.views.base import View
from berth.views.parts import CellChange, cell_of
from berth.views.published import Cause
from models.answers.quota import Cell, Rows, cells_changed, totals_of
from models.table import NOCS
from models.words import Names, cited, number_called
from solver.explain.causes import CaseDifference, Sort


class ChangeCause(View):
    """A difference between two cases.

    kind: `ruling` is in the second alone, `no_ruling` in the first alone; `data` are other fields
    than rules and order of award. id: of a parameter, rule or ruling, or those fields. old, new: of
    a parameter. wording, cite: of the rule or ruling. called: what a parameter is called.
    """

    sparse = ("called",)

    kind: Sort
    id: str
    old: int | None = Field(alias="from")
    new: int | None = Field(alias="to")
    wording: str
    cite: str
    called: str | None = None

    @property
    def words(self) -> str:
        """'field-relay (sentence 5), exactly: 8 -> 10', 'without the ruling: KAZ has ...'"""
        where = f" ({self.cite})" if self.cite else ""
        return {
            "parameter": f"{self.called}: {self.old} -> {self.new}",
            "dropped": f"{self.id} dropped{where}",
            "added": f"{self.id} added: {cited(self)}",
            "replaced": f"{self.id} replaced: {cited(self)}",
            "award": "the order of award",
            "data": f"another {self.id}",
            "ruling": f"ruling: {self.wording}",
            "no_ruling": f"without the ruling: {self.wording}",
        }[self.kind]


#: Beside the published table the verdicts are the causes.
CellCauses = tuple[ChangeCause, ...] | tuple[Cause, ...]


class ChangedCell(CellChange):
    """because: what did it, in words, one or several together; none if it is not known; causes:
    the same as values."""

    because: tuple[str, ...]
    causes: tuple[ChangeCause, ...] | tuple[Cause, ...]


class Unmoved(View):
    """So many start and team places of the first state stay with their NOC, of so many."""

    places: int
    of: int


class StateChange(View):
    """A state against the first one. enter, vanish: NOCs with a place only there, or only in the
    first. totals: columns that differ, `nocs` the number of NOCs with a place."""

    state: str
    cells: tuple[ChangedCell, ...]
    enter: tuple[str, ...]
    vanish: tuple[str, ...]
    totals: dict[str, tuple[int, int]]
    unmoved: Unmoved


def state_change(
    state: str,
    columns: Sequence[str],
    events: Sequence[str],
    *,
    before: Rows,
    after: Rows,
    causes: Mapping[Cell, CellCauses],
) -> StateChange:
    """columns: that both tables have; events: those of them that are events. causes: of each cell
    that changes."""
    totals = cells_changed(
        [*columns, NOCS], *({"": totals_of(columns, rows)} for rows in (before, after))
    )
    had = [(noc, event, row.get(event, 0)) for noc, row in before.items() for event in events]
    return StateChange(
        state=state,
        cells=tuple(_cell(cell, why) for cell, why in causes.items()),
        enter=tuple(sorted(after.keys() - before.keys())),
        vanish=tuple(sorted(before.keys() - after.keys())),
        totals={cell.column: (cell.old, cell.new) for cell in totals},
        unmoved=Unmoved(
            places=sum(min(n, after.get(noc, {}).get(event, 0)) for noc, event, n in had),
            of=sum(n for _, _, n in had),
        ),
    )


def _cell(cell: Cell, causes: CellCauses) -> ChangedCell:
    words = tuple(cause.words for cause in causes)
    return ChangedCell(**dict(cell_of(cell)), because=words, causes=causes)


def difference_shown(names: Names, difference: CaseDifference) -> ChangeCause:
    source = difference.source
    cite = source.cite if source else ""
    is_number = difference.sort == "parameter"
    return ChangeCause(
        kind=difference.sort,
        id=difference.id,
        old=difference.old,
        new=difference.new,
        wording=source.in_words(names) if source else "",
        cite=cite,
        called=number_called(difference.id, cite, names.__getitem__) if is_number else None,
    )
