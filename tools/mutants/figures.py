"""The table of a run, as docs/trust.md shows it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sample import wilson

if TYPE_CHECKING:
    from places import Mutant

#: As mutmut counts: who ends a loop by force has seen the mutant.
KILLED = ("killed", "timeout")
COUNTED = (*KILLED, "survived", "no tests")


def results(file: Path) -> list[dict[str, Any]]:
    """The last word on each mutant."""
    if not file.exists():
        return []
    read = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return list({result["name"]: result for result in read}.values())


def table(mutants: Sequence[Mutant], found: Iterable[dict[str, Any]]) -> Iterator[str]:
    made = Counter(mutant.room for mutant in mutants)
    by_room: dict[str, Counter[str]] = defaultdict(Counter)
    for result in found:
        by_room[result["room"]][result["status"]] += 1
    yield "| room | mutants | sampled | killed | timeout | survived | no test | killed, % | 95 % |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---|"
    for package in sorted({room.split("/")[0] for room in made}):
        rooms = [room for room in sorted(made) if room.split("/")[0] == package]
        for room in rooms:
            name = f"{room} (no room)" if room == package else room
            yield _line(name, made[room], by_room[room])
        whole = sum((by_room[room] for room in rooms), Counter[str]())
        yield _line(f"**{package}**", sum(made[room] for room in rooms), whole)


def _line(name: str, made: int, counted: Counter[str]) -> str:
    of = sum(counted[status] for status in COUNTED)
    killed = sum(counted[status] for status in KILLED)
    low, high = wilson(killed, of)
    share = f"{100 * killed / of:.1f}" if of else ""
    cells = [name, made, of, *(counted[status] for status in COUNTED), share]
    return f"| {' | '.join(map(str, cells))} | {100 * low:.1f} to {100 * high:.1f} |"
