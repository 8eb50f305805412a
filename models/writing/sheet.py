"""A sheet of a workbook that is to be filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from models.writing.cells import CellValue

CellRow = Sequence[CellValue]


@dataclass(frozen=True)
class WrittenSheet:
    """choices: column -> the words one of which is to be written; ids: column -> the sheet whose
    first column has the ids one of which is likely; meaning: column -> what it is."""

    name: str
    columns: Sequence[str]
    rows: Sequence[CellRow]
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    meaning: Mapping[str, str] = field(default_factory=dict)
