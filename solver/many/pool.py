"""One function over many tasks: in this process, in several, or on a cluster.

Results come in the order of the tasks, and are the same whoever computes them. Tasks travel in
chunks of about a quarter second, as sending one costs more than a quick walk.
"""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import AbstractContextManager
from itertools import chain, islice
from typing import Any, TypeVar

from models.errors import BerthError
from solver.many.cluster import NoCluster, cluster
from solver.many.workers import (
    Finished,
    Future,
    WorkersLost,
    Workforce,
    failure,
    none_started,
    processes,
    shortened,
)

__all__ = ["NoCluster", "TaskFailed", "WorkersLost", "mapped", "workers_for"]

_T = TypeVar("_T")
_R = TypeVar("_R")

#: What a chunk should take; sending one costs a process 0.3 ms and a cluster 2 ms.
CHUNK_SECONDS = 0.25
LONGEST_CHUNK = 512

#: So often is a chunk sent out before its worker's death is taken for its own doing.
TRIES = 3


class TaskFailed(BerthError):
    """A task that raised. Its text names the task and the error, and its notes show where."""


def workers_for(tasks: int, least: int) -> int:
    """As many processes as there are cores, each with so many tasks at the least; or this one."""
    return max(1, min(os.cpu_count() or 1, tasks // least))


def mapped(
    function: Callable[[_T], _R],
    tasks: Iterable[_T],
    workers: int = 1,
    scheduler: str | None = None,
) -> Generator[_R]:
    """The result of every task, in the order of the tasks.

    function:  sent to each worker once and kept there, so what it derives on its first call
               (in a cached_property, say) serves all its tasks. It must be picklable and its result
               must hang on the task alone; so must tasks and results be. Where a worker runs
               several threads, each has a function of its own.
    workers:   processes of this machine; 1 is this process itself.
    scheduler: the address of a dask scheduler, or `local` for a cluster of so many workers here.

    Tasks are taken as they are needed and may be endless; without any, nobody is started. Closing
    the generator, or Ctrl-C, stops the workers. Raises TaskFailed, WorkersLost or NoCluster.
    """
    if scheduler is None and workers == 1:
        return _here(function, tasks)
    crew = (
        processes(function, workers) if scheduler is None else cluster(function, workers, scheduler)
    )
    return _elsewhere(crew, tasks)


def _here(function: Callable[[_T], _R], tasks: Iterable[_T]) -> Generator[_R]:
    for task in tasks:
        try:
            result = function(task)
        except Exception as error:
            raise TaskFailed(failure(task, error)) from error
        yield result


def _elsewhere(crew: AbstractContextManager[Workforce], tasks: Iterable[Any]) -> Generator[Any]:
    """Chunks out and, in their order, back.

    A chunk for each hand at first, of one task; with each that is back they become longer and one
    more is on its way, as many small ones would take longer than their tasks.
    """
    left = iter(tasks)
    if not (first := tuple(islice(left, 1))):
        return
    left = chain(first, left)
    size = 1
    out: deque[tuple[tuple[Any, ...], Future]] = deque()
    with crew as crew_:
        room = crew_.hands
        while True:
            while len(out) < room and (chunk := tuple(islice(left, size))):
                out.append((chunk, _sent(crew_, chunk)))
            if not out:
                return
            chunk, future = out.popleft()
            finished = _back(crew_, chunk, future)
            if finished.error is None and (rest := chunk[len(finished.results) :]):
                out.appendleft((rest, _sent(crew_, rest)))
            yield from finished.results
            if finished.error is not None:
                failed = TaskFailed(finished.error)
                failed.add_note(finished.trace)
                raise failed
            room = min(crew_.at_once, room + 1)
            a_task = finished.seconds / len(finished.results)
            size = max(1, min(LONGEST_CHUNK, 2 * size, int(CHUNK_SECONDS / max(a_task, 1e-6))))


def _sent(crew: Workforce, chunk: Sequence[Any]) -> Future:
    """Raises WorkersLost where no worker can be started."""
    try:
        return crew.submit(chunk)
    except crew.lost as error:
        raise none_started() from error


def _back(crew: Workforce, chunk: Sequence[Any], future: Future) -> Finished[Any]:
    """A chunk's results; it is sent again where its worker died."""
    for _ in range(TRIES - 1):
        try:
            return _checked(future.result())
        except crew.lost:
            future = _sent(crew, chunk)
    try:
        return _checked(future.result())
    except crew.lost as error:
        raise WorkersLost(
            f"{TRIES} workers died over the same {len(chunk)} tasks, the first of them "
            f"{shortened(chunk[0])}; they may need more memory than there is"
        ) from error


def _checked(finished: Any) -> Finished[Any]:
    if not isinstance(finished, Finished):
        raise TypeError(f"a worker answered {type(finished).__name__}")
    return finished
