"""Numbers as spreadsheets write them: which sign is the decimal one is settled for a column by
all its cells, and is asked about where they leave it open."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from models.reading.pages.page import Exact

_POINT = re.compile(r"-?(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_COMMA = re.compile(r"-?(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]+)?")
_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")

#: Between thousands, and nowhere else: blanks (a cell has no other kind) and apostrophes.
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:[ '\u2019][0-9]{3})+(?:[.,][0-9]+)?")
_BETWEEN = re.compile(r"[ '\u2019]")

_CLOCK = re.compile(r"(?:([0-9]{1,2}):)?([0-9]{1,3}):([0-5][0-9](?:[.,][0-9]+)?)")

_RANK = re.compile(
    r"(?:t-?|=|#|\(|no\.? ?|nr\.? ?)?\s*([0-9]{1,7})\s*"
    r"(?:=|t|\.=|\.0?|,0|\.? ?ex(?:[ -]?(?:a?equo|\u00e6quo))?\.?|\)|\u00ba|\u00b0|\u00aa"
    r"|st|nd|rd|th|er|\u00e8?me|e)?",
    re.IGNORECASE | re.ASCII,
)
_THOUSANDS = re.compile(r"([0-9]{1,3})[ .,'\u2019]([0-9]{3})", re.ASCII)


class Amounts(NamedTuple):
    """cells:  as the format has them, with a point; a cell that cannot be read as it is.
    wrong:  by the number of the cell, what cannot be decided about it.
    remark: what was understood.
    """

    cells: Sequence[str]
    wrong: dict[int, str]
    remark: str = ""


def amounts(cells: Sequence[str], commas: bool) -> Amounts:
    """A column of numbers. commas: whether commas stand between the cells of the file, so that a
    point is the decimal sign unless a cell says otherwise."""
    texts = [_ungrouped(cell) for cell in cells]
    asked = [at for at, text in enumerate(texts) if text and not isinstance(text, Exact)]
    if commas and all(_PLAIN.fullmatch(texts[at]) for at in asked):
        return Amounts(texts, {}, _remark(cells, texts))
    told = [at for at in asked if _POINT.fullmatch(texts[at]) or _COMMA.fullmatch(texts[at])]
    no_point = [at for at in told if not _POINT.fullmatch(texts[at])]
    no_comma = [at for at in told if not _COMMA.fullmatch(texts[at])]
    if no_point and no_comma:
        return Amounts(texts, dict(_mixed(cells, no_point, no_comma)))
    by_point = not no_point
    if by_point and not no_comma and not commas:
        undecided = [at for at in told if _with_point(texts[at]) != _with_comma(texts[at])]
        if undecided:
            return Amounts(texts, {undecided[0]: _question(texts[undecided[0]])})
    read = list(texts)
    for at in told:
        read[at] = _with_point(texts[at]) if by_point else _with_comma(texts[at])
    return Amounts(read, {}, _remark(cells, read))


def _ungrouped(cell: str) -> str:
    """Without blanks and apostrophes between thousands; with the common minus sign."""
    if isinstance(cell, Exact):
        return cell
    text = cell.replace("\u2212", "-")
    return _BETWEEN.sub("", text) if _GROUPED.fullmatch(text) else text


def _with_point(text: str) -> str:
    return text.replace(",", "")


def _with_comma(text: str) -> str:
    return text.replace(".", "").replace(",", ".")


def _question(text: str) -> str:
    """One cell written otherwise settles a column."""
    values = (_with_comma(text), _with_point(text))
    decimal = "," if "." in text else "."
    thousands, fraction = sorted((Decimal(value) for value in values), key=abs, reverse=True)
    return (
        f"'{text}' is {thousands} or {fraction.normalize():f}, and nothing in the column tells; "
        f"write {text}{decimal}0 here for the one, {text}0 for the other"
    )


def _mixed(
    cells: Sequence[str], no_point: list[int], no_comma: list[int]
) -> Iterator[tuple[int, str]]:
    """Cells with another decimal sign than most of the column."""
    few, many = sorted((no_point, no_comma), key=len)
    sign = "comma" if few is no_point else "point"
    for at in few:
        yield (
            at,
            (
                f"'{cells[at]}' has a decimal {sign}, and '{cells[many[0]]}' here has not; "
                "write all alike"
            ),
        )


def _remark(cells: Sequence[str], read: Sequence[str]) -> str:
    """The first cell that was not read as it stands."""
    changed = ((cell, text) for cell, text in zip(cells, read, strict=True) if cell != text)
    cell, text = next(changed, ("", ""))
    return f"'{cell}' read as {text}" if cell else ""


def clock_seconds(text: str) -> str:
    """1:25.123 and 0:01:25 in seconds; others stay. Of two numbers without a fraction nobody
    knows whether they are hours or minutes."""
    if (found := _CLOCK.fullmatch(text)) is None or (
        found[1] is None and not re.search("[.,]", text)
    ):
        return text
    hours, minutes, seconds = int(found[1] or 0), int(found[2]), found[3].replace(",", ".")
    return str(Decimal(3600 * hours + 60 * minutes) + Decimal(seconds))


def rank_of(text: str, expected: Sequence[int] = ()) -> int | None:
    """The whole number of a rank: 5, also as 5., 5=, =5, T5, 5th; 1,001 where that is expected."""
    if len(text) <= 7 and text.isdecimal() and text.isascii():
        return int(text)
    if (found := _RANK.fullmatch(text)) is not None:
        return int(found[1])
    if (found := _THOUSANDS.fullmatch(text)) and (number := int(found[1] + found[2])) in expected:
        return number
    return None
