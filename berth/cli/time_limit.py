"""What a command may take: its time limit, over all that it does from reading its files to its
answer, and memory as it is there."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

import typer

from berth.cli.exits import Code, Refused

#: Their limit is for each of many runs, which are told as they come and may be stopped at any time.
EACH = ("forecast_command", "sweep_command")

NO_MEMORY = "there is not enough memory to read the files and to answer"


def within_its_limit(command: Callable[..., None]) -> Callable[..., None]:
    """The command; what it does is interrupted when the time is over, wherever it is then."""
    is_limited = "time_limit" in inspect.signature(command).parameters
    if not is_limited or command.__name__ in EACH:
        return command

    @wraps(command)
    def limited(*args: Any, **given: Any) -> None:
        # Loaded before the clock starts: that takes as long whatever is asked.
        import berth.cli.answering
        import berth.cli.typed
        import berth.questions.solve  # noqa: F401
        from models.errors import OutOfMemory
        from solver.alarm import alarm
        from solver.clock import Undecided

        try:
            with alarm(given["time_limit"]):
                command(*args, **given)
        except OutOfMemory as error:
            raise Refused(str(error), Code.UNDECIDED) from None
        except MemoryError:
            raise Refused(f"{NO_MEMORY}, which is no answer", Code.UNDECIDED) from None
        except Undecided as error:
            if not given.get("as_json"):
                raise
            _print_undecided(error.seconds, error.doing)
            raise typer.Exit(Code.UNDECIDED) from None

    return limited


def _print_undecided(seconds: float, doing: str) -> None:
    """Where there is not even an instance to tell of."""
    from berth.cli.terminal import print_json

    print_json({"status": "out_of_time", "seconds": seconds, "doing": doing or None})
