"""Made-up worlds, strategies and the definition by brute force stand in `helpers/`."""

import gc
import os
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# Not this folder itself: its `models/` would hide the package.
sys.path.insert(0, str(Path(__file__).parent / "helpers"))

from examples import STEADY

# A shell has what it runs in the background ignore Ctrl-C, and so do all processes started from
# there: a test that stops one by it would wait for ever.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples on every machine and in every run; `make soak` draws new ones, fifteen times as
# many, also for a property with a number of its own.
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=STEADY)
settings.register_profile("soak", deadline=None, max_examples=15 * STEADY)
settings.load_profile("steady")


def pytest_xdist_auto_num_workers():
    """One more than there are cores: tests of the page wait for a browser or a server, while
    others compute."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """What six thousand tests are made of stays to the end: the collector of garbage need not look
    through it again and again. Measured: an eighth of the CPU time of the tests in one process."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()
