"""One function over many tasks, whoever computes them."""

import os
import socket
import sys
from contextlib import suppress
from itertools import count, islice

import pytest
from pool_work import Killed, Squares, Uneven

from solver.many import pool
from solver.many import workers as crews
from solver.many.pool import NoCluster, TaskFailed, WorkersLost, mapped

TASKS = range(300)


def test_results_come_in_the_order_of_the_tasks_from_any_number_of_workers():
    alone = [result for result, _, _ in mapped(Squares(), TASKS)]
    assert alone == [task * task for task in TASKS]
    assert [result for result, _, _ in mapped(Squares(), TASKS, workers=2)] == alone


def test_one_worker_is_this_process():
    assert {worker for _, worker, _ in mapped(Squares(), TASKS)} == {os.getpid()}


def test_what_a_function_derives_is_derived_once_per_worker():
    found = list(mapped(Squares(), TASKS, workers=2))
    assert os.getpid() not in {worker for _, worker, _ in found}
    assert {made for _, _, made in found} == {1}


def test_a_killed_worker_loses_nothing(tmp_path):
    flag = tmp_path / "killed"
    assert list(mapped(Killed(150, str(flag)), TASKS, workers=2)) == list(TASKS)
    assert flag.exists()


def test_a_task_that_kills_every_worker_is_named():
    found = []
    with pytest.raises(WorkersLost, match="3 workers died over the same"):
        found.extend(mapped(Killed(1), range(2), workers=2))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_task_that_fails_is_named_after_the_results_before_it(workers):
    results = mapped(Squares(), [2, 3, "x", 4], workers=workers)
    assert [result for result, _, _ in islice(results, 2)] == [4, 9]
    with pytest.raises(TaskFailed, match=r"^'x': TypeError: can't multiply"):
        next(results)


def test_tasks_are_taken_as_they_are_needed():
    results = mapped(Squares(), count(), workers=2)
    assert [result for result, _, _ in islice(results, 20)] == [n * n for n in range(20)]
    results.close()


def test_a_chunk_that_takes_long_gives_back_what_it_has_and_the_rest_is_sent_anew():
    finished = crews.run(Uneven(), range(300, 400))
    assert 0 < len(finished.results) < 50
    assert list(mapped(Uneven(), range(600), workers=2)) == list(range(600))


def test_without_tasks_nobody_is_started():
    assert list(mapped(Squares(), [], scheduler="tcp://127.0.0.1:1")) == []


def test_a_local_cluster_gives_the_same_and_loses_nothing_with_a_worker_killed(tmp_path):
    flag = tmp_path / "killed"
    found = mapped(Killed(150, str(flag)), TASKS, workers=2, scheduler="local")
    assert list(found) == list(TASKS)
    assert flag.exists()


def test_a_local_cluster_takes_no_port_that_another_one_has():
    with socket.socket() as other:
        with suppress(OSError):  # taken by somebody else: as good
            other.bind(("127.0.0.1", 8787))
        other.listen()
        assert list(mapped(abs, TASKS, workers=1, scheduler="local")) == list(TASKS)


def test_without_dask_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NoCluster, match=r"pip install 'berth\[cluster\]'"):
        list(mapped(Squares(), TASKS, scheduler="local"))


def test_few_tasks_are_not_worth_a_process(monkeypatch):
    monkeypatch.setattr(pool.os, "cpu_count", lambda: 8)
    assert [pool.workers_for(n, 300) for n in (0, 299, 600, 10_000)] == [1, 1, 2, 8]
