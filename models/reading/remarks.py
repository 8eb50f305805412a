"""Rows of a table that are none of its lines: totals and remarks below it, its header again."""

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from models.reading.amounts import rank_of
from models.reading.complaints import Complaints
from models.words import few

_TOTALS = re.compile(
    "(?:grand )?(?:total|totals|sum|summe|gesamt|insgesamt|totaux|somme|suma|totale|totaal|summa"
    "|celkem|razem|összesen|итого)\\b.*"
)

#: Signs of footnotes.
_FOOTNOTE = ("*", "\u2020", "\u2021", "\u00b9", "\u00b2", "\u00b3")


_BETWEEN = (
    "stands between the lines; delete the row, and the lines below it too if it says that they do "
    "not count"
)


def is_total(text: str) -> bool:
    return _TOTALS.fullmatch(text.casefold()) is not None


class Noted(Protocol):
    """As much of a sheet as is looked at here."""

    file: str
    columns: list[str]

    def position(self, column: str) -> int | None: ...

    def note(self, remark: str) -> None: ...


class Remarks:
    """Takes such rows while a table is read; those between its lines are complained of, as they
    may say something of the lines below them."""

    def __init__(
        self,
        sheet: Noted,
        header: Sequence[Sequence[str]],
        sense: Callable[[str], str | None],
        complaints: Complaints,
    ) -> None:
        self._sheet, self._sense, self._complaints = sheet, sense, complaints
        self._header = header
        rank = sheet.position("rank")
        self._rank = sheet.position("place") if rank is None else rank
        self._noc = sheet.position("noc")
        self._waiting: list[tuple[int, int, str]] = []
        self._named = [at for at in (self._rank, self._noc) if at is not None]
        self._first = True
        self._after_gap = False
        self._repeated = 0
        self._lines = 0

    def gap(self) -> None:
        """An empty row."""
        self._after_gap = True

    def line(self) -> None:
        """A line of the table, whatever else is said of it."""
        self._complain()
        self._first = False
        self._lines += 1

    def take(self, line: int, cells: Sequence[str]) -> bool:
        """Whether the row is none of the lines."""
        if self._cell(cells, self._noc):
            digit = self._cell(cells, self._rank)[:1]
            if digit.isdigit() and digit.isascii():
                self.line()
                return False
        if any([*cells[: len(row)]] == row and not any(cells[len(row) :]) for row in self._header):
            self._repeated += 1
            return True
        if self._is_remark(cells):
            at = next(index for index, cell in enumerate(cells) if cell)
            self._waiting.append((line, at, " ".join(filter(None, cells))))
            return True
        if self._first and self._is_second_header(line, cells):
            self._first = False
            return True
        self.line()
        return False

    def _is_second_header(self, line: int, cells: Sequence[str]) -> bool:
        """Whether the header goes on in the row below it."""
        both = [(self._cell(cells, at), self._cell(self._header[0], at)) for at in self._named]
        if len(both) < 2 or any(cell not in ("", name) for cell, name in both):
            return False
        if sum(map(bool, cells)) < 2 or any(rank_of(cell) for cell in cells):
            return False
        message = "the names of the columns take two rows; write them in one"
        self._complaints.add(self._sheet.file, line, 1, message)
        return True

    def _is_remark(self, cells: Sequence[str]) -> bool:
        if rank_of(self._cell(cells, self._rank)) or self._is_noc(self._cell(cells, self._noc)):
            return False
        filled = [cell for cell in cells if cell]
        if filled[0].startswith(_FOOTNOTE) or (len(filled) == 1 and len(self._sheet.columns) > 1):
            return True
        said = filled[0].endswith(":") or is_total(filled[0])
        return self._rank is not None and (said or self._after_gap)

    def _is_noc(self, text: str) -> bool:
        """Whether it is one, or means to be one; 'by' and 'no' are words here."""
        if len(text) < 3:
            return text.isupper() and self._sense(text) is not None
        return (len(text) == 3 and text.isupper()) or self._sense(text) is not None

    def _cell(self, cells: Sequence[str], at: int | None) -> str:
        return cells[at] if at is not None and at < len(cells) else ""

    def _complain(self, what: str = _BETWEEN) -> None:
        for line, at, text in self._waiting:
            short = f"'{text[:57]}...'" if len(text) > 60 else f"'{text}'"
            self._complaints.add(self._sheet.file, line, at + 1, f"{short} {what}")
        self._waiting.clear()
        self._after_gap = False

    def close(self) -> None:
        """At the end of the table."""
        if not self._lines:
            self._complain("is no line: neither its rank nor its NOC can be read; write both")
        elif self._waiting:
            texts = [text for _, _, text in self._waiting]
            short = [f"'{text[:37]}...'" if len(text) > 40 else f"'{text}'" for text in texts]
            self._sheet.note(f"below the table {few(short, 2)}")
        if self._repeated:
            self._sheet.note("its header again between the lines")
