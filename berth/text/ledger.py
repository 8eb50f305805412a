"""The ledger as text: every line in its turn, and why it was passed over."""

import textwrap
from collections.abc import Iterator, Sequence

from rich.text import Text

from berth.sentences.ledger import step_in_words, step_numbers, steps_together
from berth.text.layout import width
from berth.views.ledger import Fold, StepShown, folds
from berth.views.parts import Labels
from models.words import ordinal


def ledger_shown(steps: Sequence[StepShown], labels: Labels, folded: bool = True) -> Iterator[Text]:
    """A line per turn: number, stage, list, rank, NOC, its place, and what happened.

    folded: what follows one another and is the same has one line.
    """
    alone = (Fold(step.number or number, (step,)) for number, step in enumerate(steps, 1))
    entries = [*(folds(steps) if folded else alone)]
    number_width = max((len(step_numbers(fold)) for fold in entries), default=0)
    stage_width = max((len(step.stage) for step in steps), default=0)
    list_width = max((len(labels.pool(step.list)) for step in steps), default=0)
    room = width()
    for fold in entries:
        step = fold.steps[0]
        is_one = len(fold.steps) == 1
        told = _one(step, labels, list_width) if is_one else steps_together(fold, labels)
        text = textwrap.fill(
            f"{step_numbers(fold):>{number_width}}  {step.stage:<{stage_width}}  {told}",
            room,
            subsequent_indent=" " * (number_width + 6),
            drop_whitespace=True,
            break_long_words=False,
            break_on_hyphens=False,
        )
        yield Text(text, style="" if step.awarded else "dim")


def _one(step: StepShown, labels: Labels, list_width: int) -> str:
    return (
        f"{labels.pool(step.list):<{list_width}}  {ordinal(step.rank):>5} {step.noc:<3}  "
        f"{ordinal(step.k)} place  {step_in_words(step, labels)}"
    )
