"""The folder of a server: it goes with it, or when the next one starts where it was killed."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir

try:
    from fcntl import LOCK_EX, LOCK_NB, flock
except ImportError:  # Elsewhere nobody can tell whether its server still runs: it stays.
    flock = None  # type: ignore[assignment]

PREFIX, LOCK = "berth-serve-", "lock"
#: A folder that was just made may not be locked yet.
YOUNG_SECONDS = 60.0


@contextmanager
def folder_of_this_server() -> Iterator[Path]:
    if flock is not None:
        _clear(Path(gettempdir()))
    with TemporaryDirectory(prefix=PREFIX) as folder, open(Path(folder) / LOCK, "w") as lock:
        if flock is not None:
            flock(lock, LOCK_EX)  # Until this process ends, however it does.
        yield Path(folder)


def _clear(folder: Path) -> None:
    """Of servers of the same user that are no longer."""
    for found in folder.glob(f"{PREFIX}*"):
        with suppress(OSError):  # BlockingIOError: its server runs.
            seen = found.lstat()
            is_young = time.time() - seen.st_mtime < YOUNG_SECONDS
            if is_young or seen.st_uid != os.getuid() or found.is_symlink():
                continue
            with open(found / LOCK) as lock:
                flock(lock, LOCK_EX | LOCK_NB)
            rmtree(found)
