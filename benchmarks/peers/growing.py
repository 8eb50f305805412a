"""Growth: CPU time and peak memory of a process per size, and the picture of it."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from asking import Side
from comparing import differences, in_turn, written
from drawn import grown
from environments import PEERS

KINDS = ("exact fields", "binding")


class Point(NamedTuple):
    kind: str
    side: str
    size: int
    lines: int
    seconds: float
    memory: float


def growth(names: Sequence[str], sizes: Sequence[int], limit: float) -> Iterator[Point | str]:
    """Points as they come, or in words what is amiss. A side over the limit goes no further."""
    with tempfile.TemporaryDirectory() as folder:
        for kind in KINDS:
            going = list(names)
            for size in sizes:
                question = written(grown(size, kind), Path(folder))
                lines = len(json.loads(question.read_text())["lines"])
                # A process each, since a peak never falls.
                sides = {name: Side(PEERS[name]) for name in going}
                found = in_turn(sides, question, limit, times=3)
                for side in sides.values():
                    side.end()
                yield from differences(question, found)
                for name, timed in found.items():
                    if timed is None:
                        going.remove(name)
                        yield f"{kind}, size {size}: {PEERS[name].label} over {limit:.0f} s"
                    else:
                        label = PEERS[name].label
                        yield Point(kind, label, size, lines, timed.cpu, timed.peak)


def table_of(points: Sequence[Point]) -> Iterator[str]:
    """A row for a kind and size, with CPU seconds and the peak memory of every side."""
    sides = list(dict.fromkeys(point.side for point in points))
    yield f"| one squad, times the size (lines) | {' | '.join(sides)} |"
    yield f"|---|{'---|' * len(sides)}"
    cells = {(p.kind, p.size, p.side): f"{p.seconds:.3g} s, {p.memory:.0f} MiB" for p in points}
    for kind, size, lines in dict.fromkeys((p.kind, p.size, p.lines) for p in points):
        row = [cells.get((kind, size, side), "over the limit") for side in sides]
        yield f"| {kind}, {size} ({lines:,}) | {' | '.join(row)} |"


#: Where both a time and a memory may have a line.
TENS = (0.01, 0.1, 1, 10, 100, 1000, 10000)


def _log(ticks: Iterable[float]) -> dict[str, Any]:
    import altair

    axis = altair.Axis(values=sorted(set(ticks)), format="~g")
    return {"scale": altair.Scale(type="log"), "axis": axis}


def picture(points: Sequence[Point], target: Path) -> None:
    """Both axes logarithmic; the libraries are those that Berth draws its charts with."""
    import altair

    rows = [
        {"kind": p.kind, "side": p.side, "size": p.size, "what": what, "value": value}
        for p in points
        for what, value in (("CPU seconds", p.seconds), ("peak memory, MiB", p.memory))
    ]
    panels = [
        altair.Chart(
            altair.Data(values=[r for r in rows if (r["kind"], r["what"]) == (kind, what)])
        )
        .mark_line(point=True)
        .encode(
            altair.X("size:Q", title="times the size", **_log(p.size for p in points)),
            altair.Y("value:Q", title=what, **_log(TENS)),
            altair.Color("side:N", title=None),
        )
        .properties(width=260, height=200, title=kind)
        for what in ("CPU seconds", "peak memory, MiB")
        for kind in KINDS
    ]
    altair.concat(*panels, columns=len(KINDS)).save(str(target), format="svg")
