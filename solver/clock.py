"""How much time a solve has left, and what happens when it has none."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import Any, TypeVar

from models.errors import BerthError
from solver.doing import doing_now

_Item = TypeVar("_Item")


class Undecided(BerthError):
    """The solver neither found an allocation nor proved that there is none in `seconds`.

    doing: what it was busy with when time ran out, in words, where that is known.
    """

    def __init__(self, seconds: float, doing: str = "") -> None:
        self.seconds, self.doing = seconds, doing
        busy = f" (it was {doing})" if doing else ""
        super().__init__(
            f"undecided after {seconds:g} s, which is no answer{busy}; allow more time, such as "
            f"time_limit={2 * seconds:g}"
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.seconds, self.doing)


class Clock:
    """The time left of a limit in seconds; no limit if None. No longer than what it is within."""

    def __init__(self, seconds: float | None = None) -> None:
        self._limit = seconds
        self.restart()

    def restart(self) -> None:
        """The whole limit again, for the next of several questions."""
        self._told, self._end = self._limit, None
        if self._limit is not None:
            self._end = monotonic() + self._limit
        around = _AROUND.get()
        if around is not None and (self._end is None or around._end < self._end):
            self._told, self._end = around._told, around._end

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
        return Undecided(self._told or 0, doing_now())


class _Around(Clock):
    """A clock that has an end."""

    _end: float


_AROUND: ContextVar[_Around | None] = ContextVar("around", default=None)


@contextmanager
def all_within(seconds: float) -> Iterator[Clock]:
    """No clock that is made meanwhile, by whoever, goes beyond this: one limit over all that a
    question asks for, one after the other."""
    clock = _Around(seconds)
    token = _AROUND.set(clock)
    try:
        yield clock
    finally:
        _AROUND.reset(token)


#: For whoever has all the time there is.
UNLIMITED = Clock()
