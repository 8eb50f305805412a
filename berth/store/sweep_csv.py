"""The results of a sweep as CSV: a line per variant, in the order of the grid."""

from itertools import chain
from pathlib import Path

from berth.separated import comma_separated
from berth.store.sweeps import Store
from berth.store.written import write_new
from models.answers.quota import Moves
from models.grid import Grid
from solver.many.sweep import Cases

CSV_COLUMNS = (
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


def write_csv(grid: Grid, cases: Cases, store: Store, path: Path, named_by: str = "csv") -> None:
    """The same bytes for the same grid, however often the sweep was stopped. named_by: what names
    the file, for whoever has to name another one.

    A file that says something else is left as it is: raises BadQuestion.
    """
    text = _text(grid, cases, store).encode()
    write_new(path, text, named_by, f"The results are kept in {store.path}.")


def _text(grid: Grid, cases: Cases, store: Store) -> str:
    rows = store.rows(cases.task(point).key for _, point in grid.points())
    lines = (
        [*values, row.status, row.proof or "", *_moves(row.moved), row.why]
        for (values, _), row in zip(grid.points(), rows, strict=True)
    )
    return comma_separated(chain([[*(axis.name for axis in grid.axes), *CSV_COLUMNS]], lines))


def _moves(found: Moves | None) -> list[str | int]:
    if found is None:
        return [""] * 7
    return [
        found.gained,
        found.lost,
        found.athletes_gained,
        found.athletes_lost,
        " ".join(found.enter),
        " ".join(found.vanish),
        _cells(found),
    ]


def _cells(found: Moves) -> str:
    """'FRA men 3 -> 5, men-relay 0 -> 1; RUS men 5 -> 3': ids, for programs."""
    by_noc: dict[str, list[str]] = {}
    for noc, column, old, new in found.cells:
        by_noc.setdefault(noc, []).append(f"{column} {old} -> {new}")
    return "; ".join(f"{noc} {', '.join(cells)}" for noc, cells in by_noc.items())
