"""What is said where a cluster cannot compute, or does not any more."""

import re

import dask
import pytest
from clusters import cluster_of
from pool_work import Squares

from solver.many import cluster
from solver.many.pool import NoCluster, WorkersLost, mapped


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 5)
    monkeypatch.setattr(cluster, "WORKERS_SECONDS", 0.2)
    monkeypatch.setattr(cluster, "NO_WORKERS_SECONDS", 0.4)


def asked(scheduler):
    return list(mapped(Squares(), range(300), scheduler=scheduler))


def test_a_scheduler_that_does_not_answer_is_said_kindly():
    with pytest.raises(NoCluster, match=r"no scheduler answers at tcp://127.0.0.1:1 .*; start one"):
        asked("tcp://127.0.0.1:1")


@pytest.mark.parametrize("address", ["", "nonsense", "foo://x", "tcp://", "tcp://127.0.0.1:x"])
def test_what_is_no_address_is_said_kindly(address):
    with pytest.raises(NoCluster, match="no scheduler answers at"):
        asked(address)


def test_a_scheduler_without_workers_is_not_waited_for():
    with (
        cluster_of(0) as (_, address),
        pytest.raises(NoCluster, match=f"the scheduler at {re.escape(address)} has no workers; "),
    ):
        asked(address)


def test_a_killed_scheduler_is_said_after_what_had_come_back():
    with cluster_of(1) as (process, address):
        results = mapped(Squares(), range(100_000), scheduler=address)
        assert next(results)[0] == 0
        process.kill()
        with pytest.raises(
            WorkersLost, match=r"does not answer any more .* start it and its workers"
        ):
            list(results)


def test_workers_that_lack_the_code_are_said(tmp_path):
    with (
        cluster_of(1, knows=tmp_path) as (_, address),
        pytest.raises(WorkersLost, match=r"cannot compute .* the same version of Berth and of"),
    ):
        asked(address)


def test_an_address_of_tls_needs_certificates():
    with pytest.raises(
        NoCluster, match=r"tls://127.0.0.1:1 needs certificates; name them in Dask's"
    ):
        asked("tls://127.0.0.1:1")


def test_certificates_that_are_not_there_are_said(tmp_path):
    none = {
        f"distributed.comm.tls.client.{name}": str(tmp_path / "no.pem") for name in ("cert", "key")
    }
    ca = {"distributed.comm.tls.ca-file": str(tmp_path / "none.pem")}
    with (
        dask.config.set(none | ca),
        pytest.raises(NoCluster, match=r"cannot be read .*No such file"),
    ):
        asked("tls://127.0.0.1:1")


def test_where_encryption_is_asked_for_nothing_goes_out_without():
    with (
        dask.config.set({"distributed.comm.require-encryption": True}),
        pytest.raises(NoCluster, match="is not encrypted, which Dask's configuration asks for"),
    ):
        asked("tcp://127.0.0.1:1")
