"""A cluster that computes: dask.distributed's, which sends what lost workers had again by itself.

Everything that can be wrong with one is said in a sentence: its messages are about itself.
"""

import logging
import pickle
import threading
from asyncio import CancelledError
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError as CancelledFuture
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NoReturn, cast

from models.errors import BerthError
from models.words import installing
from solver.many.workers import PER_WORKER, Finished, Future, WorkersLost, Workforce, run

#: A scheduler that has not answered by then does not, and one without workers gets none.
CONNECT_SECONDS = 10.0

#: A worker that is killed is started again by then, if somebody does that.
NO_WORKERS_SECONDS = 60.0

#: So often it is looked whether there is anybody left who computes.
WORKERS_SECONDS = 5.0

LEAST_ON_A_CLUSTER = 64


class NoCluster(BerthError):
    """The scheduler cannot be reached, or what is needed for it is not installed."""


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
    """Raises NoCluster; and, while it computes, WorkersLost."""
    try:
        from distributed import Client, KilledWorker
    except ImportError:
        raise NoCluster(
            f"a cluster needs dask.distributed, not installed here: {installing('cluster')}"
        ) from None
    pickled = pickle.dumps(function)
    key = sha256(pickled).hexdigest()
    with _client(Client, workers, scheduler) as client:
        seen = _Cluster(client, scheduler, KilledWorker)
        carried = seen.submit(_carried, pickled, key=f"berth-{key}")

        def submit(chunk: Sequence[Any]) -> Future:
            sent = seen.submit(_in_cluster, carried, key, chunk, pure=False)
            return _Sent(seen, sent)

        cores = seen.cores() or 1
        at_once = max(LEAST_ON_A_CLUSTER, PER_WORKER * cores)
        yield Workforce(submit, cores, at_once, (KilledWorker,))


@dataclass(frozen=True, slots=True)
class _Cluster:
    """killed: what is raised where workers died over a task."""

    client: Any
    scheduler: str
    killed: type[Exception]

    def submit(self, *what: Any, **how: Any) -> Any:
        try:
            return self.client.submit(*what, **how)
        except Exception as error:
            self.is_gone(error)

    def cores(self) -> int:
        """Client.ncores itself would wait for a scheduler that is away, without end."""
        client = self.client
        found = client.sync(client.scheduler.ncores, callback_timeout=CONNECT_SECONDS)
        return sum(found.values())

    def is_gone(self, error: BaseException) -> NoReturn:
        raise WorkersLost(
            f"the scheduler at {self.scheduler} does not answer any more ({_of(error)}); start it "
            "and its workers again"
        ) from error


@dataclass(frozen=True, slots=True)
class _Sent:
    """A chunk that is on its way."""

    cluster: _Cluster
    future: Any

    def result(self) -> Any:
        idle = 0.0
        while True:
            try:
                return self.future.result(timeout=WORKERS_SECONDS)
            except TimeoutError:
                idle = 0.0 if self._is_manned() else idle + WORKERS_SECONDS
            except self.cluster.killed:
                raise
            except (OSError, CancelledError, CancelledFuture) as error:
                self.cluster.is_gone(error)
            except Exception as error:
                # What a task raises comes back as a result.
                raise WorkersLost(
                    f"the workers at {self.cluster.scheduler} cannot compute ({_of(error)}); each "
                    "needs the same version of Berth and of Python"
                ) from error
            if idle >= NO_WORKERS_SECONDS:
                raise WorkersLost(
                    f"the scheduler at {self.cluster.scheduler} has no workers any more; start "
                    "some with 'dask worker'"
                )

    def _is_manned(self) -> bool:
        try:
            return self.cluster.cores() > 0
        except Exception as error:
            self.cluster.is_gone(error)


def _of(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": ")


@contextmanager
def _client(connect: Any, workers: int, scheduler: str) -> Iterator[Any]:
    if scheduler != "local":
        from distributed.comm.addressing import resolve_address

        _check_certificates(scheduler)
        try:
            # A client that was never made whole may wait for itself without end.
            resolve_address(scheduler)
            client = connect(scheduler, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise NoCluster(
                f"no scheduler answers at {scheduler} ({error}); start one with 'dask scheduler' "
                "and give its address, such as tcp://host:8786"
            ) from None
        with _quiet(), client:
            try:
                client.wait_for_workers(1, timeout=CONNECT_SECONDS)
            except (OSError, ValueError):
                raise NoCluster(
                    f"the scheduler at {scheduler} has no workers; start some with 'dask worker'"
                ) from None
            yield client
        return
    import distributed

    local_cluster: Any = distributed.LocalCluster

    with (
        local_cluster(
            n_workers=workers,
            threads_per_worker=1,
            # None would be port 8787 all the same: a second cluster there gets a warning.
            scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},
            silence_logs=logging.CRITICAL,
        ) as cluster,
        connect(cluster, set_as_default=False) as client,
    ):
        yield client


@contextmanager
def _quiet() -> Iterator[None]:
    """What a lost scheduler means is said by whoever asks for a result, and not by a traceback."""
    log = logging.getLogger("distributed.client")
    before = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(before)


def _check_certificates(scheduler: str) -> None:
    """Those of Dask's own configuration: files or variables of the environment."""
    from distributed import security as of_dask

    try:
        security = cast(Any, of_dask).Security()
        context = security.get_connection_args("client").get("ssl_context")
    except (OSError, ValueError) as error:
        raise NoCluster(
            f"the certificates for {scheduler} cannot be read ({error}); see "
            "distributed.comm.tls in Dask's configuration"
        ) from None
    if scheduler.startswith("tls://") and context is None:
        raise NoCluster(
            f"{scheduler} needs certificates; name them in Dask's configuration, as "
            "distributed.comm.tls.ca-file, .client.cert and .client.key"
        )
    if security.require_encryption and not scheduler.startswith("tls://"):
        raise NoCluster(
            f"{scheduler} is not encrypted, which Dask's configuration asks for; give an address "
            "such as tls://host:8786"
        )
