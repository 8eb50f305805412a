"""Asking which rules cannot be kept together."""

from berth.questions.case import Asked
from berth.questions.limits import DEFAULT_SECONDS
from berth.questions.progress import Progress, Tell, nobody
from berth.questions.within_limit import all_within_limit
from berth.views.diagnose import DiagnosisAnswer, diagnosis_answer
from solver.alarm import unhurried
from solver.allocate.solve import as_last_known


@all_within_limit
def ask_diagnose(
    asked: Asked, *, time_limit: float = DEFAULT_SECONDS, tell: Tell = nobody
) -> DiagnosisAnswer:
    """All problems of the rules, and the smallest repairs. Raises Undecided."""
    # CP-SAT takes a while to load.
    from solver.conflict.diagnose import diagnose

    tell(Progress("Looking for what clashes"))
    found = diagnose(asked.instance, time_limit, read=as_last_known)
    with unhurried():
        return diagnosis_answer(asked.instance, asked.heading, found)
