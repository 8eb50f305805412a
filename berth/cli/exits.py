"""How a command ends: its exit code, and what is said when there is no result."""

from enum import IntEnum


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


class Refused(Exception):
    """A command that cannot do what was asked. Its text goes to stderr: what; what to do."""

    def __init__(self, message: str, code: Code = Code.BAD_INPUT) -> None:
        super().__init__(message)
        self.code = code
