"""What is asked as it is typed: options of the command line as values."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from berth.questions.case import Asked, asked
from berth.questions.options import TYPED, Options
from models.errors import BadQuestion
from models.files import read_instance


def typed_question(
    path: Path,
    variant: str | None = None,
    changes: Sequence[str] | None = None,
    drops: Sequence[str] | None = None,
    without_rulings: bool = False,
    *,
    as_of: date | None = None,
    needs_rankings: bool = True,
) -> Asked:
    """Reads the instance, and changes it as the options say. Raises BadInput, as where there are no
    rankings but the question needs them, or BadQuestion."""
    options = typed_options(variant, changes, drops, without_rulings, as_of)
    return asked(read_instance(path, needs_rankings), path, options, TYPED)


def typed_options(
    variant: str | None,
    changes: Sequence[str] | None,
    drops: Sequence[str] | None,
    without_rulings: bool,
    as_of: date | None,
) -> Options:
    """Raises BadQuestion where one cannot be read."""
    return Options(
        variant=variant,
        change=_numbers_in(changes or ()),
        drop=tuple(dict.fromkeys(drops or ())),
        without_rulings=without_rulings,
        as_of=as_of,
    )


def _numbers_in(changes: Sequence[str]) -> dict[str, int]:
    """The numbers that --set gives."""
    numbers: dict[str, int] = {}
    wrong: list[str] = []
    for text in changes:
        address, sign, number = (part.strip() for part in text.partition("="))
        if not sign:
            wrong.append(f"--set {text}: no number is given; write rule.parameter=number")
        elif re.fullmatch("[0-9]{7,}", number):
            wrong.append(f"--set {text}: {number} is too large; write 10000 or less")
        elif not re.fullmatch("[0-9]{1,6}", number):
            wrong.append(f"--set {text}: '{number}' is not a number; write a whole one from 0")
        elif address in numbers:
            wrong.append(f"--set {text}: '{address}' is set twice; set it once")
        else:
            numbers[address] = int(number)
    if wrong:
        raise BadQuestion(*wrong)
    return numbers
