"""Processes that answer: none blocks another, and one that ends is told."""

import asyncio
import os
import signal
import time
from operator import truediv

import pytest
from long_work import counts_to, sleeps, writes
from running_async import awaited

from berth.web.asking import unless_left
from berth.web.cases import CaseFiles
from berth.web.jobs import MOST_KEPT, Jobs, LongQuestion
from berth.web.solvers import BUSY, MOST_BYTES_OF_A_PROCESS, OUR_FAULT, TOO_LONG, Refusal, Solvers

NO_FILES = CaseFiles("", ())


@pytest.fixture(scope="module")
def solvers():
    # So long that a machine that is busy with something else is none that hangs.
    found = Solvers(2, longest=120.0)
    yield found
    found.close()


def refusal_of(solvers, function, *args):
    with pytest.raises(Refusal) as refused:
        awaited(solvers.ask(function, *args))
    return refused.value


def test_what_takes_too_long_is_ended_and_told():
    solvers = Solvers(1, longest=1.0)
    try:
        refusal = refusal_of(solvers, time.sleep, 600)
    finally:
        solvers.close()
    assert refusal.status == TOO_LONG
    assert "Undecided after 1 s, which is no answer." in refusal.sentences[0]
    assert "--" not in refusal.sentences[0]


def test_a_process_that_ends_is_told_and_another_takes_its_place(solvers):
    refusal = refusal_of(solvers, os._exit, 1)
    assert refusal.status == BUSY
    assert "memory" in refusal.sentences[0]
    assert awaited(solvers.ask(truediv, 6, 3)) == 2


def test_a_process_that_is_killed_while_it_has_nothing_to_do_takes_no_answers_with_it():
    solvers = Solvers(1, longest=20.0)
    try:
        for _ in range(2):
            os.kill(awaited(solvers.ask(os.getpid)), signal.SIGKILL)
            time.sleep(1)  # Until that is seen.
            assert awaited(solvers.ask(truediv, 6, 3)) == 2
    finally:
        solvers.close()


def test_what_takes_too_much_memory_is_told(solvers):
    refusal = refusal_of(solvers, bytearray, MOST_BYTES_OF_A_PROCESS)
    assert refusal.status == BUSY
    assert "memory" in refusal.sentences[0]


def test_a_defect_is_told_by_its_name(solvers):
    refusal = refusal_of(solvers, truediv, 1, 0)
    assert refusal.status == OUR_FAULT
    assert refusal.sentences == ("ZeroDivisionError: division by zero",)


def test_what_takes_long_does_not_block_the_others(solvers):
    async def both():
        long = asyncio.create_task(solvers.ask(time.sleep, 2))
        await asyncio.sleep(0.1)
        assert await solvers.ask(truediv, 6, 3) == 2
        is_first = not long.done()
        await long
        return is_first

    assert awaited(both())


async def until(holds):
    """However busy the machine is."""
    while not holds():
        await asyncio.sleep(0.02)


class InAThread:
    """Answers beside whoever asks, as a process does."""

    async def ask(self, function, *args):
        return await asyncio.to_thread(function, *args)


def test_a_job_says_how_far_it_is_and_keeps_its_answer(tmp_path):
    async def asked():
        jobs = Jobs(InAThread(), tmp_path)
        question = LongQuestion(counts_to, NO_FILES, "", (20,))
        assert jobs.find(question) is None
        job = jobs.start(question)
        assert jobs.start(question) is job
        while not job.progress.done:
            await asyncio.sleep(0.01)
        assert not job.is_done
        assert job.progress.doing == "Counting"
        assert 1 <= job.progress.done < job.progress.of == 20
        await job.task
        assert jobs.find(question).result() == 20
        assert jobs.find(question._replace(query="norulings=1")) is None

    awaited(asked())


def test_a_job_is_stopped_with_its_process_and_may_be_started_again(tmp_path):
    async def asked(solvers):
        jobs = Jobs(solvers, tmp_path)
        question = LongQuestion(sleeps, NO_FILES, "", (600,))
        job = jobs.start(question)
        await asyncio.sleep(1)
        jobs.stop(question)
        await asyncio.wait_for(until(lambda: job.is_done), 60)
        with pytest.raises(Refusal, match="stopped"):
            job.result()
        # The one process is free again.
        assert await asyncio.wait_for(solvers.ask(truediv, 6, 3), 20) == 2
        assert jobs.start(question) is not job
        jobs.stop(question)

    solvers = Solvers(1, longest=60.0)
    try:
        awaited(asked(solvers))
    finally:
        solvers.close()


def test_a_file_that_a_job_made_goes_with_the_job(tmp_path):
    async def asked():
        jobs = Jobs(InAThread(), tmp_path)
        made = []
        for number in range(MOST_KEPT + 2):
            job = jobs.start(LongQuestion(writes, NO_FILES, "", (number,)))
            await job.task
            made.append(job.made)
        assert made[-1].read_text() == str(MOST_KEPT + 1)
        assert [file.exists() for file in made] == [False] * 2 + [True] * MOST_KEPT

    awaited(asked())


def test_only_so_many_are_under_way(tmp_path):
    async def asked():
        jobs = Jobs(InAThread(), tmp_path)
        questions = [LongQuestion(counts_to, NO_FILES, "", (n,)) for n in range(5, 14)]
        started = [jobs.start(question) for question in questions[:8]]
        with pytest.raises(Refusal, match="under way"):
            jobs.start(questions[8])
        await asyncio.gather(*(job.task for job in started))
        assert jobs.start(questions[8])

    awaited(asked())


class Left:
    """A request whose sender goes away after a while."""

    def __init__(self, seconds):
        self.end = time.monotonic() + seconds

    async def is_disconnected(self):
        return time.monotonic() > self.end


def test_nothing_goes_on_for_a_page_that_somebody_has_left(solvers):
    async def asked():
        left = [unless_left(Left(0.5), solvers.ask(time.sleep, 600)) for _ in range(2)]
        found = await asyncio.gather(*left, return_exceptions=True)
        assert ["Nobody waits" in str(one) for one in found] == [True, True]
        # A process answers, since none is still asleep.
        return await asyncio.wait_for(solvers.ask(truediv, 6, 3), 20)

    assert awaited(asked()) == 2


def test_whoever_waits_gets_the_answer(solvers):
    async def asked():
        return await unless_left(Left(60), solvers.ask(truediv, 6, 3))

    assert awaited(asked()) == 2
