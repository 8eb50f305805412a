"""A side in a process of its own, started once and asked again and again."""

import json
import os
import signal
import subprocess
from pathlib import Path
from select import select
from typing import Any, NamedTuple

from environments import Peer

#: One thread each, whatever libraries think of the machine.
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "NUMEXPR")}


class Answer(NamedTuple):
    """held: the places held, None where nothing is lawful. cpu, wall: seconds; peak: MiB.

    before: CPU seconds that what is not timed took, such as making the rows.
    """

    held: frozenset[int] | None
    cpu: float
    wall: float
    peak: float
    how: str
    before: float


class Side:
    def __init__(self, peer: Peer) -> None:
        self.peer = peer
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: Path, limit: float) -> Answer | None:
        """None: undecided within so many seconds of CPU time.

        Raises RuntimeError where the worker fails.
        """
        process = self._process = self._process or self._started()
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"{json.dumps({'file': str(question), 'limit': limit})}\n".encode())
        line = process.stdout.readline() and _in_time(process, limit)
        if not line:
            self._process = None
            if process.wait() != -signal.SIGPROF:
                raise RuntimeError(f"{self.peer.label} failed on {question.name}")
            return None
        found: dict[str, Any] = json.loads(line)
        held = found.pop("held")
        return Answer(held=None if held is None else frozenset(held), **found)

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self.peer.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,  # What Python had read ahead, `select` would wait for in vain.
            env=os.environ | ONE_THREAD,
        )

    def end(self) -> None:
        if self._process is not None:
            self._process.communicate()
            self._process = None


def _in_time(process: "subprocess.Popen[bytes]", limit: float) -> bytes:
    """The answer, or nothing: after so many seconds of CPU time the worker is ended.

    It is looked at from here: a timer on its CPU time would make its own clock count in steps of
    4 ms, and Berth refuses an impossible season in two.
    """
    assert process.stdout
    began = _cpu(process.pid)
    while not select([process.stdout], [], [], 0.1)[0]:
        if _cpu(process.pid) - began > limit:
            process.send_signal(signal.SIGPROF)
    return process.stdout.readline()


def _cpu(process: int) -> float:
    """Seconds of CPU time that a process has taken."""
    after_its_name = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, after_its_name[11:13])) / os.sysconf("SC_CLK_TCK")
