"""The ledger as text: every line in its turn, and why it was passed over."""

import textwrap
from collections.abc import Iterator, Sequence

from rich.text import Text

from berth.text.layout import width
from berth.views.ledger import StepShown
from berth.views.parts import Labels
from models.words import all_cited, ordinal


def ledger_shown(steps: Sequence[StepShown], labels: Labels) -> Iterator[Text]:
    """A line per turn: number, stage, list, rank, NOC, its place, and what happened."""
    number_width = len(str(len(steps)))
    stage_width = max((len(step.stage) for step in steps), default=0)
    list_width = max((len(step.list) for step in steps), default=0)
    room = width()
    for number, step in enumerate(steps, 1):
        front = (
            f"{number:>{number_width}}  {step.stage:<{stage_width}}  {step.list:<{list_width}}  "
            f"{ordinal(step.rank):>5} {step.noc:<3}  {ordinal(step.k)} place  "
        )
        text = textwrap.fill(
            front + _what_happened(step, labels),
            room,
            subsequent_indent=" " * (number_width + 6),
            drop_whitespace=True,
            break_long_words=False,
            break_on_hyphens=False,
        )
        yield Text(text, style="" if step.awarded else "dim")


def _what_happened(step: StepShown, labels: Labels) -> str:
    if step.awarded:
        return f"awarded {step.standing}" + (f"/{step.size}" if step.size else "")
    reasons = "; ".join(
        part
        for part in (all_cited([labels.reasons[one] for one in step.because]), step.note)
        if part
    )
    return f"passed over: {reasons}"
