"""Those who compute, and processes of this machine as such.

Processes are pebble's. A worker that is killed costs it the chunk the worker had, which is sent
again; the standard library's pool breaks as a whole and loses what it had not yet given back, and
so do loky and joblib.
"""

import pickle
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import active_children
from time import perf_counter
from typing import Any, Generic, Protocol, TypeVar

from models.errors import BerthError
from solver.many.children import begin_child, end_at_once, started_afresh, undisturbed

_R = TypeVar("_R")

#: What a chunk has not done by then is sent out anew: some tasks take 100 times as long as others.
CUT_SECONDS = 1.0

#: Chunks on their way, so that nobody waits for the next.
PER_WORKER = 3


class WorkersLost(BerthError):
    """Workers died over the same few tasks again and again, or all of them are gone."""


@dataclass(frozen=True, slots=True)
class Finished(Generic[_R]):
    """A chunk that came back: its results, up to the task that failed or the end of its time."""

    results: list[_R]
    seconds: float
    error: str | None = None
    trace: str = ""


class Future(Protocol):
    def result(self) -> Any: ...


#: Sends a chunk out.
Submit = Callable[[Sequence[Any]], Future]


@dataclass(frozen=True, slots=True)
class Workforce:
    """submit: sends a chunk out; hands: that compute; at_once: most chunks on their way; lost: what
    a dead worker raises."""

    submit: Submit
    hands: int
    at_once: int
    lost: tuple[type[Exception], ...]


def run(function: Callable[[Any], Any], chunk: Sequence[Any]) -> Finished[Any]:
    """In a worker: a chunk's tasks, one after the other."""
    start = perf_counter()
    results = []
    for task in chunk:
        try:
            results.append(function(task))
        except Exception as error:
            seconds = perf_counter() - start
            return Finished(results, seconds, failure(task, error), traceback.format_exc())
        if perf_counter() - start > CUT_SECONDS:
            break
    return Finished(results, perf_counter() - start)


def failure(task: object, error: Exception) -> str:
    """What is said of a task that raised."""
    return f"{shortened(task)}: {type(error).__name__}: {error}"


def none_started() -> WorkersLost:
    """What is raised where no worker can be started."""
    return WorkersLost(
        "no process can be started; in a script, what starts some has to stand below "
        "if __name__ == '__main__':"
    )


def shortened(task: object) -> str:
    """A task, in a length that a message can hold."""
    text = repr(task)
    return text if len(text) <= 200 else f"{text[:200]}..."


_of_process: list[Callable[[Any], Any]] = []


def _enter(function: bytes) -> None:
    """In a worker, before its first chunk."""
    begin_child()
    _of_process[:] = [pickle.loads(function)]


def _in_process(chunk: Sequence[Any]) -> Finished[Any]:
    return run(_of_process[0], chunk)


@contextmanager
def processes(function: Callable[[Any], Any], workers: int) -> Iterator[Workforce]:
    from pebble import ProcessExpired, ProcessPool

    others = active_children()
    context = started_afresh("solver.walk.variants", "solver.allocate.solve")
    pool: Any = ProcessPool(
        max_workers=workers,
        initializer=_enter,
        initargs=(pickle.dumps(function),),
        context=context,
    )

    def submit(chunk: Sequence[Any]) -> Future:
        try:
            future: Future = pool.schedule(_in_process, args=(chunk,))
        except RuntimeError as error:  # so a pool says that it has no worker any more
            raise BrokenExecutor(str(error)) from error
        return future

    try:
        try:
            with undisturbed():
                _ = pool.active  # Looked at, it starts them.
        except BrokenExecutor as error:
            raise none_started() from error
        yield Workforce(submit, workers, PER_WORKER * workers, (ProcessExpired, BrokenExecutor))
        pool.close()
    except KeyboardInterrupt:
        end_at_once(others)  # Heard by the main thread alone.
        raise
    finally:
        pool.stop()
        pool.join()
