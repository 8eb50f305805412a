"""Those who compute: processes of this machine, or a cluster.

Processes are pebble's. A worker that is killed costs it the chunk the worker had, which is sent
again; the standard library's pool breaks as a whole and loses what it had not yet given back, and
so do loky and joblib. Clusters are dask.distributed's, which sends lost tasks again by itself.
"""

import pickle
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from time import perf_counter
from typing import Any, Generic, Protocol, TypeVar

from models.errors import BerthError
from models.words import installing
from solver.many.children import begin_child, started_afresh, undisturbed

_R = TypeVar("_R")

#: What a chunk has not done by then is sent out anew: some tasks take 100 times as long as others.
CUT_SECONDS = 1.0

#: A scheduler that has not answered by then does not.
CONNECT_SECONDS = 10

#: Chunks on their way, so that nobody waits for the next.
PER_WORKER = 3
LEAST_ON_A_CLUSTER = 64


class NoCluster(BerthError):
    """The scheduler cannot be reached, or what is needed for it is not installed."""


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


def shortened(task: object) -> str:
    """A task, in a length that a message can hold."""
    text = repr(task)
    return text if len(text) <= 200 else f"{text[:200]}..."


# Processes of this machine.

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

    context = started_afresh("solver.walk.variants", "solver.allocate.solve")
    pool: Any = ProcessPool(
        max_workers=workers,
        initializer=_enter,
        initargs=(pickle.dumps(function),),
        context=context,
    )

    def submit(chunk: Sequence[Any]) -> Future:
        future: Future = pool.schedule(_in_process, args=(chunk,))
        return future

    try:
        with undisturbed():
            _ = pool.active  # Looked at, it starts them.
        yield Workforce(submit, workers, PER_WORKER * workers, (ProcessExpired, BrokenExecutor))
        pool.close()
    finally:
        pool.stop()
        pool.join()


# A cluster.

_of_thread = threading.local()


def _carried(function: bytes) -> bytes:
    """As the result of a task the function outlives the worker that holds it."""
    return function


def _in_cluster(function: bytes, key: str, chunk: Sequence[Any]) -> Finished[Any]:
    if getattr(_of_thread, "key", None) != key:
        _of_thread.function, _of_thread.key = pickle.loads(function), key
    return run(_of_thread.function, chunk)


@contextmanager
def cluster(function: Callable[[Any], Any], workers: int, scheduler: str) -> Iterator[Workforce]:
    try:
        from distributed import Client, KilledWorker
    except ImportError:
        raise NoCluster(
            f"a cluster needs dask.distributed, not installed here: {installing('cluster')}"
        ) from None
    pickled = pickle.dumps(function)
    key = sha256(pickled).hexdigest()
    with _client(Client, workers, scheduler) as client:
        carried = client.submit(_carried, pickled, key=f"berth-{key}")

        def submit(chunk: Sequence[Any]) -> Future:
            future: Future = client.submit(_in_cluster, carried, key, chunk, pure=False)
            return future

        cores = sum(client.ncores().values()) or 1
        at_once = max(LEAST_ON_A_CLUSTER, PER_WORKER * cores)
        yield Workforce(submit, cores, at_once, (KilledWorker,))


@contextmanager
def _client(connect: Any, workers: int, scheduler: str) -> Iterator[Any]:
    if scheduler != "local":
        try:
            client = connect(scheduler, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise NoCluster(
                f"no scheduler answers at {scheduler} ({error}); start one with 'dask scheduler' "
                "and give its address, such as tcp://host:8786"
            ) from None
        with client:
            yield client
        return
    import logging

    import distributed

    local_cluster: Any = distributed.LocalCluster

    with (
        local_cluster(
            n_workers=workers,
            threads_per_worker=1,
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        ) as cluster,
        connect(cluster, set_as_default=False) as client,
    ):
        yield client
