"""The ledger in words."""

from berth.views.ledger import Fold, StepShown
from berth.views.parts import Labels
from models.words import all_cited, ordinal, together

NO_REASONS = "What lines were passed over for was not found in the time given."


def step_numbers(fold: Fold) -> str:
    """'7', '12-30'."""
    last = fold.number + len(fold.steps) - 1
    return str(fold.number) if last == fold.number else f"{fold.number}-{last}"


def step_in_words(step: StepShown, labels: Labels, in_short: bool = False) -> str:
    """'awarded 17/32', 'passed over: ...'. in_short: rules and rulings by their ids."""
    if step.awarded:
        return f"awarded {step.standing}" + (f"/{step.size}" if step.size else "")
    return f"passed over: {passed_over_for(step, labels, in_short)}"


def steps_together(fold: Fold, labels: Labels, in_short: bool = False) -> str:
    """'19 lines, from 9th FRA (Men's relay) to 16th AUS (Women's relay), passed over: ...'."""
    first, last = (
        f"{ordinal(step.rank)} {step.noc} ({labels.pool(step.list)})"
        for step in (fold.steps[0], fold.steps[-1])
    )
    lines = f"{len(fold.steps)} lines, from {first} to {last}"
    return f"{lines}, passed over: {passed_over_for(fold.steps[0], labels, in_short)}"


def passed_over_for(step: StepShown, labels: Labels, in_short: bool = False) -> str:
    """What left no room for a line, and what else is to be said. in_short: by their ids."""
    reasons = [labels.reasons[one] for one in step.because]
    because = together(step.because) if in_short else all_cited(reasons)
    return "; ".join(part for part in (because, step.note) if part)
