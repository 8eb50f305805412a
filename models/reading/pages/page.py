"""What a file holds before anybody knows where its table is: rows of text, each with its line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from models.errors import cell_called

PageRow = tuple[int, list[str]]
"""The line (in a workbook the number of the row) and the cells, clean."""

At = tuple[int, int]
"""Line, and the cell in it counted from 0."""


class Exact(str):
    """A number as a workbook holds it, written with a point: its separators are in no doubt."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of a workbook, or all of a text file.

    name:    of the sheet; empty for a text file.
    faults:  cells whose value is none, and what is wrong with them: errors, formulas that were
             never calculated.
    struck:  cells whose text is struck through.
    hidden:  lines that a reader of the file does not see.
    commas:  whether commas stand between the cells, so that a point stands in its numbers.
    remarks: what was understood of the file as a whole.
    """

    rows: Iterable[PageRow]
    name: str = ""
    visible: bool = True
    faults: Mapping[At, str] = field(default_factory=dict)
    struck: frozenset[At] = frozenset()
    hidden: frozenset[int] = frozenset()
    commas: bool = False
    remarks: tuple[str, ...] = ()


def address(line: int, index: int) -> str:
    """B7: a cell as spreadsheets name it."""
    return cell_called(line, index + 1)
