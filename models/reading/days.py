"""Days in the cells of a table, as spreadsheets write them.

Year first, day first with points, or a month by its name leave no doubt. With strokes it is day
first in some countries and month first in others: a cell with a number above 12 tells it of its
column.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from models.words import few

#: The time of day, which says nothing here.
_TIME = "(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?Z?)?"
_YEAR_FIRST = re.compile(f"([0-9]{{4}})([-/.])([0-9]{{1,2}})\\2([0-9]{{1,2}}){_TIME}")
_DAY_FIRST = re.compile(f"([0-9]{{1,2}})\\. ?([0-9]{{1,2}})\\. ?([0-9]{{4}}){_TIME}")
_EITHER = re.compile(f"([0-9]{{1,2}})([-/])([0-9]{{1,2}})\\2([0-9]{{4}}){_TIME}")

_NAMED = re.compile("([0-9]{1,2})(?:\\.|st|nd|rd|th|er)?[ -]?([^\\W\\d]{3,})\\.?,?[ -]([0-9]{4})")
_NAME_FIRST = re.compile("([^\\W\\d]{3,})\\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")

#: The months in English, French and German; three letters or more of one are it.
_MONTHS = (
    "january janvier januar j\u00e4nner",
    "february f\u00e9vrier fevrier februar",
    "march mars m\u00e4rz maerz mrz",
    "april avril apr",
    "may mai",
    "june juin juni",
    "july juillet juli",
    "august ao\u00fbt aout",
    "september septembre sept",
    "october octobre oktober",
    "november novembre",
    "december d\u00e9cembre decembre dezember",
)

#: How spreadsheets count days, unless they begin in 1904; of this century and the last decades.
_COUNTED_FROM = date(1899, 12, 30)
_COUNTED = re.compile("[34567][0-9]{4}(?:[.,][0-9]+)?")


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
        elif _COUNTED.fullmatch(cell):
            day = _COUNTED_FROM + timedelta(days=int(cell[:5]))
            wrong[at] = f"'{cell}' is no day; if it is one as Excel counts them, write {day}"
    pairs = dict.fromkeys(
        f"'{cell}' is {day}" for cell, day in zip(cells, read, strict=True) if cell != day
    )
    return Days(read, wrong, few([*pairs], 2))


def _meant(cell: str, day_first: bool, month_first: bool) -> list[date]:
    """The days that a cell may mean: none, one or two."""
    meant: dict[date, None] = {}
    for year, month, day in _orders(cell, day_first, month_first):
        try:
            meant[date(int(year), int(month), int(day))] = None
        except ValueError:
            continue
    return [*meant]


def _orders(cell: str, day_first: bool, month_first: bool) -> Iterator[tuple[str, str | int, str]]:
    """Year, month and day, each way in which they may be meant."""
    if found := _YEAR_FIRST.fullmatch(cell):
        yield found[1], found[3], found[4]
    elif found := _DAY_FIRST.fullmatch(cell):
        yield found[3], found[2], found[1]
    elif found := _EITHER.fullmatch(cell):
        if day_first or not month_first:
            yield found[4], found[3], found[1]
        if month_first or not day_first:
            yield found[4], found[1], found[3]
    elif found := _NAMED.fullmatch(cell):
        yield found[3], _month(found[2]), found[1]
    elif found := _NAME_FIRST.fullmatch(cell):
        yield found[3], _month(found[1]), found[2]


def _month(said: str) -> int:
    """Its number; 0 where it is none, or could be two."""
    begun = said.casefold()
    found = [
        number
        for number, names in enumerate(_MONTHS, 1)
        if any(name.startswith(begun) for name in names.split())
    ]
    return found[0] if len(found) == 1 else 0
