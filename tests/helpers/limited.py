"""Reads hostile files, each in a process of its own with limits, so that a reader that has lost its
own takes neither the memory nor the time of the machine.

    python tests/helpers/limited.py FILE...     # a line of JSON for each
"""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

MOST_BYTES = 1536 * 1024 * 1024
MOST_SECONDS = 20
MOST_SECONDS_WAITED = 60
"""For what never comes, as from a pipe; of the clock, on a machine that others use too."""


class Told(NamedTuple):
    """message: of the refusal, or how the process ended; seconds: of the processor, mebibytes: at
    most, with some 70 for the interpreter and what it imports."""

    message: str
    seconds: float
    mebibytes: int


def told_of(paths: list[Path]) -> dict[str, Told]:
    """What is said of each file, by its name."""
    ran = subprocess.run(
        [sys.executable, __file__, *map(str, paths)], capture_output=True, text=True, check=True
    )
    lines = map(json.loads, ran.stdout.splitlines())
    return {Path(path).name: Told(*told) for path, told in zip(paths, lines, strict=True)}


def _read(path: Path) -> str:
    from models.errors import BadInput
    from models.files import noc_table, read_instance
    from models.naming import Naming
    from models.reading.codes import NocReader
    from models.reading.complaints import Complaints
    from models.reading.rows import RANKING, ranking_in
    from models.reading.tables import read_sheet

    try:
        if path.suffix in (".yaml", ""):
            read_instance(path)
        else:
            complaints, naming = Complaints(), Naming(noc_table())
            sheet = read_sheet(path, replace(RANKING, sense=naming.sense), complaints)
            ranking_in(sheet, NocReader(naming), complaints)
            if complaints:
                raise complaints.bad_input()
    except BadInput as error:
        return str(error)
    return ""


def _limited(path: Path) -> Told:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(MOST_SECONDS_WAITED)
    before = time.process_time()
    try:
        message = _read(path)
    except BaseException as error:
        message = f"raised {type(error).__name__}: {error}"
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Told(message, round(time.process_time() - before, 2), used)


def _main(names: list[str]) -> None:
    _read(Path(__file__))  # so that every one of them finds it all imported
    for name in names:
        end, start = os.pipe()
        if not (child := os.fork()):
            os.write(start, json.dumps(_limited(Path(name))).encode()[:60_000])
            os._exit(0)
        os.close(start)
        with os.fdopen(end, "rb") as answer:
            told = answer.read()
        _, status = os.waitpid(child, 0)
        ended = Told(f"ended by {status}", MOST_SECONDS, 0)
        print(told.decode() or json.dumps(ended), flush=True)


if __name__ == "__main__":
    _main(sys.argv[1:])
