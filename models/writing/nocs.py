"""The NOCs of an instance as it has to say them, so that its tables are read as they were."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models.instance import Instance
from models.naming import Meaning, Naming
from models.noc import Noc, noc_table


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
