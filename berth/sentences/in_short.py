"""An outcome in one line, and what stands above its table."""

from collections.abc import Iterator

from berth.sentences.heading import heading_entries
from berth.sentences.published import comparison_in_short
from berth.views.solve import AllocationAnswer, LotAnswer, OutcomeAnswer
from models.words import counted


def told_in_short(answer: OutcomeAnswer) -> str:
    """'116 athletes of 25 NOCs; equal to the published table: 25 of 25 NOCs'."""
    empty = len(answer.heading.without_lines or ())
    before = [f"{counted(empty, 'ranking')} without a line"] if empty else []
    if isinstance(answer, AllocationAnswer):
        athletes = counted(answer.totals["athletes"], "athlete")
        parts = [f"{athletes} of {counted(answer.totals['nocs'], 'NOC')}"]
        if answer.published is not None:
            parts.append(comparison_in_short(answer.published))
    elif isinstance(answer, LotAnswer):
        parts = [f"{counted(len(answer.lots), 'lot')} to be drawn"]
    elif answer.status == "conflict":
        parts = ["the rules cannot all be kept"]
    else:
        parts = ["undecided in the time given, which is no answer"]
    if answer.heading.as_of is not None:
        parts.append(f"as of {answer.heading.as_of.isoformat()}")
    return "; ".join([*before, *parts])


def above_a_table(answer: AllocationAnswer | LotAnswer) -> Iterator[str]:
    """Of what it is the table, a line each, the title first: it may be passed on alone."""
    yield answer.heading.title
    yield told_in_short(answer)
    entries = heading_entries(answer.heading, answer.labels)
    yield "; ".join(f"{what}: {value}" if what else value for what, value in entries)
