"""What is said where a question needs an allocation and there is none."""

from berth.views.solve import OutcomeAnswer
from models.errors import BerthError, Complaint


class NoAllocation(BerthError):
    """The question is about an allocation, and there is none.

    answer: what `solve` answers: a lot, a conflict, or undecided.
    """

    def __init__(self, answer: OutcomeAnswer) -> None:
        self.answer = answer
        super().__init__([Complaint("", 0, 0, answer.headline)])
