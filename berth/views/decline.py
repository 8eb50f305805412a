"""The answer of `decline`: the ledger of places given back, and what stands in the end."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from berth.views.base import Answer
from berth.views.given_back import DeclineEntry, OutcomeStatus, rows_shown, totals_shown
from berth.views.heading import Heading
from berth.views.outcomes import about
from berth.views.parts import Labels, labels_of, nocs_in
from berth.views.published import Comparison
from models.answers.outcome import Allocated
from solver.reallocate.decline import Declined


class DeclineAnswer(Answer):
    """What follows when places are given back, one ruling after another.

    status, nocs, totals, published: of the last state; the table only where it is an allocation.
    """

    question: ClassVar[str] = "decline"
    sparse = ("nocs", "totals", "published")

    status: OutcomeStatus
    instance: str
    rulebook: str
    variant: str | None
    entries: tuple[DeclineEntry, ...]
    nocs: dict[str, dict[str, int]] | None = None
    totals: dict[str, int] | None = None
    published: Comparison | None = None
    heading: Heading
    labels: Labels

    @property
    def headline(self) -> str:
        last = self.entries[-1].reason.wording
        more = f"{len(self.entries)} rulings, the last: " if len(self.entries) > 1 else ""
        return f"{self.instance}, {more}{last}"

    def records(self) -> Sequence[Mapping[str, object]]:
        """A row per cell that changes, entry by entry."""
        return [
            {"entry": number, "noc": cell.noc, "column": cell.column, "from": cell.old}
            | {"to": cell.new}
            for number, entry in enumerate(self.entries, 1)
            for cell in entry.changes or ()
        ]


def decline_answer(
    heading: Heading,
    entries: Sequence[DeclineEntry],
    last: Declined,
    comparison: Comparison | None,
) -> DeclineAnswer:
    """comparison: of the last state with the published table, where there are both."""
    instance, outcome = last.instance, last.outcome
    held = outcome.held if isinstance(outcome, Allocated) else None
    rows = None if held is None else rows_shown(instance, held)
    shown = tuple(entries)
    return DeclineAnswer(
        status=outcome.status,
        **about(instance, heading),
        entries=shown,
        nocs=rows,
        totals=None if held is None else totals_shown(instance, held),
        published=comparison,
        heading=heading,
        labels=labels_of(instance, (*(rows or ()), *nocs_in(shown, comparison))),
    )
