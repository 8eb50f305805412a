"""The outcomes of `berth solve` as text."""

from collections import Counter
from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from berth.text.clash import clash_in_short
from berth.text.heading import heading_shown, notes_shown, rulings_shown
from berth.text.layout import hanging, width
from berth.text.ledger import ledger_shown
from berth.text.lot import lot_shown, to_hand_in
from berth.text.published import comparison_shown
from berth.text.quota_table import Quotas, quota_tables
from berth.views.cuts import CutLine
from berth.views.parts import Labels, RankedLine
from berth.views.solve import AllocationAnswer, LotAnswer, OutcomeAnswer, UndecidedAnswer
from models.words import ordinal, together

PROOFS = {
    "walk": "going down the order of award and passing over whoever is at a limit keeps every "
    "rule, so no lawful allocation respects the ranking better.",
    "prefix": "going down the order of award and passing over a line only where no lawful "
    "allocation could follow, which is proved for each of these.",
    "search": "for every line passed over, the solver proved that no lawful allocation holds it "
    "together with the better lines awarded; in squads that no rule couples with others going down "
    "the order of award may have been proof enough.",
    "tiers": "the solver proved the maximum for every tier of the order of award in its turn.",
}
CERTIFIED = "Certified: a second proof of another kind leads to the same places."
CERTAIN = "Whichever way the lots fall, but for the cells with a question mark:"
RESERVE = (
    "First reserve: who gains when the last place that may be given back is given back, "
    "by a fresh allocation."
)
#: Where nobody is in reserve for certain.
NO_RESERVE = {
    "nobody": "none",
    "conflict": "none: then the rules clash",
    "out_of_time": "undecided in the time given",
    "not_looked_for": "not looked for: berth reserve",
}
CONFLICT = "The rules cannot all be kept: no allocation satisfies them together."


def shown(answer: OutcomeAnswer) -> Iterator[RenderableType]:
    if isinstance(answer, AllocationAnswer):
        yield from heading_shown(answer.heading, answer.labels)
        yield from _allocation(answer)
    elif isinstance(answer, LotAnswer):
        yield from heading_shown(answer.heading, answer.labels)
        yield from _lots(answer)
    elif isinstance(answer, UndecidedAnswer):
        yield undecided(answer.seconds)
    else:
        if answer.heading.notes:
            yield from notes_shown(answer.heading)
            yield ""
        yield CONFLICT
        if answer.conflict is not None:
            yield from hanging(clash_in_short(answer.conflict, answer.labels))


def _lots(answer: LotAnswer) -> Iterator[RenderableType]:
    for lot in answer.lots:
        yield ""
        yield from lot_shown(lot, answer.labels)
    yield ""
    yield from to_hand_in(answer.lots)
    if answer.nocs and answer.totals:
        yield ""
        yield CERTAIN
        quotas = Quotas(answer.nocs, answer.totals, answer.labels)
        yield from quota_tables(quotas, width())


def undecided(seconds: float) -> str:
    return (
        f"undecided after {seconds:g} s, which is no answer; allow more with "
        f"--time-limit {2 * seconds:g}"
    )


def _allocation(answer: AllocationAnswer) -> Iterator[RenderableType]:
    if answer.steps is not None:
        yield ""
        yield from ledger_shown(answer.steps, answer.labels, answer.folded)
    yield ""
    yield from quota_tables(Quotas(answer.nocs, answer.totals, answer.labels), width())
    yield ""
    yield _cut_table(answer)
    yield RESERVE
    yield ""
    yield f"Proof: {PROOFS[answer.proof]}"
    if answer.certified:
        yield CERTIFIED
    yield from rulings_shown(answer.heading, answer.labels)
    if answer.published is not None:
        yield ""
        yield from comparison_shown(answer.published, answer.labels)


def _cut_table(answer: AllocationAnswer) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for head in ("Event", "Last place", "First reserve"):
        table.add_column(head)
    for cut in answer.cuts:
        reserve = "; ".join([_reserve(cut), *_short(cut, answer.labels)])
        table.add_row(answer.labels.pool(cut.event), _line(cut.last), reserve)
    return table


def _short(cut: CutLine, labels: Labels) -> Iterator[str]:
    """'57 of 60: the ranking ends at rank 300'."""
    if (short := cut.short) is not None:
        ends = [f"{labels.pool(name)} at rank {rank}" for name, rank in short.ends.items()]
        what = "what is claimed" if short.claims else "the ranking"
        if len(ends) == 1:
            ends = [f"{what} ends at rank {rank}" for rank in short.ends.values()]
        elif ends:
            rankings = "the rankings, or what they claim," if short.claims else "the rankings"
            ends = [f"{rankings} end, {together(ends)}"]
        if short.barred:
            left = "the line left" if short.barred == 1 else f"the {short.barred} lines left"
            ends = [f"{left} may have no place", *ends]
        yield f"{short.places} of {short.size}: {together(ends) or 'the ranking has no line'}"


def _reserve(cut: CutLine) -> str:
    """The line that moves up, or what keeps it open."""
    others = [
        f"{noc} {'' if number == 1 else f'with {number} places '}without a line"
        for noc, number in Counter(cut.without_line or ()).items()
    ]
    if cut.reserve is not None:
        others = [*(_line(line).strip() for line in cut.others), *others]
        return " and ".join([_line(cut.reserve), *others])
    if others:
        return " and ".join(others)
    if cut.between:
        return f"a lot between {together(cut.between)} for athletes"
    if cut.tied:
        return f"a lot between {together(_line(line).strip() for line in cut.tied)}"
    return NO_RESERVE[cut.status]


def _line(line: RankedLine | None) -> str:
    """A line as 34th HUN; with the list where an event has several."""
    if line is None:
        return "none"
    path = "" if line.list == line.event else f" ({line.list})"
    return f"{ordinal(line.rank):>5} {line.noc}{path}"
