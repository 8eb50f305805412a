"""How a command ends: its exit code, and what is said when there is no result."""

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from berth.views.base import Answer


class Code(IntEnum):
    """Exit codes. Other programs rely on them."""

    DONE = 0
    DEFECT = 1
    BAD_INPUT = 2
    CONFLICT = 3
    UNDECIDED = 4
    LOT_REQUIRED = 5
    BREACH = 6
    STOPPED = 130


#: What an answer's status ends with; whatever is not here is done.
BY_STATUS = {
    "lot_required": Code.LOT_REQUIRED,
    "conflict": Code.CONFLICT,
    "out_of_time": Code.UNDECIDED,
    "breached": Code.BREACH,
    "stopped": Code.STOPPED,
}


def code_of(answer: "Answer") -> Code:
    """By its status, or by what else was asked for and not found in time."""
    code = BY_STATUS.get(getattr(answer, "status", ""), Code.DONE)
    missing = getattr(answer, "not_in_time", None)
    return Code.UNDECIDED if code is Code.DONE and missing else code


class Refused(Exception):
    """A command that cannot do what was asked. Its text goes to stderr: what; what to do."""

    def __init__(self, message: str, code: Code = Code.BAD_INPUT) -> None:
        super().__init__(message)
        self.code = code
