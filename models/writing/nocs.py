"""The NOCs of an instance as it has to say them, so that its tables are read as they were."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models.instance import Instance
from models.naming import Meaning, Naming
from models.noc import Noc, noc_table
from models.ranking import Ranking


@dataclass(frozen=True)
class TablesSay:
    """How the tables of an instance name its NOCs, and what the instance has to say for that.

    declared: NOCs as an instance file has them. aliases: those that are not read off the tables.
    days: NOC -> the code of the day by which the tables have it.
    """

    declared: Mapping[str, Any]
    aliases: Mapping[str, str]
    days: Mapping[str, str]
    naming: Naming

    @classmethod
    def of(cls, instance: Instance) -> "TablesSay":
        own = dict(declared(instance))
        known = {**noc_table(), **nocs_declared(own)}
        days = codes_of_the_day(known, instance.aliases)
        aliases = {
            text: code for text, code in instance.aliases.items() if code not in days.values()
        }
        return cls(own, aliases, days, Naming(known, aliases))

    def groups(self, instance: Instance) -> dict[str, tuple[str, ...]]:
        """Those of the instance itself, in the codes of its tables."""
        return {
            name: tuple(self.days.get(noc, noc) for noc in nocs)
            for name, nocs in instance.groups.items()
        }

    @staticmethod
    def rankings(instance: Instance) -> Mapping[str, Ranking]:
        """Those that do not follow from the competitions."""
        if not instance.competitions:
            return instance.rankings
        classification = instance.rulebook.classification
        return instance.competitions.not_derived(instance.rankings, classification)


def declared(instance: Instance) -> Iterator[tuple[str, Any]]:
    """The NOCs that the IOC does not have, or has otherwise; all of a world of its own."""
    known = noc_table()
    whole = known.keys() <= instance.nocs.keys()
    for code, noc in instance.nocs.items():
        if not whole or (noc != known.get(code) and not is_shared(noc)):
            said = {"name": noc.name, "continent": noc.continent, "shown": noc.shown}
            fields = {name: value for name, value in said.items() if value is not None}
            yield code, fields if len(fields) > 1 else noc.name


def is_shared(noc: Noc) -> bool:
    """Whether it is the IOC's, and shown under a code of the published table, which says so."""
    known = noc_table().get(noc.code)
    return noc.shown is not None and noc.model_copy(update={"shown": None}) == known


def nocs_declared(said: Mapping[str, Any]) -> dict[str, Noc]:
    """The same as they are read."""
    return {
        code: Noc(code=code, **(one if isinstance(one, dict) else {"name": one}))
        for code, one in said.items()
    }


def codes_of_the_day(known: Mapping[str, Noc], aliases: Mapping[str, str]) -> dict[str, str]:
    """NOC -> the code under which it was read, where that is another: what the tables have says so
    again, and needs no alias."""
    own = {text: code for text, code in aliases.items() if aliases.get(code) != code}
    identity = Naming(known, own).identity
    selves = [code for text, code in aliases.items() if text == code]
    return {identity(code): code for code in selves if aliases.get(identity(code)) == code}


def codes_in(nocs: Sequence[str], naming: Naming) -> list[str]:
    """As a column has them: a code that could be another country's stands beside its name."""
    found = naming.meanings(nocs)
    written = {}
    for noc in found:
        meant = found[noc]
        sure = isinstance(meant, Meaning) and meant.code == noc
        written[noc] = noc if sure or noc not in naming.nocs else f"{noc} {naming.nocs[noc].name}"
    return [written[noc] for noc in nocs]
