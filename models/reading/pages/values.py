"""Values of cells as text: numbers as spreadsheets show them, days, times."""

import re
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from math import isfinite

from models.reading.pages.page import Exact

#: Built-in number formats of Excel that show a day or a time.
_TIMES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))

#: What in a number format is no sign of a day or time: text, colours and conditions.
_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)


@lru_cache(maxsize=1000)
def is_time(format_id: int, code: str | None) -> bool:
    """Whether a number format shows a day or a time."""
    if code is None:
        return format_id in _TIMES
    return "general" not in code.lower() and bool(
        re.search("[ymdhs]", _ASIDE.sub("", code.lower()))
    )


def number_in(text: str) -> float:
    """As workbooks write it. Raises ValueError, also for 1_000 and digits of other scripts, which
    Python would read."""
    if "_" in text or not text.isascii():
        raise ValueError(text)
    return float(text)


def number_text(value: float) -> str:
    """With the 15 digits that spreadsheets show: 0.1 + 0.2 is 0.3 there."""
    if not isfinite(value):
        return str(value)
    return Exact(f"{Decimal(f'{value:.15g}').normalize():f}") if value else Exact("0")


def time_text(days: float, from_1904: bool) -> str:
    """2013-11-22 for a day, 0:01:25.123 for less than one. Numbers beyond the calendar stay."""
    if 0 <= days < 1:
        return clock_text(timedelta(seconds=round(days * 86_400, 3)))
    try:
        start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)
        return (start + timedelta(days=days)).date().isoformat()
    except OverflowError:
        return number_text(days)


def clock_text(time: timedelta) -> str:
    """Hours, minutes and seconds, with a fraction where there is one."""
    whole, thousandths = divmod(round(time.total_seconds() * 1000), 1000)
    text = f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
    return f"{text}.{thousandths:03}".rstrip("0") if thousandths else text
