"""What takes seconds to make, for all processes of one run of the tests."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that `make` fills. Work stealing spreads the tests of one module over all workers:
    whichever comes first makes it, and the others wait. None may write into it.
    """
    base = factory.getbasetemp()
    # Each worker has a folder of its own in that of the run.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder
