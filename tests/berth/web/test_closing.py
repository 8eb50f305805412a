"""Processes that are told to end while they start, as a server that is ended soon has some."""

import asyncio
import subprocess
import sys
import time
from multiprocessing import active_children
from operator import truediv

import pytest
from running_async import awaited

from berth.web.solvers import Solvers

#: The first process takes its time to end, the others to start.
CLOSED_SOON = """
import os
import signal
import time
from berth.web.solvers import Solvers, close_together

if __name__ == "__main__":
    solvers = Solvers(3)
    solvers.begin(print)
    while not os.path.exists("first"):
        time.sleep(0.01)
    close_together([solvers])
else:
    try:
        with open("first", "x"):
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            time.sleep(60)
    except FileExistsError:
        time.sleep(0.5)
"""


def test_what_is_closed_while_it_starts_says_nothing(tmp_path):
    file = tmp_path / "script.py"
    file.write_text(CLOSED_SOON)
    done = subprocess.run(
        [sys.executable, file],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        timeout=300,
    )
    assert (done.returncode, done.stderr) == (0, "")


def children():
    return {child.pid for child in active_children()}


def test_what_is_stopped_begins_no_process_for_one_that_nobody_waits_for():
    solvers = Solvers(1)

    async def nobody_waits():
        assert await solvers.ask(truediv, 6, 3) == 2
        answer = asyncio.create_task(solvers.ask(time.sleep, 60))
        await asyncio.sleep(0.3)
        before = children()
        solvers.stop()
        answer.cancel()
        await asyncio.sleep(0.5)
        assert children() <= before

    awaited(nobody_waits())
    solvers.close()


def test_what_is_stopped_takes_no_questions_any_more():
    solvers = Solvers(1)
    solvers.stop()
    with pytest.raises(RuntimeError):
        solvers.begin(print)
    solvers.close()
