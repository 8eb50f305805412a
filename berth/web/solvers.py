"""Processes that answer: what takes long, or too much memory, takes one of them and nobody else's
page."""

import asyncio
import os
import sys
import traceback
from collections.abc import Callable, Collection
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import Any, Protocol, TypeVar

from berth.questions.no_allocation import NoAllocation
from models.errors import BerthError
from models.errors import Defect as RefutedResult
from solver.clock import Undecided
from solver.many.children import begin_child, end_at_once, started_afresh

_R = TypeVar("_R")

#: A process that has not answered by then is ended: the solver's own limit did not do.
LONGEST_SECONDS = 45.0
MOST_WAITING = 200
#: More than one on any machine: what takes long must not be all that is answered.
LEAST_WORKERS = 3
MOST_BYTES_OF_A_PROCESS = 4 << 30

OK, BAD, NOT_FOUND, BUSY, TOO_LONG, OUR_FAULT = 200, 422, 404, 503, 504, 500


class Refusal(Exception):
    """Why there is no answer: an HTTP status and sentences."""

    def __init__(self, status: int, sentences: tuple[str, ...]) -> None:
        super().__init__(status, sentences)
        self.status, self.sentences = status, sentences


class Asks(Protocol):
    """Whoever has questions answered. Raises Refusal."""

    async def ask(self, function: Callable[..., _R], *args: Any) -> _R: ...


def told_or_refused(function: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """In a worker: the result, or the Refusal, as a value that travels back."""
    try:
        return function(*args)
    except MemoryError:
        raise  # Whoever asked says what it means there.
    except Exception as error:
        return _refusal(error)


def _refusal(error: BaseException) -> Refusal:
    match error:
        case NoAllocation():
            found = Refusal(BAD, (error.answer.headline,))
        case Undecided():
            found = Refusal(TOO_LONG, (_undecided(error.seconds),))
        case BerthError() if not isinstance(error, RefutedResult):
            found = Refusal(BAD, tuple(str(error).splitlines()))
        case _:
            traceback.print_exception(error, file=sys.stderr)
            told = f"{type(error).__name__}: {error}".rstrip(": ")
            found = Refusal(OUR_FAULT, (told,))
    return found


def _undecided(seconds: float) -> str:
    return (
        f"Undecided after {seconds:g} s, which is no answer. The page takes no longer; the command "
        "line may."
    )


_ENDED = (
    "The process that computed this has ended before it had an answer; it may have needed more "
    "memory than there is."
)


class Here:
    """This process itself: for tests, and where no other can be started."""

    async def ask(self, function: Callable[..., _R], *args: Any) -> _R:
        try:
            found: _R = _found(told_or_refused(function, args))
            return found
        except MemoryError:
            raise Refusal(BUSY, (_ENDED,)) from None


class Solvers:
    """Processes of this machine, started when they are first needed. Closing ends them at once."""

    def __init__(
        self,
        workers: int | None = None,
        longest: float = LONGEST_SECONDS,
        *,
        too_long: str | None = None,
        ended: str | None = None,
        asked_each: int = 0,
        begin: Callable[[], None] | None = None,
    ) -> None:
        """longest: seconds. too_long, ended: what is said of a process that was ended for its
        time, or ended by itself. asked_each: so many questions are asked of a process before
        another takes its place; 0 for no end. begin: what a process does first."""
        self.workers = workers or max(LEAST_WORKERS, min(6, os.cpu_count() or 1))
        self._asked_each, self._begin = asked_each, begin
        self._pool, self._is_closed = self._new_pool(), False
        self._too_long, self._ended = too_long or _undecided(longest), ended or _ENDED
        self._longest, self._waiting = longest, 0

    def _new_pool(self) -> Any:
        from pebble import ProcessPool

        return ProcessPool(
            self.workers,
            max_tasks=self._asked_each,
            initializer=_begin,
            initargs=(self._begin,),
            context=started_afresh("berth.web.computed"),
        )

    def _schedule(self, function: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        """Its future. A pool of which a process was ended while it had nothing to do, by a system
        without memory for example, answers nothing any more: another takes its place."""
        call = {"args": (function, args), "timeout": self._longest}
        try:
            return self._pool.schedule(told_or_refused, **call)
        except RuntimeError:
            if self._is_closed:
                raise
            self._pool.stop()
            self._pool = self._new_pool()
            return self._pool.schedule(told_or_refused, **call)

    async def ask(self, function: Callable[..., _R], *args: Any) -> _R:
        from pebble import ProcessExpired

        if self._waiting >= MOST_WAITING:
            raise Refusal(BUSY, (f"{MOST_WAITING} questions wait already; ask again later.",))
        self._waiting += 1
        try:
            future = self._schedule(function, args)
            found: _R = _found(await asyncio.wrap_future(future))
            return found
        except TimeoutError:
            raise Refusal(TOO_LONG, (self._too_long,)) from None
        except (ProcessExpired, BrokenProcessPool, MemoryError):
            raise Refusal(BUSY, (self._ended,)) from None
        finally:
            self._waiting -= 1

    def begin(self, function: Callable[..., Any], *args: Any) -> None:
        """Every process is asked it once, and nobody waits for the answers: so the first to ask
        anything does not wait for what is read once."""
        for _ in range(self.workers):
            self._schedule(function, args)

    def stop(self) -> None:
        """From now on no process is begun, even where one is ended because nobody waits for its
        answer any more: it would be closed while it starts, and complain."""
        self._is_closed = True
        self._pool.stop()

    def close(self) -> None:
        self.stop()
        self._pool.join()


def close_together(pools: Collection[Solvers]) -> None:
    """With all that this process has started."""
    for one in pools:
        one.stop()
    end_at_once()
    for one in pools:
        one.close()


def _begin(first: Callable[[], None] | None) -> None:
    """In a worker. Memory is limited where it can be, so that no question takes the machine's."""
    begin_child()
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES_OF_A_PROCESS, most))
    if first is not None:
        first()


def _found(result: Any) -> Any:
    if isinstance(result, Refusal):
        raise result
    return result
