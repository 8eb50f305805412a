"""Athletes whom no start calls for, between NOCs whose claims are the same in everything.

A total or a minimum may ask for more athletes than the starts call for. They go to the NOC that is
placed best in the order of award, then to the next. Between NOCs that are placed the same the
result must not hang on the order in which they are looked at: it does not exactly if each of them
has as few athletes as it could have at all, and otherwise a lot decides.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from models.answers.outcome import LotRequired
from models.instance import Instance
from models.order import Turn
from models.place import Chain, Held, Place
from solver.allocate.tiers import placed

#: Whether some lawful allocation with as few athletes in all keeps these decisions.
Feasible = Callable[[dict[Place, bool]], bool]


class _Brings(NamedTuple):
    """What an NOC brings in a squad: the places it could have, so many it has, so many at least."""

    chain: Chain
    has: int
    least: int

    def fewer(self, number: int) -> dict[Place, bool]:
        return {self.chain[number - 1]: False}

    def more(self) -> dict[Place, bool]:
        return {self.chain[self.has]: True}


def surplus_lot(
    instance: Instance,
    decided: dict[Place, bool],
    held: Held,
    called: Held,
    possible: Feasible,
) -> LotRequired | None:
    """The first lot that is required for athletes whom no start calls for, or None.

    decided: every line; held: the result found in one order of NOCs that are placed the same;
    called: what the lines call for, which every lawful allocation with these lines holds.
    """
    field = instance.within_reach
    decided = dict(decided)
    in_squads = {place.pool for place in held}
    for squad in (squad for squad in field.squads if squad in in_squads):
        for nocs in reversed(placed(instance, squad, field.nocs)):
            group = {
                noc: _Brings(chain, len(held.intersection(chain)), len(called.intersection(chain)))
                for noc in nocs
                if (chain := field.athletes(squad, noc))
            }
            if lot := _lot(instance, squad, group, decided, possible):
                return lot
            for mine in group.values():
                decided |= {place: place in held for place in mine.chain}
    return None


def _lot(
    instance: Instance,
    squad: str,
    group: dict[str, _Brings],
    decided: dict[Place, bool],
    possible: Feasible,
) -> LotRequired | None:
    """The lot between these NOCs, if their order matters.

    Whoever could have fewer athletes is in it, and whoever could have more in exchange.
    """
    if len(group) == 1:
        return None
    spare = {noc: n for noc, mine in group.items() if (n := _spare(mine, decided, possible))}
    if not spare:
        return None
    gains = {
        noc
        for noc, mine in group.items()
        if mine.has < len(mine.chain)
        and any(
            possible({**decided, **mine.more(), **group[giver].fewer(group[giver].has)})
            for giver in spare
            if giver != noc
        )
    }
    between = tuple(noc for noc in group if noc in spare or noc in gains)
    return LotRequired(
        tuple(_best_lines(instance, between)), sum(spare.values()), squad=squad, between=between
    )


def _spare(mine: _Brings, decided: dict[Place, bool], possible: Feasible) -> int:
    """How many of its athletes an NOC could be without, if the others came first."""
    number = mine.has
    while number > mine.least and possible({**decided, **mine.fewer(number)}):
        number -= 1
    return mine.has - number


def _best_lines(instance: Instance, nocs: tuple[str, ...]) -> Iterator[Turn]:
    best: dict[str, Turn] = {}
    for _, turns in instance.stages:
        for turn in turns:
            best.setdefault(turn.line.noc, turn)
    return (best[noc] for noc in nocs if noc in best)
