"""What is said where a question needs an allocation and there is none."""

from typing import Any

from berth.views.solve import OutcomeAnswer
from models.errors import BerthError


class NoAllocation(BerthError):
    """The question is about an allocation, and there is none.

    answer: what `solve` answers: a lot, a conflict, or undecided.
    """

    def __init__(self, answer: OutcomeAnswer) -> None:
        self.answer = answer
        super().__init__(answer.headline)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.answer,)
