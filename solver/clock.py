"""How much time a solve has left, and what happens when it has none."""

from time import monotonic


class Undecided(Exception):
    """The solver neither found an allocation nor proved that there is none in the time given."""


class Clock:
    """The time left of a limit in seconds; no limit if None."""

    def __init__(self, seconds: float | None = None) -> None:
        self._end = None if seconds is None else monotonic() + seconds

    def left(self) -> float | None:
        """Seconds left, more than 0. Raises Undecided when there are none."""
        if self._end is None:
            return None
        left = self._end - monotonic()
        if left <= 0:
            raise Undecided
        return left
