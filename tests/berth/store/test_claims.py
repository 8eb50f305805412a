"""Several sweeps of one file: each computes what no other does, and none waits for the dead."""

import pytest
from one_sweep import VARIANTS

from berth.questions import shared_work
from berth.questions.sweep import ask_sweep
from berth.store import claims
from berth.store.sweeps import Store
from solver.many.sweep import Sweeper, VariantResult


@pytest.fixture
def keys(case):
    return [case.cases.task(point).key for _, point in case.grid.points()]


@pytest.fixture
def computed(monkeypatch):
    """The keys of what this process computes, in order."""
    found, answers = [], Sweeper.__call__

    def noted(sweeper, task):
        found.append(task.key)
        return answers(sweeper, task)

    monkeypatch.setattr(Sweeper, "__call__", noted)
    return found


def test_what_one_has_claimed_is_not_for_another_until_it_ends(path, keys):
    with Store(path) as other:
        with Store(path) as one:
            assert one.claimed(keys[:2]) == keys[:2]
            assert other.claimed(keys) == keys[2:]
        assert other.claimed(keys) == keys[:2]


def test_what_another_computes_is_waited_for_and_not_computed_again(
    case, path, keys, computed, monkeypatch
):
    told = []
    with Store(path) as other, Store(path) as one:
        other.declare(case.cases)
        other.claimed(keys[:2])

        def sleep(_):
            for _, point in list(case.grid.points())[:2]:
                other.add(case.cases, case.cases.task(point), VariantResult("conflict"))
            other.flush()

        monkeypatch.setattr(shared_work, "sleep", sleep)
        found = ask_sweep(case, one, tell=told.append)
    assert computed == keys[2:]
    assert (found.all.conflict, found.variants) == (3, VARIANTS)
    waited = [progress.done for progress in told if progress.doing.startswith("Waiting for")]
    assert waited == [VARIANTS - 2]


@pytest.mark.usefixtures("soon_buried")
def test_what_a_dead_sweep_had_claimed_is_computed_after_a_while(case, path, keys, computed):
    with Store(path) as dead, Store(path) as one:
        dead._written(dead._claims.beat)
        dead._written(lambda file: dead._claims.take(file, keys, ()))
        assert ask_sweep(case, one).variants == VARIANTS
        assert computed == keys
        for table in ("claims", "sweeps"):
            count = one._file.execute(
                f"SELECT count(*) FROM {table} WHERE sweep = ?", (dead._claims.sweep,)
            )
            assert count.fetchone() == (0,)


def test_a_sweep_that_lives_keeps_its_claims_however_long_it_computes(path, keys, monkeypatch):
    monkeypatch.setattr(claims, "DEAD_SECONDS", 1.5)
    monkeypatch.setattr("berth.store.sweeps.BEAT_SECONDS", 0.1)
    with Store(path) as one, Store(path) as other:
        one.claimed(keys)
        assert other.claimed(keys) == []
        other._closing.wait(3)
        assert other.claimed(keys) == []


def test_an_answer_is_never_replaced_by_one_that_time_cut_short(case, path):
    task = case.cases.task(next(case.grid.points())[1])
    with Store(path) as store:
        store.declare(case.cases)
        for status in ("out_of_time", "conflict", "out_of_time"):
            store.add(case.cases, task, VariantResult(status))
            store.flush()
        assert store.status(task.key) == "conflict"


def test_what_another_could_not_decide_in_time_is_not_tried_again_by_this_one(
    case, path, keys, computed, monkeypatch
):
    task = case.cases.task(next(case.grid.points())[1])
    with Store(path) as other, Store(path) as one:
        other.declare(case.cases)
        other.claimed([task.key])

        def sleep(_):
            other.add(case.cases, task, VariantResult("out_of_time"))
            other.flush()

        monkeypatch.setattr(shared_work, "sleep", sleep)
        assert ask_sweep(case, one).status == "out_of_time"
    assert computed == keys[1:]
    with Store(path) as later:
        assert ask_sweep(case, later).status == "done"
