"""Transitional: changed cells, until every answer is a view."""

from collections.abc import Iterable

from models.answers.quota import Cell


def cells_text(cells: Iterable[Cell]) -> str:
    """'FRA men 3 -> 5, men-relay 0 -> 1; RUS men 5 -> 3'."""
    by_noc: dict[str, list[str]] = {}
    for cell in cells:
        by_noc.setdefault(cell.noc, []).append(f"{cell.column} {cell.old} -> {cell.new}")
    return "; ".join(f"{noc} {', '.join(found)}" for noc, found in by_noc.items())
