"""The ledger as text: every line in its turn, and why it was passed over."""

import textwrap
from collections.abc import Iterator, Sequence

from rich.text import Text

from berth.sentences.ledger import passed_over_for
from berth.text.layout import width
from berth.views.ledger import Fold, StepShown, folds
from berth.views.parts import Labels
from models.words import ordinal


def ledger_shown(steps: Sequence[StepShown], labels: Labels, folded: bool = True) -> Iterator[Text]:
    """A line per turn: number, stage, list, rank, NOC, its place, and what happened.

    folded: what follows one another and is the same has one line.
    """
    told = [*folds(steps)] if folded else [Fold(n, (step,)) for n, step in enumerate(steps, 1)]
    number_width = max((len(_numbers(fold)) for fold in told), default=0)
    stage_width = max((len(step.stage) for step in steps), default=0)
    list_width = max((len(labels.pool(step.list)) for step in steps), default=0)
    room = width()
    for fold in told:
        step = fold.steps[0]
        text = textwrap.fill(
            f"{_numbers(fold):>{number_width}}  {step.stage:<{stage_width}}  "
            + (_together(fold, labels) if len(fold.steps) > 1 else _one(step, labels, list_width)),
            room,
            subsequent_indent=" " * (number_width + 6),
            drop_whitespace=True,
            break_long_words=False,
            break_on_hyphens=False,
        )
        yield Text(text, style="" if step.awarded else "dim")


def _numbers(fold: Fold) -> str:
    last = fold.number + len(fold.steps) - 1
    return str(fold.number) if last == fold.number else f"{fold.number}-{last}"


def _one(step: StepShown, labels: Labels, list_width: int) -> str:
    front = (
        f"{labels.pool(step.list):<{list_width}}  {ordinal(step.rank):>5} {step.noc:<3}  "
        f"{ordinal(step.k)} place  "
    )
    if step.awarded:
        return f"{front}awarded {step.standing}" + (f"/{step.size}" if step.size else "")
    return f"{front}passed over: {passed_over_for(step, labels)}"


def _together(fold: Fold, labels: Labels) -> str:
    """'19 lines, from 9th FRA (Men's relay) to 16th AUS (Women's relay), passed over: ...'."""
    first, last = (
        f"{ordinal(step.rank)} {step.noc} ({labels.pool(step.list)})"
        for step in (fold.steps[0], fold.steps[-1])
    )
    lines = f"{len(fold.steps)} lines, from {first} to {last}"
    return f"{lines}, passed over: {passed_over_for(fold.steps[0], labels)}"
