"""Numbers that a question is given from Python: refused where they make no sense."""

from berth.questions.limits import WRITE_SECONDS, is_time_limit
from models.errors import BadQuestion


def seconds_of(time_limit: float) -> float:
    """Raises BadQuestion."""
    if not is_time_limit(time_limit):
        raise BadQuestion(f"time_limit = {time_limit}: {WRITE_SECONDS}")
    return time_limit


def not_below(name: str, number: int, least: int) -> None:
    """Raises BadQuestion."""
    if number < least:
        raise BadQuestion(f"{name} = {number}: write {least} or more")
