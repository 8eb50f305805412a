"""How long a question may take."""

import math

#: Seconds for the solver, where nobody says otherwise.
DEFAULT_SECONDS = 60.0

WRITE_SECONDS = "write a number of seconds above 0"


def is_time_limit(seconds: float) -> bool:
    return math.isfinite(seconds) and seconds > 0
