"""Numbers that a question is given from Python or by a form: refused where they make no sense."""

import re
from collections.abc import Mapping

from berth.questions.limits import WRITE_SECONDS, is_time_limit
from models.errors import BadQuestion

#: What the names of a form's fields begin with that are numbers of rules.
NUMBER = "number:"


def seconds_of(time_limit: float) -> float:
    """Raises BadQuestion."""
    if not is_time_limit(time_limit):
        raise BadQuestion(f"time_limit = {time_limit}: {WRITE_SECONDS}")
    return time_limit


def not_below(name: str, number: int, least: int) -> None:
    """Raises BadQuestion."""
    if number < least:
        raise BadQuestion(f"{name} = {number}: write {least} or more")


def numbers_given(fields: Mapping[str, str]) -> dict[str, int]:
    """Address -> number. Raises BadQuestion with each that is none."""
    found: dict[str, int] = {}
    wrong = []
    for key, text in fields.items():
        if key.startswith(NUMBER):
            address = key.removeprefix(NUMBER)
            if re.fullmatch(r"[0-9]{1,6}", text.strip()):
                found[address] = int(text)
            else:
                wrong.append(f"{address}: '{text}' is not a number; write a whole one from 0")
    if wrong:
        raise BadQuestion(*wrong)
    return found
