"""The ledger in words."""

from berth.views.ledger import StepShown
from berth.views.parts import Labels
from models.words import all_cited


def passed_over_for(step: StepShown, labels: Labels) -> str:
    """What left no room for a line, and what else is to be said."""
    because = all_cited([labels.reasons[one] for one in step.because])
    return "; ".join(part for part in (because, step.note) if part)
