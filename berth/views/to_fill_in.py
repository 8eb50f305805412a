"""The sheets of a workbook that people fill in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

#: None is an empty cell.
FilledIn = str | int | float | None


@dataclass(frozen=True)
class SheetToFillIn:
    """columns: what its first row says. choices: column -> the words one of which is to be written.
    ids: column -> the sheet whose first column has the ids one of which is likely. meaning: column
    -> what it is. to_look_up: nothing is to be filled in, it is to be read."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[FilledIn]]
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    meaning: Mapping[str, str] = field(default_factory=dict)
    to_look_up: bool = False
