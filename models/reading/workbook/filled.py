"""A sheet with a header: its lines by the names of their columns, each cell with its place."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from models.errors import did_you_mean
from models.reading.complaints import Complaints, InSheet
from models.reading.nodes import Node
from models.reading.pages.page import Page, address
from models.reading.pages.separated import HEADER_WITHIN
from models.reading.workbook.forms import cell_value

#: In an instance; more than anybody writes, and fewer than would seem to hang.
MOST_FILLED = 20_000


#: A column for whoever fills the sheet in.
REMARK = "remark"
REMARKS = (REMARK, "remarks", "note", "notes", "comment")


class FilledLine:
    """A line of a sheet. cells: column -> text, of those that are filled in."""

    def __init__(self, sheet: "FilledSheet", line: int, cells: dict[str, str]) -> None:
        self._sheet, self.line, self.cells = sheet, line, cells

    def node(self, column: str, annotation: Any, key: str | int = "") -> Node:
        """What a cell says, as it may stand there."""
        value = cell_value(self.cells[column], annotation)
        return self.made(value, column, key or column)

    def made(self, value: Any, column: str, key: str | int) -> Node:
        """A value that stands in a cell, with all that is in it."""
        inside = value
        if isinstance(value, dict):
            inside = {name: self.made(one, column, name) for name, one in value.items()}
        elif isinstance(value, list):
            inside = [self.made(one, column, index) for index, one in enumerate(value)]
        return Node(key, self.line, self._sheet.column(column), inside, self._sheet.file)

    def complain(self, column: str, message: str) -> None:
        self._sheet.complaints.add(self._sheet.file, self.line, self._sheet.column(column), message)


class FilledSheet:
    """columns: those that may stand there; needed: those that must."""

    def __init__(
        self,
        page: Page,
        file: str,
        columns: Sequence[str],
        needed: Sequence[str],
        complaints: Complaints,
    ) -> None:
        self.file = InSheet(file, page.name)
        self.complaints = complaints
        self._page, self._known = page, columns
        self._rows = iter(page.rows)
        self._at: dict[str, int] = {}
        self._header(needed)

    def column(self, name: str) -> int:
        """Its number, from 1; that of the first one where there is none."""
        return self._at.get(name, 0) + 1

    def _header(self, needed: Sequence[str]) -> None:
        above = 1
        for line, cells in islice(self._rows, HEADER_WITHIN):
            names = [cell.casefold().replace(" ", "_") for cell in cells]
            above = line
            if needed[0] in names:
                self._name_columns(line, names)
                break
        for name in needed:
            if name not in self._at:
                message = f"the column '{name}' is missing; name the columns {', '.join(needed)}"
                self.complaints.stop(self.file, above if self._at else 1, 1, message)

    def _name_columns(self, line: int, names: Sequence[str]) -> None:
        for at, name in enumerate(names):
            if name in self._at:
                message = f"the column '{name}' stands twice; rename or delete one"
                self.complaints.add(self.file, line, at + 1, message)
            elif name in self._known:
                self._at[name] = at
            elif name and name not in REMARKS:
                hint = did_you_mean(name, self._known)
                end = "" if hint.endswith("?") else "."
                message = f"unknown column '{name}'; {hint}{end} Call it '{REMARK}' if it is yours"
                self.complaints.add(self.file, line, at + 1, message)

    def lines(self) -> Iterator[FilledLine]:
        """Those in which anything stands that is read."""
        read = {at: name for name, at in self._at.items()}
        for number, (line, cells) in enumerate(self._rows):
            if number == MOST_FILLED:
                message = f"the sheet has more than {MOST_FILLED:,} lines; delete some"
                self.complaints.stop(self.file, line, 1, message)
            if self._is_sound(line, read):
                found = {read[at]: cell for at, cell in enumerate(cells) if cell and at in read}
                if found:
                    yield FilledLine(self, line, found)

    def _is_sound(self, line: int, read: dict[int, str]) -> bool:
        """Complains of cells without a value, and of what is struck through."""
        sound = True
        for at in read:
            message = self._page.faults.get((line, at), "")
            if not message and (line, at) in self._page.struck:
                message = (
                    f"{address(line, at)} is struck through; delete what no longer counts, "
                    "or take the stroke away"
                )
            if message:
                sound = False
                self.complaints.add(self.file, line, at + 1, message)
        return sound
