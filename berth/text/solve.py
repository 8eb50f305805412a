"""The outcomes of `berth solve` as text."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from berth.sentences.clash import clash_in_short
from berth.sentences.columns import Quotas, without_a_place
from berth.sentences.cuts import RESERVE, line_in_words, reserve_in_words, short_in_words
from berth.sentences.lot import lot_shown, to_hand_in
from berth.sentences.outcomes import (
    CERTAIN,
    CERTIFIED,
    CONFLICT,
    PROOFS,
    not_found_in_time,
    undecided,
)
from berth.sentences.published import comparison_in_words
from berth.text.heading import beforehand_shown, heading_shown, rulings_shown
from berth.text.layout import hanging, width
from berth.text.ledger import ledger_shown
from berth.text.quota_table import quota_tables
from berth.views.solve import AllocationAnswer, LotAnswer, OutcomeAnswer, UndecidedAnswer


def shown(answer: OutcomeAnswer) -> Iterator[RenderableType]:
    if isinstance(answer, AllocationAnswer):
        yield from heading_shown(answer.heading, answer.labels)
        yield from _allocation(answer)
    elif isinstance(answer, LotAnswer):
        yield from heading_shown(answer.heading, answer.labels)
        yield from _lots(answer)
    elif isinstance(answer, UndecidedAnswer):
        yield undecided(answer.seconds, answer.doing)
    else:
        yield from beforehand_shown(answer.heading, answer.labels)
        yield CONFLICT
        if answer.conflict is not None:
            *what, why = clash_in_short(answer.conflict, answer.labels)
            more = "" if answer.conflict.empty else " What settles it: berth diagnose"
            yield from hanging([*what, f"{why}{more}"])


def _lots(answer: LotAnswer) -> Iterator[RenderableType]:
    for lot in answer.lots:
        yield ""
        yield from hanging(lot_shown(lot, answer.labels))
    yield ""
    yield from to_hand_in(answer.lots)
    if answer.nocs and answer.totals:
        yield ""
        yield CERTAIN
        quotas = Quotas(answer.nocs, answer.totals, answer.labels)
        yield from quota_tables(quotas, width())
        yield from without_a_place(quotas)


def _allocation(answer: AllocationAnswer) -> Iterator[RenderableType]:
    if answer.steps is not None:
        yield ""
        yield from ledger_shown(answer.steps, answer.labels, answer.folded)
    yield ""
    quotas = Quotas(answer.nocs, answer.totals, answer.labels)
    yield from quota_tables(quotas, width())
    yield from without_a_place(quotas)
    yield ""
    yield _cut_table(answer)
    yield RESERVE
    if any(cut.status == "not_looked_for" for cut in answer.cuts):
        yield "What is not looked for here: berth reserve."
    yield ""
    yield f"Proof: {PROOFS[answer.proof]}"
    if answer.certified:
        yield CERTIFIED
    yield from not_found_in_time(answer.not_in_time)
    yield from rulings_shown(answer.heading, answer.labels)
    if answer.published is not None:
        yield ""
        yield from hanging(comparison_in_words(answer.published, answer.labels))


def _cut_table(answer: AllocationAnswer) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for head in ("Event", "Last place", "First reserve"):
        table.add_column(head)
    for cut in answer.cuts:
        reserve = "; ".join([reserve_in_words(cut), *short_in_words(cut, answer.labels)])
        table.add_row(answer.labels.pool(cut.event), line_in_words(cut.last), reserve)
    return table
