"""A table checked: what it breaks, and who has reason to complain."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from berth.cli.exits import Refused
from berth.text.words import together
from models.answers.quota import columns_of
from models.bound import Law
from models.checks.envy import Envy, envies
from models.checks.lawful import Breach, Holding, beyond_claims, breaches, holding
from models.checks.tally import Tally
from models.files import read_table
from models.instance import Instance
from models.place import of_one_noc
from models.reading.complaints import as_written
from models.table import Table


class Findings(NamedTuple):
    """name: of the table, for people."""

    name: str
    table: Table
    breaches: tuple[Breach, ...]
    envies: tuple[Envy, ...]

    @property
    def is_clean(self) -> bool:
        return not self.breaches and not self.envies


def checked(instance: Instance, file: Path | None) -> Findings:
    """Checks the table of a file, or the published one. Raises BadInput or Refused."""
    if file is not None:
        name = as_written(file)
        table = read_table(file, columns_of(instance.rulebook), instance.nocs)
    elif instance.published is not None:
        name, table = "the published table", instance.published
    else:
        raise Refused("berth check: the instance has no published table; name a table to check")
    if missing := [event for event in instance.field.events if event not in table.columns]:
        raise Refused(f"{name}: no column for {together(missing)}; add it, with 0 for none")
    laws = instance.laws
    unnamed = {squad for squad in instance.field.squads if squad not in table.columns}
    held = _with_athletes(laws, holding(instance, table.rows), unnamed)
    broken = [*beyond_claims(instance, table.rows), *breaches(laws, held)]
    return Findings(name, table, tuple(dict.fromkeys(broken)), tuple(envies(instance, held)))


def _with_athletes(laws: Sequence[Law], held: Holding, squads: Collection[str]) -> Holding:
    """The athletes that the places of an NOC call for, in squads that a table says nothing of."""
    tally = Tally(laws, held)
    news = bool(squads)
    while news:
        news = False
        for index, (_, bound) in enumerate(laws):
            if not of_one_noc(bound.places) or bound.places[0].pool not in squads:
                continue
            for place in bound.places:
                if tally.excess(index) < 0 and place not in tally.held:
                    tally.add(place)
                    news = True
    return frozenset(tally.held)
