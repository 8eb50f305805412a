"""A table in the codes of the day, with every NOC under the code that the instance has for it."""

from collections.abc import Mapping

from models.instance import Instance


def by_noc(
    instance: Instance, counts: Mapping[str, Mapping[str, int]]
) -> dict[str, dict[str, int]]:
    """The rows of a table by NOC: one in a neutral or historic code is of the NOC that the code
    stands for (OAR: RUS), in the code that rankings, host or rulings have for it."""
    own = {*instance.field.nocs, *(ruling.noc for ruling in instance.rulings)}
    code_of = {stands_for(instance, code): code for code in sorted(own)}
    rows: dict[str, dict[str, int]] = {}
    for code, row in counts.items():
        noc = code if code in own else code_of.get(stands_for(instance, code), code)
        into = rows.setdefault(noc, {})
        for column, count in row.items():
            into[column] = into.get(column, 0) + count
    return rows


def stands_for(instance: Instance, code: str) -> str:
    """The NOC that a neutral or historic code stands for; any other code stands for itself."""
    noc = instance.nocs[code]
    return (noc.successor or code) if noc.status != "current" else code
