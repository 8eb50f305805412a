"""Which rulings stand behind a conflict besides its rules."""

from collections.abc import Iterable, Sequence

from models.bound import Source
from models.ruling import STRUCK, Ruling
from solver.conflict.oracle import Oracle
from solver.conflict.patched import blamable
from solver.conflict.quickxplain import smallest


def rulings_behind(oracle: Oracle, rules: Iterable[str]) -> tuple[Source, ...]:
    """A smallest set of rulings but for which these rules, which clash, could be kept."""
    blame = blamable(oracle.instance)
    if not blame:
        return ()
    clashing = _Clashing(oracle, frozenset(rules))
    return tuple(ruling.source for ruling in smallest(blame, clashing.under))


class _Clashing:
    """Whether rules clash under some of the rulings. Fewer rulings never allow less: places that a
    ruling gives stay possible without it. Struck lines come back, which makes another field."""

    def __init__(self, oracle: Oracle, rules: frozenset[str]) -> None:
        self.oracle, self.rules = oracle, rules
        self._by_struck: dict[tuple[Ruling, ...], Oracle] = {}

    def under(self, rulings: Sequence[Ruling]) -> bool:
        struck = tuple(r for r in blamable(self.oracle.instance) if r in rulings and _strikes(r))
        numbers = [r.source.id for r in rulings if not _strikes(r)]
        return not self._with(struck).possible_under(self.rules, numbers)

    def _with(self, struck: tuple[Ruling, ...]) -> Oracle:
        if struck not in self._by_struck:
            instance = self.oracle.instance
            numbers, lines = instance.standing.numbers, instance.standing.lines
            gone = [ruling for ruling in lines if _strikes(ruling) and ruling not in struck]
            kept = tuple(ruling for ruling in lines if ruling not in gone)
            self._by_struck[struck] = (
                self.oracle.of(instance.rebuilt(rulings=(*numbers, *kept))) if gone else self.oracle
            )
        return self._by_struck[struck]


def _strikes(ruling: Ruling) -> bool:
    return ruling.form in STRUCK
