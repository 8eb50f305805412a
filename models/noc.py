"""National Olympic Committees: places belong to them, not to athletes."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Literal

from models.base import Model, NocCode, Text

Continent = Literal["Africa", "Americas", "Asia", "Europe", "Oceania"]


class Noc(Model):
    """An NOC by its IOC three-letter code (or a short code of a made-up world).

    continent: the continental association it belongs to.
    status:    `current`, `neutral` (a code for athletes without their own flag) or `historic`.
    successor: the one NOC that such a code is another code of: OAR is RUS, HOL is NED. An NOC that
               became part of another, as that of East Germany, has none.
    alpha_2, alpha_3: the codes of its country in ISO 3166-1.
    members:   NOCs whose athletes a neutral code may stand for, where they are several.
    shown:     the code that tables of the day show, where another NOC may share it.
    """

    code: NocCode
    name: Text
    continent: Continent | None = None
    status: Literal["current", "neutral", "historic"] = "current"
    successor: NocCode | None = None
    alpha_2: str | None = None
    alpha_3: str | None = None
    members: tuple[NocCode, ...] = ()
    shown: NocCode | None = None

    @property
    def label(self) -> str:
        """What people call it, with the code of the day where that is not its own."""
        return self.name if self.shown in (None, self.code) else f"{self.name} ({self.shown})"


@cache
def noc_table() -> Mapping[str, Noc]:
    """The NOCs of the IOC by their code, with neutral and historic ones."""
    nocs = (
        Noc.model_validate(
            {name: cell for name, cell in row.items() if cell}
            | {"members": tuple(row["members"].split())}
        )
        for row in rows_of_data("nocs.csv")
    )
    return MappingProxyType({noc.code: noc for noc in nocs})


def rows_of_data(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table that comes with Berth."""
    text = resources.files("models").joinpath(name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())
