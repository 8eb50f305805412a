"""Sweeping from Python: progress, and what is kept when it is stopped."""

import pytest
from clusters import cluster_of
from running import race, size
from sweeping import swept_of

from berth.questions.crew import Crew
from berth.questions.sweep import ask_sweep
from berth.store.sweep_csv import write_csv
from berth.store.sweeps import Store
from models.errors import BadQuestion
from solver.many.pool import WorkersLost, mapped

MAPPED = "berth.questions.sweep.mapped"


@pytest.fixture
def case(tmp_path):
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C, H]")
    grid = tmp_path / "grid.yaml"
    grid.write_text("id: sizes\ngrid: {size.exactly: [0, 1, 2, 3]}\n")
    return swept_of(path, grid)


def stopping(after, error):
    def stopped(*given):
        for number, result in enumerate(mapped(*given)):
            if number == after:
                raise error
            yield result

    return stopped


def test_it_is_told_how_many_are_done(case, tmp_path):
    told = []
    with Store(tmp_path / "kept.sqlite") as store:
        ask_sweep(case, store, tell=told.append)
        assert [(one.done, one.of) for one in told] == [(1, 4), (2, 4), (3, 4), (4, 4)]
        told.clear()
        ask_sweep(case, store, tell=told.append)
    assert told == []


def test_ctrl_c_is_let_out_and_says_what_is_kept(case, tmp_path, monkeypatch):
    path = tmp_path / "kept.sqlite"
    monkeypatch.setattr(MAPPED, stopping(3, KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt, match="3 of 4 variants are kept"), Store(path) as store:
        ask_sweep(case, store)
    monkeypatch.undo()
    with Store(path) as store:
        assert ask_sweep(case, store).stored_before == 3


def test_lost_workers_are_an_error_that_says_what_is_kept(case, tmp_path, monkeypatch):
    monkeypatch.setattr(MAPPED, stopping(1, WorkersLost("3 workers died")))
    with Store(tmp_path / "kept.sqlite") as store, pytest.raises(WorkersLost) as lost:
        ask_sweep(case, store)
    assert str(lost.value) == (
        f"3 workers died.\nStopped: 1 of 4 variants are kept in {store.path}.\n"
        "The same command goes on from there."
    )


def test_several_processes_come_to_the_same(case, tmp_path):
    with Store(tmp_path / "1.sqlite") as one, Store(tmp_path / "2.sqlite") as two:
        alone = ask_sweep(case, one, crew=Crew(1))
        together = ask_sweep(case, two, crew=Crew(2))
    assert alone.model_copy(update={"results": together.results}) == together


def test_with_the_scheduler_killed_what_is_done_is_kept_and_it_goes_on_without(
    case, tmp_path, monkeypatch
):
    monkeypatch.setattr("solver.many.pool.LONGEST_CHUNK", 1)
    monkeypatch.setattr("solver.many.cluster.LEAST_ON_A_CLUSTER", 1)
    monkeypatch.setattr("solver.many.cluster.PER_WORKER", 1)
    path = tmp_path / "kept.sqlite"
    with cluster_of(1) as (process, address), Store(path) as store:

        def kill(progress):
            if progress.done == 2:
                process.kill()
                process.wait()

        with pytest.raises(WorkersLost) as lost:
            ask_sweep(case, store, crew=Crew(1, address), tell=kill)
    first, second, third = str(lost.value).splitlines()
    assert first.startswith(f"the scheduler at {address} does not answer any more (")
    assert second.startswith("Stopped: 2 of 4 variants are kept in ")
    assert third == "The same command goes on from there."
    with Store(path) as store, Store(tmp_path / "alone.sqlite") as alone:
        assert ask_sweep(case, store).stored_before == 2
        ask_sweep(case, alone)
        for kept in (store, alone):
            write_csv(case.grid, case.cases, kept, kept.path.with_suffix(".csv"))
    written = [path.read_bytes() for path in tmp_path.glob("*.csv")]
    assert len(written) == 2
    assert len(set(written)) == 1


def test_a_workforce_is_as_large_as_it_is_said_or_as_there_is_work_for(monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 8)
    assert Crew(3).number(10, 300) == 3
    assert Crew().number(599, 300) == 1
    assert Crew().number(600, 300) == 2


def test_a_file_of_another_kind_is_a_wrong_question(tmp_path):
    (tmp_path / "text.sqlite").write_text("mine, and long enough to be no empty database")
    with pytest.raises(BadQuestion, match="cannot take results"):
        Store(tmp_path / "text.sqlite")
