"""The definition of the allocation, literally, by trying every allocation. For tiny instances.

Shares with the program only the bounds, the lines in their order and the standing of NOCs.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby, permutations, product

from models.instance import Instance
from models.order import Turn
from models.place import Place
from solver.allocate.tiers import standing

Held = frozenset[Place]
INFINITE = 10**9


def every_lawful(instance: Instance) -> list[Held]:
    """All sets of places, each NOC's in their order, that keep every bound.

    Sets are bit masks here: counting again in another way than the program does, and quickly.
    """
    field = instance.field
    chains = [field.chain(noc, pool) for noc, pool in field.lengths]
    bit = {place: 1 << n for n, place in enumerate(p for chain in chains for p in chain)}

    def counting(places):
        """Masks of the places named at least once, at least twice, ..."""
        times = Counter(places)
        return [
            sum(bit[p] for p, n in times.items() if n >= level)
            for level in range(1, max(times.values(), default=0) + 1)
        ]

    laws = []
    for _, bound in instance.laws:
        when = bound.when
        laws.append(
            (
                counting(bound.places),
                bound.at_least,
                INFINITE if bound.at_most is None else bound.at_most,
                counting(when.places) if when else [],
                when.at_least if when else 0,
                INFINITE if when is None or when.at_most is None else when.at_most,
            )
        )

    def lawful(mask: int) -> bool:
        for places, least, most, condition, when_least, when_most in laws:
            applies = when_least <= count(mask, condition) <= when_most
            if applies and not least <= count(mask, places) <= most:
                return False
        return True

    steps = [[sum(bit[p] for p in chain[:n]) for n in range(len(chain) + 1)] for chain in chains]
    masks = (sum(pick) for pick in product(*steps))
    return [
        frozenset(place for place, value in bit.items() if mask & value)
        for mask in masks
        if lawful(mask)
    ]


def count(mask: int, levels: list[int]) -> int:
    return sum((mask & level).bit_count() for level in levels)


def allocation(instance: Instance, lawful: list[Held], turns: list[list[Turn]]) -> Held | None:
    """The lawful allocation that the definition names, for one order of the tied lines."""
    left = lawful
    for (stage, _), lines in zip(instance.stages, turns, strict=True):
        places = {turn.place for turn in lines}
        if stage.policy == "rank_maximal":
            for rank in sorted({turn.line.rank for turn in lines}):
                left = best(
                    left,
                    lambda held, rank=rank, lines=lines: sum(
                        turn.place in held for turn in lines if turn.line.rank == rank
                    ),
                )
        if stage.policy == "fill_first":
            left = best(left, lambda held, places=places: len(held & places))
            left = best(
                left,
                lambda held, lines=lines: (
                    -sum(turn.line.rank for turn in lines if turn.place in held)
                ),
            )
        for turn in lines:
            left = [held for held in left if turn.place in held] or left
    return fewest(instance, left)


def fewest(instance: Instance, left: list[Held]) -> Held | None:
    """Of allocations with the same lines: no places without a line, and no athletes, too many."""
    lines = {turn.place for _, turns in instance.stages for turn in turns}
    squads = instance.field.squads
    left = best(left, lambda held: -sum(p not in lines and p.pool not in squads for p in held))
    for squad in squads:
        left = best(left, lambda held, squad=squad: -sum(p.pool == squad for p in held))
    for squad in squads:
        for noc in reversed(standing(instance, instance.field)):
            left = best(
                left,
                lambda held, noc=noc, squad=squad: -sum(p[:2] == (noc, squad) for p in held),
            )
    assert len(left) <= 1
    return left[0] if left else None


def best(left, value):
    most = max(map(value, left), default=None)
    return [held for held in left if value(held) == most]


def orders_of_ties(instance: Instance) -> Iterator[list[list[Turn]]]:
    """Every order that the tied lines could be drawn in; lines of one NOC stay in their order."""
    choices = []
    for _, turns in instance.stages:
        groups = [list(group) for _, group in groupby(turns, lambda turn: turn.tie)]
        stage_choices = [
            [
                list(order)
                for order in permutations(group)
                if all(
                    a.line.noc != b.line.noc or a.line.k < b.line.k
                    for i, a in enumerate(order)
                    for b in order[i + 1 :]
                )
            ]
            for group in groups
        ]
        choices.append(stage_choices)
    for pick in product(*(product(*stage) for stage in choices)):
        yield [[turn for group in stage for turn in group] for stage in pick]


def outcomes(instance: Instance) -> set[Held | None]:
    """The allocations over all orders of tied lines; {None} if the rules conflict."""
    lawful = every_lawful(instance)
    return {allocation(instance, lawful, turns) for turns in orders_of_ties(instance)}
