"""A stop at any moment: Ctrl-C, a system that ends its programs, a terminal that is closed."""

import os
import signal
import subprocess
import sys
import time

import pytest
from running import ROOT, SOCHI

#: Says when Ctrl-C is answered; what is before is Python's own start.
BEGUN = """
import sys
from berth.cli import main, signals

listen = signals.listen
signals.listen = lambda: (listen(), print(end=".", flush=True, file=sys.stderr))
main.main()
"""
SENTENCES = {
    signal.SIGINT: "berth: stopped by Ctrl-C, with no answer\n",
    signal.SIGTERM: "berth: stopped by SIGTERM, with no answer\n",
    signal.SIGHUP: "berth: stopped as its terminal was closed, with no answer\n",
}


def stopped(after, number, *words, before=lambda: None, program=BEGUN):
    """Exit code, and what is told, of a command that gets a signal so many seconds later."""
    with subprocess.Popen(
        [sys.executable, "-c", program, *map(str, words)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=before,  # noqa: PLW1509
    ) as running:
        assert running.stderr.read(1) == b"."
        time.sleep(after)
        running.send_signal(number)
        told = running.stderr.read().decode()
    return running.returncode, told


@pytest.mark.parametrize("number", SENTENCES)
@pytest.mark.parametrize(
    ("after", "words"),
    [
        (0, ("solve", SOCHI)),
        (0.01, ("report", SOCHI)),
        (0.03, ("schema",)),
        (0.08, ("solve", SOCHI)),
    ],
)
def test_a_stop_while_modules_are_loaded_is_told_in_a_sentence(number, after, words):
    found = stopped(after, number, *words)
    assert found in [(128 + number, SENTENCES[number]), (0, "")]


def test_a_stop_of_what_takes_long_is_told_in_a_sentence(tmp_path):
    code, told = stopped(0.6, signal.SIGTERM, "report", SOCHI, "-o", tmp_path / "out.html")
    assert (code, told) in [(143, SENTENCES[signal.SIGTERM]), (0, "")]
    assert not [name for name in os.listdir(tmp_path) if name != "out.html"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_what_is_ignored_as_nohup_and_scripts_do_stays_ignored(number):
    def ignored():
        signal.signal(number, signal.SIG_IGN)

    assert stopped(0.1, number, "schema", before=ignored) == (0, "")


LOST = """
import time
from berth.cli import signals

class Fragile:
    def __del__(self):
        time.sleep(60)

signals.listen()
print(end=".", flush=True, file=__import__("sys").stderr)
try:
    del [Fragile()][:]
    time.sleep(60)
except KeyboardInterrupt:
    raise SystemExit(signals.exit_code())
"""


def test_a_stop_that_is_lost_where_nothing_can_be_raised_comes_again():
    assert stopped(0.1, signal.SIGTERM, program=LOST) == (143, "")
