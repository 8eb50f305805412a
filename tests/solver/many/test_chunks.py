"""Chunks of tasks: how long they are, how they come back, and what is said where they do not."""

import pickle
from contextlib import contextmanager
from time import sleep

import pytest

from solver.many import cluster as clusters
from solver.many import workers as crews
from solver.many.pool import TaskFailed, WorkersLost, _back, _elsewhere, workers_for
from solver.many.workers import Finished, Workforce, failure, none_started, run, shortened


def test_a_chunk_comes_back_with_its_results_and_the_time_they_took():
    found = run(lambda task: sleep(0.01) or task * 2, [1, 2, 3])
    assert (found.results, found.error, found.trace) == ([2, 4, 6], None, "")
    assert 0.03 <= found.seconds < 20


def test_a_task_that_raises_ends_its_chunk_with_its_name_and_where_it_was():
    found = run(lambda task: sleep(0.01) or 6 // task, [1, 2, 0, 3])
    assert found.results == [6, 3]
    assert found.error == "0: ZeroDivisionError: integer division or modulo by zero"
    assert found.trace.startswith("Traceback")
    assert 0.02 <= found.seconds < 20


def test_a_chunk_that_takes_too_long_comes_back_without_its_rest(monkeypatch):
    monkeypatch.setattr(crews, "CUT_SECONDS", 0.0)
    assert run(str, [1, 2, 3]).results == ["1"]


@pytest.mark.parametrize(
    ("task", "text"),
    [("a", "'a'"), ("a" * 198, f"'{'a' * 198}'"), ("a" * 199, f"'{'a' * 199}...")],
)
def test_a_task_is_named_in_a_length_that_a_message_can_hold(task, text):
    assert shortened(task) == text
    assert failure(task, ValueError("no")) == f"{text}: ValueError: no"


def test_that_no_process_can_be_started_is_said_with_what_to_do():
    assert str(none_started()) == (
        "no process can be started; in a script, what starts some has to stand below "
        "if __name__ == '__main__':"
    )


@pytest.mark.parametrize(
    ("tasks", "least", "cores", "workers"),
    [
        (0, 10, 4, 1),
        (19, 10, 4, 1),
        (20, 10, 4, 2),
        (40, 10, 4, 4),
        (99, 10, 4, 4),
        (9, 1, None, 1),
    ],
)
def test_each_process_has_so_many_tasks_at_the_least(monkeypatch, tasks, least, cores, workers):
    monkeypatch.setattr("solver.many.pool.os.cpu_count", lambda: cores)
    assert workers_for(tasks, least) == workers


class Crew:
    """Hands that compute at once. seconds: what a task takes; deaths: so often a worker dies over
    a chunk first; most: as many results of a chunk come back."""

    def __init__(self, hands=1, at_once=2, seconds=0.0, deaths=0, most=10**6):
        self.seconds, self.deaths, self.most = seconds, deaths, most
        self.sent, self.ended = [], False
        self.force = Workforce(self.submit, hands, at_once, (BrokenPipeError,))

    def submit(self, chunk):
        self.sent.append(len(chunk))
        return Answer(self, chunk)

    @contextmanager
    def begun(self):
        yield self.force
        self.ended = True


class Answer:
    def __init__(self, crew, chunk):
        self.crew, self.chunk = crew, chunk

    def result(self):
        if self.crew.deaths:
            self.crew.deaths -= 1
            raise BrokenPipeError
        done = self.chunk[: self.crew.most]
        if "x" in done:
            return Finished(list(done[: done.index("x")]), 1.0, "'x': it failed", "the trace")
        return Finished(list(done), self.crew.seconds * len(done))


@pytest.mark.parametrize(
    ("seconds", "sent"),
    [
        # Twice as long each time, as far as a chunk takes a quarter of a second.
        (0.0, [1, 2, 2, 4, 8, 16, 32, 64, 128, 43]),
        (0.03, [1, 2, 2, 4] + [8] * 36 + [3]),
        (0.125, [1] + [2] * 149 + [1]),
        (9.0, [1] * 300),
    ],
)
def test_chunks_become_longer_as_long_as_they_take_little_time(seconds, sent):
    crew = Crew(seconds=seconds)
    assert list(_elsewhere(crew.begun(), range(300))) == list(range(300))
    assert crew.sent == sent
    assert crew.ended


def test_no_chunk_is_longer_than_that_and_no_more_are_on_their_way(monkeypatch):
    monkeypatch.setattr("solver.many.pool.LONGEST_CHUNK", 4)
    crew = Crew(hands=2, at_once=3)
    results = _elsewhere(crew.begun(), range(30))
    assert next(results) == 0
    assert crew.sent == [1, 1]
    assert next(results) == 1
    assert crew.sent == [1, 1, 2, 2]
    assert list(results) == list(range(2, 30))
    assert crew.sent == [1, 1, 2, 2, 4, 4, 4, 4, 4, 4]


def test_what_did_not_come_back_of_a_chunk_is_sent_again_in_its_turn():
    crew = Crew(most=3)
    assert list(_elsewhere(crew.begun(), range(20))) == list(range(20))
    assert [size for size in crew.sent if size > 8] == []


def test_a_failed_task_is_told_after_the_results_before_it_with_its_trace():
    results = _elsewhere(Crew().begun(), [1, 2, 3, "x", 5])
    assert [next(results) for _ in range(3)] == [1, 2, 3]
    with pytest.raises(TaskFailed) as raised:
        next(results)
    assert str(raised.value) == "'x': it failed"
    assert raised.value.__notes__ == ["the trace"]


@pytest.mark.parametrize("deaths", range(3))
def test_a_chunk_whose_worker_died_is_sent_again_twice(deaths):
    crew = Crew(deaths=deaths)
    first = crew.submit([7, 8])
    assert _back(crew.force, [7, 8], first).results == [7, 8]
    assert crew.sent == [2] * (deaths + 1)


def test_a_chunk_over_which_three_workers_died_is_named():
    crew = Crew(deaths=3)
    with pytest.raises(WorkersLost) as raised:
        _back(crew.force, ["one", "two"], crew.submit(["one", "two"]))
    assert str(raised.value) == (
        "3 workers died over the same 2 tasks, the first of them 'one'; they may need more memory "
        "than there is"
    )


def test_a_worker_that_answers_something_else_is_a_defect():
    class Other:
        def result(self):
            return 5

    with pytest.raises(TypeError, match=r"^a worker answered int$"):
        _back(Crew().force, [1], Other())


def test_in_a_cluster_a_function_is_unpickled_once_and_anew_where_it_is_another():
    assert clusters._in_cluster(pickle.dumps(abs), "abs", [-1, 2]).results == [1, 2]
    # By its key it is known; what is sent with it is not looked at.
    assert clusters._in_cluster(b"", "abs", [-3]).results == [3]
    assert clusters._in_cluster(pickle.dumps(str), "str", [4]).results == ["4"]
    assert clusters._carried(b"function") == b"function"


class Client:
    """cores: of each look the workers' cores, or what is raised."""

    def __init__(self, *cores):
        self.cores, self.scheduler = list(cores), type("Scheduler", (), {"ncores": None})

    def sync(self, _, callback_timeout):
        assert callback_timeout == clusters.CONNECT_SECONDS
        found = self.cores.pop(0)
        if isinstance(found, Exception):
            raise found
        return dict(enumerate(found))

    def submit(self, *what, **how):
        if what == ("raises",):
            raise OSError("closed")
        return what, how


class Future:
    def __init__(self, *answers):
        self.answers = list(answers)

    def result(self, timeout):
        assert timeout == clusters.WORKERS_SECONDS
        found = self.answers.pop(0)
        if isinstance(found, Exception):
            raise found
        return found


def sent(future, *cores):
    seen = clusters._Cluster(Client(*cores), "tcp://there", ZeroDivisionError)
    return clusters._Sent(seen, future)


def test_a_chunk_is_waited_for_as_long_as_anybody_is_there(monkeypatch):
    monkeypatch.setattr(clusters, "NO_WORKERS_SECONDS", 2 * clusters.WORKERS_SECONDS)
    late = [TimeoutError()] * 3
    assert sent(Future(*late, "done"), [1], [], [2]).result() == "done"
    # Nobody is there twice, but not one look after the other.
    assert sent(Future(*late, "done"), [], [1, 1], []).result() == "done"
    with pytest.raises(WorkersLost) as raised:
        sent(Future(*late, "done"), [], []).result()
    assert str(raised.value) == (
        "the scheduler at tcp://there has no workers any more; start some with 'dask worker'"
    )


def test_a_cluster_counts_the_cores_of_all_and_passes_on_what_is_sent():
    seen = clusters._Cluster(Client([1, 3, 4]), "tcp://there", ZeroDivisionError)
    assert seen.cores() == 8
    assert seen.submit("f", 1, pure=False) == (("f", 1), {"pure": False})
    with pytest.raises(WorkersLost, match=r"\(OSError: closed\)"):
        seen.submit("raises")


@pytest.mark.parametrize(
    ("raised", "cores", "said"),
    [
        (OSError("closed"), [],
         "the scheduler at tcp://there does not answer any more (OSError: closed); start it and "
         "its workers again"),
        (TimeoutError(), [OSError()],
         "the scheduler at tcp://there does not answer any more (OSError); start it and its "
         "workers again"),
        (ImportError("no module"), [],
         "the workers at tcp://there cannot compute (ImportError: no module); each needs the same "
         "version of Berth and of Python"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_cluster_is_said_whole(raised, cores, said):
    with pytest.raises(WorkersLost) as told:
        sent(Future(raised), *cores).result()
    assert str(told.value) == said


def test_a_worker_that_was_killed_is_left_to_whoever_sends_its_chunk_again():
    with pytest.raises(ZeroDivisionError):
        sent(Future(ZeroDivisionError())).result()
