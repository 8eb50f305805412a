"""Days in the cells of a table, as spreadsheets write them.

Year first, or day first with points, leaves no doubt. With strokes it is day first in some
countries and month first in others: a cell with a number above 12 tells it of its column.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from models.words import few

_MIDNIGHT = "(?:[ T]00:00(?::00(?:\\.0+)?)?)?"
_YEAR_FIRST = re.compile(f"([0-9]{{4}})([-/.])([0-9]{{1,2}})\\2([0-9]{{1,2}}){_MIDNIGHT}")
_DAY_FIRST = re.compile(f"([0-9]{{1,2}})\\. ?([0-9]{{1,2}})\\. ?([0-9]{{4}}){_MIDNIGHT}")
_EITHER = re.compile(f"([0-9]{{1,2}})([-/])([0-9]{{1,2}})\\2([0-9]{{4}}){_MIDNIGHT}")


class Days(NamedTuple):
    """read: the cells, as 2020-02-01 where they are days. wrong: the number of a cell -> what is
    open. remark: what was understood."""

    read: Sequence[str]
    wrong: dict[int, str]
    remark: str


def days(cells: Sequence[str]) -> Days:
    """The days of a column; what is none stays as it is."""
    parts = [(int(found[1]), int(found[3])) for found in map(_EITHER.fullmatch, cells) if found]
    day_first = any(first > 12 for first, _ in parts)
    month_first = any(second > 12 for _, second in parts)
    read, wrong = [*cells], {}
    for at, cell in enumerate(cells):
        meant = [day.isoformat() for day in _meant(cell, day_first, month_first)]
        if len(meant) > 1:
            wrong[at] = f"'{cell}' is {meant[0]} or {meant[1]}; write it like that"
        elif meant:
            read[at] = meant[0]
    pairs = dict.fromkeys(
        f"'{cell}' is {day}" for cell, day in zip(cells, read, strict=True) if cell != day
    )
    return Days(read, wrong, few([*pairs], 2))


def _meant(cell: str, day_first: bool, month_first: bool) -> list[date]:
    """The days that a cell may mean: none, one or two."""
    if found := _YEAR_FIRST.fullmatch(cell):
        orders = [(found[1], found[3], found[4])]
    elif found := _DAY_FIRST.fullmatch(cell):
        orders = [(found[3], found[2], found[1])]
    elif found := _EITHER.fullmatch(cell):
        by_day, by_month = (found[4], found[3], found[1]), (found[4], found[1], found[3])
        orders = [by_day] * (day_first or not month_first) + [by_month] * (
            month_first or not day_first
        )
    else:
        return []
    meant: dict[date, None] = {}
    for year, month, day in orders:
        try:
            meant[date(int(year), int(month), int(day))] = None
        except ValueError:
            continue
    return [*meant]
