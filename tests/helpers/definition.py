"""The definition of the allocation, literally, by trying every allocation. For tiny instances.

Shares with the program only the bounds and the lines in their order.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby, permutations, product

from models.instance import Instance
from models.order import Turn
from models.place import Place
from models.rulebook import Stage

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


def allocations(
    instance: Instance, lawful: list[Held], turns: list[list[Turn]]
) -> set[Held | None]:
    """The lawful allocations that the definition names, for one order of the tied lines: one, or
    as many as there are ways to order NOCs whose claims are the same in everything."""
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


def fewest(instance: Instance, left: list[Held]) -> set[Held | None]:
    """Of allocations with the same lines: no places without a line, and no athletes, too many.

    Athletes whom nothing calls for are brought by the NOC that stands best, then by the next: so
    the one that stands worst has as few as there can be, then the one before it.
    """
    lines = {turn.place for _, turns in instance.stages for turn in turns}
    squads = instance.field.squads
    left = best(left, lambda held: -sum(p not in lines and p.pool not in squads for p in held))
    for squad in squads:
        left = best(left, lambda held, squad=squad: -sum(p.pool == squad for p in held))
    found = set()
    for orders in product(*(list(orders_of_nocs(instance, squad)) for squad in squads)):
        one = left
        for squad, order in zip(squads, orders, strict=True):
            for noc in reversed(order):
                one = best(
                    one,
                    lambda held, noc=noc, squad=squad: -sum(p[:2] == (noc, squad) for p in held),
                )
        assert len(one) <= 1
        found.add(one[0] if one else None)
    return found


def orders_of_nocs(instance: Instance, squad: str) -> Iterator[list[str]]:
    """The NOCs, the best placed first, those that nothing tells apart in every order.

    The best claim of each counts, then its next; then the lot that was drawn for the squad.
    """
    claims: dict[str, list[tuple[int, int]]] = {noc: [] for noc in instance.field.nocs}
    for number, (_, turns) in enumerate(instance.stages):
        for turn in turns:
            claims.setdefault(turn.line.noc, []).append((number, turn.tie))
    drawn = {
        ruling.noc: ruling.drawn
        for ruling in sorted(instance.rulings, key=lambda ruling: ruling.date)
        if ruling.form == "lot" and ruling.event == squad
    }
    alike: dict[tuple, list[str]] = {}
    for noc in instance.field.nocs:
        key = (*sorted(claims[noc]), (INFINITE, 0)), drawn.get(noc, INFINITE)
        alike.setdefault(key, []).append(noc)
    for pick in product(*(permutations(alike[key]) for key in sorted(alike))):
        yield [noc for group in pick for noc in group]


def best(left, value):
    most = max(map(value, left), default=None)
    return [held for held in left if value(held) == most]


def orders_of_ties(instance: Instance) -> Iterator[list[list[Turn]]]:
    """Every order that the tied lines could be drawn in; lines of one NOC stay in their order, and
    places that are drawn for together stand together."""
    choices = []
    for stage, turns in instance.stages:
        groups = [list(group) for _, group in groupby(turns, lambda turn: turn.tie)]
        stage_choices = [
            [
                [turn for drawn in order for turn in drawn]
                for order in permutations(together(stage, group))
                if all(
                    a[0].line.noc != b[0].line.noc or a[0].line.k < b[0].line.k
                    for i, a in enumerate(order)
                    for b in order[i + 1 :]
                )
            ]
            for group in groups
        ]
        choices.append(stage_choices)
    for pick in product(*(product(*stage) for stage in choices)):
        yield [[turn for group in stage for turn in group] for stage in pick]


def together(stage: Stage, group: list[Turn]) -> list[list[Turn]]:
    """The turns that a lot is drawn for together: all of an NOC in a stage that awards NOC by NOC,
    and else those of one printed line, which share its rank."""
    found: dict[tuple, list[Turn]] = {}
    for turn in group:
        line = turn.line
        one = 0 if stage.order == "noc_by_noc" else line.first or line.k
        found.setdefault((line.noc, one), []).append(turn)
    return list(found.values())


def outcomes(instance: Instance) -> set[Held | None]:
    """The allocations over all orders of tied lines, and of NOCs whose claims are the same in
    everything; {None} if the rules conflict.

    Places given back are read in the order of days: of what the NOC would have without.
    """
    for ruling in sorted(instance.rulings, key=lambda ruling: ruling.date):
        if ruling.form != "given_back" or ruling.most is not None:
            continue
        others = [one for one in instance.rulings if one != ruling]
        found = outcomes(instance.rebuilt(rulings=[r for r in others if r.date <= ruling.date]))
        if len(found) != 1 or None in found:
            return found
        events = instance.rulebook.event_of_list() | {f"{ruling.event}:given": ruling.event}
        has = sum(
            p.noc == ruling.noc and events.get(p.pool) == ruling.event for p in next(iter(found))
        )
        stood = [r for r in others if r.date <= ruling.date and r.key == ruling.key]
        is_given = bool(stood) and max(stood, key=lambda r: r.date).exactly is not None
        read = ruling.leaving(max(has - (ruling.places or 1), 0), is_given)
        instance = instance.rebuilt(rulings=[read if r == ruling else r for r in instance.rulings])
    lawful = every_lawful(instance)
    return set().union(
        *(allocations(instance, lawful, turns) for turns in orders_of_ties(instance))
    )
