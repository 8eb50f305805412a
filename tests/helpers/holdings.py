"""Every holding of a tiny instance and what it breaks, to judge reasons literally."""

from collections import Counter
from itertools import product

from definition import INFINITE, count

from models.answers.quota import table_of
from models.bound import Source
from models.instance import Instance
from models.place import Place


class Holdings:
    """Every set of places, each NOC's in their order, that keeps the facts."""

    def __init__(self, instance: Instance) -> None:
        field = instance.field
        chains = [field.chain(noc, pool) for noc, pool in field.lengths]
        self.bit = {p: 1 << n for n, p in enumerate(p for chain in chains for p in chain)}
        self.sources = list(dict.fromkeys(law.source for law in instance.laws))
        laws: dict[Source, list] = {source: [] for source in self.sources}
        for source, bound in instance.laws:
            when = bound.when
            laws[source].append(
                (
                    self._levels(bound.places),
                    bound.at_least,
                    INFINITE if bound.at_most is None else bound.at_most,
                    self._levels(when.places) if when else [],
                    when.at_least if when else 0,
                    INFINITE if when is None or when.at_most is None else when.at_most,
                )
            )
        steps = [
            [sum(self.bit[p] for p in chain[:n]) for n in range(len(chain) + 1)] for chain in chains
        ]
        #: Mask of places held -> the rules and rulings that it breaks.
        self.broken: dict[int, frozenset[Source]] = {}
        facts = [source for source in self.sources if source.kind == "fact"]
        others = [source for source in self.sources if source.kind != "fact"]
        for pick in product(*steps):
            mask = sum(pick)
            if all(_keeps(mask, laws[source]) for source in facts):
                self.broken[mask] = frozenset(s for s in others if not _keeps(mask, laws[s]))

    def _levels(self, places):
        """Masks of the places named at least once, at least twice, ..."""
        times = Counter(places)
        return [
            sum(self.bit[p] for p, n in times.items() if n >= level)
            for level in range(1, max(times.values(), default=0) + 1)
        ]

    def room(self, places: list[Place], rules: list[Source]) -> bool:
        """Whether some holding has all of these places and keeps all of these rules."""
        mask = sum(self.bit[place] for place in set(places))
        kept = set(rules)
        return any(
            held & mask == mask and not broken & kept for held, broken in self.broken.items()
        )


def _keeps(mask: int, laws: list) -> bool:
    return all(
        least <= count(mask, named) <= most or not when_least <= count(mask, condition) <= when_most
        for named, least, most, condition, when_least, when_most in laws
    )


def cells(instance, found):
    """(NOC, event or squad) -> places of an allocation, where there are any."""
    rows = table_of(instance.rulebook, found.held)
    return {(noc, column): n for noc, row in rows.items() for column, n in row.items() if n}
