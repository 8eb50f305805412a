"""Work on things that have numbers, in parts: by several processes, and kept, so that a run that
was stopped goes on where it was."""

import json
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
#: So many are one part.
TOGETHER = 500

#: From the first number up to the last, without it; what it returns has to fit into JSON.
Work = Callable[[int, int], dict[str, Any]]


def in_parts(
    work: Work, first: int, last: int, workers: int, kept: Path | None
) -> Iterator[tuple[int, dict[str, Any]]]:
    """What each part found, in their order, each with where it ends. A part that is in `kept`
    already, from the same code and versions, is not computed again."""
    ends = [(begin, min(begin + TOGETHER, last)) for begin in range(first, last, TOGETHER)]
    one = partial(_kept, work, kept, made_by() if kept else "")
    if workers == 1:
        found = map(one, ends)
        yield from zip((end for _, end in ends), found, strict=True)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from zip((end for _, end in ends), pool.map(one, ends), strict=True)


def _kept(work: Work, kept: Path | None, by: str, ends: tuple[int, int]) -> dict[str, Any]:
    if kept is None:
        return work(*ends)
    file = kept / f"{ends[0]:07d}-{ends[1]:07d}.json"
    if file.exists():
        part: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        if part["by"] == by:
            return part
    part = {"by": by, **work(*ends)}
    kept.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(".new")
    beside.write_text(json.dumps(part), encoding="utf-8")
    beside.replace(file)
    return part


def made_by() -> str:
    """The code and the versions that a result hangs on."""
    tracked = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--exclude=*"]
    commit = subprocess.run(tracked, capture_output=True, text=True, check=True).stdout.strip()
    return f"{commit}, Python {python_version()}, ortools {version('ortools')}"
