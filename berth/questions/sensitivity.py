"""Asking which number of the rules matters."""

from berth.questions.case import Asked
from berth.questions.limits import DEFAULT_SECONDS
from berth.questions.progress import Progress, Tell, nobody
from berth.questions.solve import allocation_of
from berth.views.sensitivity import SensitivityAnswer, sensitivity_answer
from solver.many.sensitivity import sensitivity


def ask_sensitivity(
    asked: Asked, *, time_limit: float = DEFAULT_SECONDS, tell: Tell = nobody
) -> SensitivityAnswer:
    """Every number of every rule one up and one down. Raises NoAllocation.

    time_limit: seconds for each solve.
    """
    tell(Progress("Trying every number"))
    base = allocation_of(asked, time_limit)
    found = sensitivity(asked.instance, base, time_limit)
    return sensitivity_answer(asked.instance, asked.heading, found)
