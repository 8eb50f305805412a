"""The results of a sweep as CSV: a line per variant, in the order of the grid."""

import csv
import io
import os
from pathlib import Path

from berth.cli.exits import Refused
from berth.questions.grid import Swept
from berth.store.sweeps import Row, Store
from berth.views.effects import cells_text

COLUMNS = (
    "status",
    "proof",
    "places_gained",
    "places_lost",
    "athletes_gained",
    "athletes_lost",
    "enter",
    "vanish",
    "changed",
    "why",
)


def write_csv(swept: Swept, store: Store, path: Path) -> None:
    """The same bytes for the same grid, however often the sweep was stopped.

    A file that says something else is left as it is: raises Refused.
    """
    text = _text(swept, store).encode()
    if path.exists():
        if path.read_bytes() == text:
            return
        raise Refused(
            f"{path}: this file exists and says something else; name another one with --csv, or "
            f"remove it.\nThe results are kept in {store.path}."
        )
    # Never half a file, even if this process is killed.
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(text)
    os.replace(part, path)


def _text(swept: Swept, store: Store) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow([*(axis.name for axis in swept.grid.axes), *COLUMNS])
    rows = store.rows(swept.cases.task(point).key for _, point in swept.grid.points())
    for (values, _), row in zip(swept.grid.points(), rows, strict=True):
        table.writerow([*values, row.status, row.proof or "", *_moves(row), row.why])
    return out.getvalue()


def _moves(row: Row) -> list[str | int]:
    if row.moves is None:
        return [""] * 7
    found = row.moves
    return [
        found.gained,
        found.lost,
        found.athletes_gained,
        found.athletes_lost,
        " ".join(found.enter),
        " ".join(found.vanish),
        cells_text(found.cells),
    ]
