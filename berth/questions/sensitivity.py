"""Asking which number of the rules matters."""

from berth.questions.case import Asked
from berth.questions.limits import DEFAULT_SECONDS
from berth.questions.progress import Progress, Tell, nobody
from berth.questions.solve import allocation_of
from berth.questions.within_limit import all_within_limit
from berth.views.sensitivity import SensitivityAnswer, sensitivity_answer
from solver.alarm import unhurried
from solver.many.sensitivity import sensitivity


@all_within_limit
def ask_sensitivity(
    asked: Asked, *, time_limit: float = DEFAULT_SECONDS, tell: Tell = nobody
) -> SensitivityAnswer:
    """Every number of every rule one up and one down. Raises NoAllocation.

    time_limit: seconds in all; numbers for which there is no time are undecided.
    """
    tell(Progress("Trying every number"))
    base = allocation_of(asked, time_limit)

    def told(done: int, of: int) -> None:
        tell(Progress("Trying every number", done, of))

    found = sensitivity(asked.instance, base, time_limit, told)
    with unhurried():
        return sensitivity_answer(asked.instance, asked.heading, found)
