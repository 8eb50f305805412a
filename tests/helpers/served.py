"""`berth serve` as a user starts it, for as long as a test needs it."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


@contextmanager
def served(*path: str | Path) -> Iterator[str]:
    """The address of the page, without the slash at its end."""
    command = [
        sys.executable,
        "-m",
        "berth",
        "serve",
        *map(str, path),
        "--port",
        "0",
        "--no-browser",
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            line = server.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:[0-9]+", line)
            assert found, f"berth serve says no address, but {line!r}"
            yield found[0]
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(120)
