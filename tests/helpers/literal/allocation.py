"""The allocation as it is defined, for every order in which tied lines could be drawn."""

from collections import defaultdict
from functools import cached_property
from itertools import groupby, permutations, product
from math import factorial, prod
from typing import NamedTuple

from literal.holdings import Holding, Row, Rows, TooMany, holdings, table_of
from literal.rulings import left
from literal.turns import Turn
from literal.world import World

#: No more holdings, and orders of tied lines, are tried.
MOST_HOLDINGS, MOST_ORDERS = 20_000, 48


class Allocation(NamedTuple):
    """awarded: (NOC, list, k) of the lines; rows: the places."""

    awarded: frozenset[tuple[str, str, int]]
    rows: Rows

    @property
    def table(self):
        return table_of(self.rows)

    @property
    def in_the_field(self):
        """The table without what is beside it."""
        return table_of([row._replace(beside={}) for row in self.rows])


class Answer:
    """What follows from an instance as data. Raises TooMany where it is no tiny one."""

    def __init__(self, said: dict) -> None:
        #: The case before a place was given back, where that is not known for certain.
        self.before: Answer | None = None
        rulings = left(said, said["rulings"], self._in_the_field)
        if rulings is not None:
            said = said | {"rulings": rulings}
        self.said, self.world = said, World(said)
        self.lawful = list(holdings(self.world, MOST_HOLDINGS, lawful=True))

    def _in_the_field(self, said):
        before = Answer(said)
        if before.status == "allocated":
            return before.outcomes[0].in_the_field
        # Nobody knows yet what there is to give back.
        self.before = before
        return None

    @cached_property
    def outcomes(self) -> list[Allocation]:
        """Those that may come about, by the lots; none where the rules cannot all be kept."""
        if self.before is not None:
            return self.before.outcomes
        ways = self._by_lines
        found: dict[tuple, Allocation] = {}
        for turns in orders(self.world) if ways else ():
            chosen = decided(self.world, list(ways), turns)
            for rows in self._fewest(ways[chosen]):
                one = Allocation(chosen, rows)
                found[chosen, tuple(row.cells for row in rows)] = one
        return list(found.values())

    @property
    def status(self) -> str:
        if not self.outcomes:
            return "conflict"
        return "allocated" if len(self.outcomes) == 1 else "lot_required"

    @property
    def table(self):
        (one,) = self.outcomes
        return one.table

    @property
    def in_the_field(self):
        (one,) = self.outcomes
        return one.in_the_field

    @cached_property
    def _by_lines(self) -> dict[frozenset, list[Holding]]:
        ways = defaultdict(list)
        for holding in self.lawful:
            ways[lines_of(holding.rows)].append(holding)
        return ways

    def _fewest(self, ways: list[Holding]) -> list[Rows]:
        """As few places without a line and as few athletes as possible, squad by squad; an athlete
        more goes to the NOC whose best claim stands first, then the next, in every order of NOCs
        whose claims are the same in everything; each squad has a lot of its own."""
        world = self.world
        ways = least(ways, lambda holding: sum(sum(row.own.values()) for row in holding.rows))
        for squad in world.squads:
            ways = least(ways, lambda h, squad=squad: sum(r.athletes[squad] for r in h.rows))
        if len(ways) == 1:
            return [ways[0].rows]
        claims = {
            noc: [turn.tie for turn in world.turns if turn.line.noc == noc] + [10**6]
            for noc in world.nocs
        }
        worst_first = sorted(world.nocs, key=claims.__getitem__, reverse=True)
        groups = [list(group) for _, group in groupby(worst_first, key=claims.__getitem__)]
        best = {}
        orders_of_nocs = [
            [world.nocs.index(noc) for group in pick for noc in group]
            for pick in product(*map(permutations, groups))
        ]
        for pick in product(orders_of_nocs, repeat=len(world.squads)):
            of_squad = list(zip(world.squads, pick, strict=True))
            (one, *_) = least(
                ways,
                lambda h, of_squad=of_squad: [
                    h.rows[n].athletes[squad] for squad, order in of_squad for n in order
                ],
            )
            best[tuple(row.cells for row in one.rows)] = one.rows
        return list(best.values())


def least(ways, value):
    smallest = min(map(value, ways))
    return [way for way in ways if value(way) == smallest]


def lines_of(rows: tuple[Row, ...]) -> frozenset[tuple[str, str, int]]:
    return frozenset(
        (row.noc, name, k)
        for row in rows
        for name, count in row.lines.items()
        for k in range(1, count + 1)
    )


def key_of(turn: Turn) -> tuple[str, str, int]:
    return turn.line.noc, turn.line.list, turn.line.k


def orders(world: World):
    """Every order of the lines in which tied ones could be drawn; an NOC's own stay in theirs."""
    groups = [list(group) for _, group in groupby(world.turns, key=lambda turn: turn.tie)]
    if prod(factorial(len(_drawn_together(group))) for group in groups) > MOST_ORDERS * 6:
        raise TooMany
    choices = [
        [
            [turn for drawn in order for turn in drawn]
            for order in permutations(_drawn_together(group))
            if _in_their_order([drawn[0] for drawn in order])
        ]
        for group in groups
    ]
    if prod(map(len, choices)) > MOST_ORDERS:
        raise TooMany
    for pick in product(*choices):
        yield [turn for group in pick for turn in group]


def _drawn_together(group) -> list[list[Turn]]:
    found = {}
    for turn in group:
        line = turn.line
        found.setdefault((line.noc, line.drawn_with or line.k), []).append(turn)
    return list(found.values())


def _in_their_order(order) -> bool:
    return all(
        one.line.noc != other.line.noc or one.line.k < other.line.k
        for number, one in enumerate(order)
        for other in order[number + 1 :]
    )


def decided(world: World, ways: list[frozenset], turns: list[Turn]) -> frozenset:
    """The lines awarded: down the order once, each stage by its policy."""
    for number, stage in enumerate(world.stages):
        mine = [turn for turn in turns if turn.stage == number]
        ways = _by_policy(ways, stage.get("policy", "strict"), mine)
        for turn in mine:
            ways = [way for way in ways if key_of(turn) in way] or ways
    (chosen,) = ways
    return chosen


def _best(ways, value):
    most = max(map(value, ways))
    return [way for way in ways if value(way) == most]


def _by_policy(ways, policy, turns):
    """What a policy puts before the better lines; strict, the default, nothing."""
    ranks = {key_of(turn): turn.line.rank for turn in turns}
    if policy == "rank_maximal":
        for rank in sorted(set(ranks.values())):
            ways = _best(ways, lambda way, rank=rank: sum(ranks.get(p) == rank for p in way))
    elif policy == "fill_first":
        ways = _best(ways, lambda way: len(way & ranks.keys()))
        ways = _best(ways, lambda way: -sum(ranks.get(place, 0) for place in way))
    return ways
