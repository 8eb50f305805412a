"""How much time a solve has left, and what happens when it has none."""

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import Any, TypeVar

from models.errors import BerthError

_Item = TypeVar("_Item")


class Undecided(BerthError):
    """The solver neither found an allocation nor proved that there is none in `seconds`."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(
            f"undecided after {seconds:g} s, which is no answer; allow more time, such as "
            f"time_limit={2 * seconds:g}"
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.seconds,)


class Clock:
    """The time left of a limit in seconds; no limit if None."""

    def __init__(self, seconds: float | None = None) -> None:
        self._limit = seconds
        self._end = None if seconds is None else monotonic() + seconds

    def restart(self) -> None:
        """The whole limit again, for the next of several questions."""
        self._end = None if self._limit is None else monotonic() + self._limit

    def left(self) -> float | None:
        """Seconds left, more than 0. Raises Undecided when there are none."""
        if self._end is None:
            return None
        left = self._end - monotonic()
        if left <= 0:
            raise self.undecided()
        return left

    def during(self, items: Iterable[_Item]) -> Iterable[_Item]:
        """The items one by one, for loops that may be long. Raises Undecided when there is no time
        for the next."""
        return items if self._end is None else self._asked_before(items)

    def _asked_before(self, items: Iterable[_Item]) -> Iterator[_Item]:
        for item in items:
            self.left()
            yield item

    def undecided(self) -> Undecided:
        """What to raise when the time did not do."""
        return Undecided(self._limit or 0)


#: For whoever has all the time there is.
UNLIMITED = Clock()
