"""An outcome in one line."""

from berth.sentences.published import comparison_in_short
from berth.views.solve import AllocationAnswer, LotAnswer, OutcomeAnswer
from models.words import counted


def told_in_short(answer: OutcomeAnswer) -> str:
    """'116 athletes of 25 NOCs; equal to the published table: 25 of 25 NOCs'."""
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
    return "; ".join(parts)
