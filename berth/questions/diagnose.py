"""Diagnosing with a sign of life, and undecided as an error."""

from berth.cli.exits import Code, Refused
from berth.cli.terminal import waiting
from models.answers.diagnosis import Diagnosis
from models.instance import Instance
from solver.clock import Undecided


def diagnosed(instance: Instance, time_limit: float) -> Diagnosis:
    from solver.conflict.diagnose import diagnose

    with waiting("Looking for what clashes"):
        try:
            return diagnose(instance, time_limit)
        except Undecided:
            raise Refused(_undecided(time_limit), Code.UNDECIDED) from None


def _undecided(time_limit: float) -> str:
    return (
        f"undecided after {time_limit:g} s, which is no answer; allow more with "
        f"--time-limit {2 * time_limit:g}"
    )
