"""Processes that serve another one: they end with it, however it ends."""

import os
import signal
import subprocess
import sys
import threading
import time
from multiprocessing import active_children, get_context
from pathlib import Path

import pytest

from solver.many.children import end_at_once, undisturbed

HELPERS = Path(__file__).parents[2] / "helpers"
BUSY = """
import sys, time
sys.path.insert(0, {helpers!r})
from pool_work import never_ends
from solver.many.pool import mapped

if __name__ == "__main__":
    print("begun", flush=True)
    next(mapped(never_ends, range(4), workers=2))
"""


looks_at_proc = pytest.mark.skipif(
    sys.platform != "linux",
    reason="processes of a session are looked for in /proc, as Linux has it",
)


def started(script):
    """In a session of its own."""
    return subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def in_session(leader):
    """Processes of a session that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, session = stat.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(session) == leader and state != "Z":
            found.append(int(stat.parent.name))
    return found


def waited_for(is_so, seconds=60):
    end = time.monotonic() + seconds
    while not is_so() and time.monotonic() < end:
        time.sleep(0.05)
    return is_so()


@looks_at_proc
def test_nobody_goes_on_for_a_process_that_was_killed(tmp_path):
    script = tmp_path / "busy.py"
    script.write_text(BUSY.format(helpers=str(HELPERS)))
    with started(script) as running:
        assert running.stdout.readline() == b"begun\n"
        # Itself, two servers of multiprocessing, two workers.
        assert waited_for(lambda: len(in_session(running.pid)) == 5)
        time.sleep(1)
        running.kill()
        assert waited_for(lambda: in_session(running.pid) == [])
        assert running.stderr.read() == b""


@looks_at_proc
def test_servers_outlive_a_terminal_that_is_closed_and_end_with_who_started_them(tmp_path):
    script = tmp_path / "busy.py"
    deaf = "import signal\nsignal.signal(signal.SIGHUP, lambda *_: None)\n"
    script.write_text(deaf + BUSY.format(helpers=str(HELPERS)))
    with started(script) as running:
        running.stdout.readline()
        assert waited_for(lambda: len(in_session(running.pid)) == 5)
        before = in_session(running.pid)
        os.killpg(running.pid, signal.SIGHUP)
        time.sleep(0.3)
        assert in_session(running.pid) == before
        running.kill()
        assert waited_for(lambda: in_session(running.pid) == [])
        assert running.stderr.read() == b""


@looks_at_proc
def test_ctrl_c_in_the_first_moments_of_its_processes_is_no_complaint_of_theirs(tmp_path):
    script = tmp_path / "busy.py"
    script.write_text(BUSY.format(helpers=str(HELPERS)))
    with started(script) as running:
        running.stdout.readline()
        assert waited_for(lambda: len(in_session(running.pid)) > 1)
        time.sleep(0.1)
        os.killpg(running.pid, signal.SIGINT)
        told = running.stderr.read().decode()
    assert told.count("Traceback") == told.count("busy.py") == 1  # That of the script itself.
    assert waited_for(lambda: in_session(running.pid) == [])


def test_a_stop_that_a_system_gives_to_another_thread_comes_after_what_is_started():
    over, started = threading.Event(), []
    another = threading.Thread(target=over.wait)
    another.start()

    def start():
        with undisturbed():
            signal.pthread_kill(another.ident, signal.SIGINT)
            time.sleep(0.1)
            started.append("all")

    with pytest.raises(KeyboardInterrupt):
        start()
    over.set()
    assert started == ["all"]


def test_of_the_processes_of_this_one_those_alone_go_on_that_are_spared():
    first, second = (get_context("spawn").Process(target=time.sleep, args=(60,)) for _ in "ab")
    first.start()
    others = active_children()
    second.start()
    try:
        end_at_once(others)
        second.join(60)
        first.join(0.5)  # Long enough, if it had been told to end.
        assert (first.exitcode, second.exitcode) == (None, -signal.SIGTERM)
    finally:
        first.kill()
        second.kill()
        first.join()
