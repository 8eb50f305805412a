"""One search by CP-SAT: its settings, its time, and Ctrl-C.

CP-SAT would take the signal for itself and leave the process without a handler. So it is told not
to, and nothing here touches the handlers of whoever asks: the main thread, which Python interrupts,
only waits, and stops the search when it is interrupted.
"""

import os
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from functools import cache

from models.errors import BerthError
from solver.clock import Clock
from solver.cpsat.program import Program, Search, Settings

#: How often an interrupted search is told to stop: it cannot hear before it has begun.
STOP_SECONDS = 0.01

#: How long a Ctrl-C may go unheard at the most.
LISTEN_SECONDS = 0.1


class Laborious(BerthError):
    """A search was given up, as another way may be shorter."""


def plain_settings() -> dict[str, int | float | str]:
    """One worker: the same answer every time, and parallelism belongs to sweeps of solves.

    Rows under a condition are in the linear relaxation only from level 2 on. All rows are in it
    from the start: adding them one by one takes twice as long where a limit binds, and where
    nothing is lawful (measured; elsewhere it makes no difference).
    """
    return {
        "num_workers": 1,
        "linearization_level": 2,
        "add_lp_constraints_lazily": False,
        "catch_sigint_signal": False,
    }


def values_of(
    program: Program,
    settings: Settings,
    clock: Clock,
    optimal: bool = False,
    effort: float | None = None,
) -> Sequence[int] | None:
    """The value of every variable by index, or None if there is no solution.

    optimal: proven to be the greatest. effort: after so much work, in the solver's own measure
    which is about a second and the same on every machine, it gives up and raises Laborious.
    Raises Undecided when time runs out, and KeyboardInterrupt at once.
    """
    limits: dict[str, float] = {}
    if (left := clock.left()) is not None:
        limits["max_time_in_seconds"] = left
    if effort is not None:
        limits["max_deterministic_time"] = effort
    search = program.search({**settings, **limits})
    is_main = threading.current_thread() is threading.main_thread()
    status, values = _searched_aside(search) if is_main else search.run()
    if status == "INFEASIBLE":
        return None
    if status == "OPTIMAL" or (status == "FEASIBLE" and not optimal):
        return values
    if status == "MODEL_INVALID":
        raise ValueError(f"CP-SAT refused the program: {program.refused()}")
    if effort is not None:
        clock.left()
        raise Laborious
    raise clock.undecided()


def _searched_aside(search: Search) -> tuple[str, Sequence[int]]:
    """What comes of a search in the helper thread, so that the one that waits hears Ctrl-C."""
    helper = _helper(os.getpid())
    try:
        found = helper.submit(search.run)
        # Looked up now and then: a signal that comes just before the wait would not end it.
        while wait([found], LISTEN_SECONDS).not_done:
            pass
        return found.result()
    except BaseException:
        # Its turn comes when the search has stopped, or if it was never begun.
        after = helper.submit(int)
        while wait([after], STOP_SECONDS).not_done:
            search.stop()
        raise


@cache
def _helper(process: int) -> ThreadPoolExecutor:
    """The helper thread of a process, which a fork does not take along.

    Kept, as handing it a search costs 0.06 ms; to start one for each takes 0.15 ms, at times 4 ms.
    """
    helper = ThreadPoolExecutor(1, f"cpsat-{process}")
    # Begun before any search is: a signal while a thread starts would leave it to run on unseen,
    # as a second one would then be started to stop it.
    helper.submit(int).result()
    return helper
