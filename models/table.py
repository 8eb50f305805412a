"""A table of places per NOC: a published one, or one to be checked."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Places per NOC. rows: NOC -> column (event or squad) -> number of places.

    Columns that the table does not have are unknown, not zero.
    """

    columns: tuple[str, ...]
    rows: Mapping[str, Mapping[str, int]]
