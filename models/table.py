"""A table of places per NOC: a published one, or one to be checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field

#: The column of all athletes of an NOC, where a table has it.
ATHLETES = "athletes"

#: The total of NOCs with a place.
NOCS = "nocs"


@dataclass(frozen=True, slots=True)
class Table:
    """Places per NOC. rows: NOC -> column (event, squad or `athletes`) -> number of places.

    Columns that the table does not have are unknown, not zero. notes: how it was read.
    """

    columns: tuple[str, ...]
    rows: Mapping[str, Mapping[str, int]]
    notes: tuple[str, ...] = field(default=(), compare=False)
