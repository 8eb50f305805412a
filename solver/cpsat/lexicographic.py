"""Tier after tier to the top: each maximised, then held at its maximum."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from models.place import Held, Place
from solver.cpsat.model import Board, HeldBetween
from solver.cpsat.search import Laborious

#: How much work a search for many lines at once may take before it is tried for fewer at once, in
#: the solver's measure, which is about seconds. Measured: nearly all take less than a tenth.
EFFORT = 1.0

#: The same for a sum, and for a case of it: mostly a case is ruled out at once.
EFFORT_OF_A_SUM, EFFORT_OF_A_CASE = 0.3, 0.1

#: Sums of narrow tiers are packed up to here; two wide ones take longer together than one by one.
NARROW = 2**12

#: A packed objective is exact up to here; from about 2^56 on the solver, which counts in double
#: precision inside, was seen to call a wrong allocation optimal.
WIDEST = 2**50


class Tier(NamedTuple):
    """Maximise the sum of weights over the places held. `weights` has one entry per place.

    is_line: the tier of one line, in its turn. A rank that has a single line is none: its place
    is settled before the turns begin, and tied lines must leave it so.
    """

    places: tuple[Place, ...]
    weights: tuple[int, ...]
    is_line: bool = False

    @property
    def width(self) -> int:
        """How many values the tier can take, at the most."""
        return sum(abs(weight) for weight in self.weights) + 1

    def value(self, held: Held) -> int:
        return sum(w for p, w in zip(self.places, self.weights, strict=True) if p in held)


def even_tier(places: Iterable[Place], weight: int = 1) -> Tier:
    places = tuple(places)
    return Tier(places, (weight,) * len(places))


def climb(
    board: Board, tiers: Sequence[Tier], fixed: dict[Place, bool], by_search: bool = True
) -> Held | None:
    """The lawful allocation that is greatest tier by tier, or None if none is lawful.

    fixed: places decided before; the lines of single-line tiers are added to it as decided. The
    other tiers stay demanded of the board.
    by_search: a run of single-line tiers is one fixed search; otherwise they are packed into
    objectives, which is the second, slower proof.
    """
    some = [tier for tier in tiers if tier.places]
    if not some:
        return board.any(fixed)
    held: Held | None = None
    for is_line, run in groupby(some, lambda tier: tier.is_line):
        steps = list(run)
        if not is_line:
            held = _summed(board, steps, fixed)
        else:
            held = _searched(board, steps, fixed) if by_search else _packed(board, steps, fixed)
        if held is None:
            return None
    return held


def _summed(board: Board, tiers: Sequence[Tier], fixed: dict[Place, bool]) -> Held | None:
    held: Held | None = None
    for pack in packs(tiers, NARROW):
        held = in_cases(board, *packed(pack), fixed)
        if held is None:
            return None
        for tier in pack:
            board.demand(tier.places, tier.weights, tier.value(held))
    return held


def in_cases(
    board: Board,
    places: Sequence[Place],
    weights: Sequence[int],
    fixed: dict[Place, bool],
) -> Held | None:
    """The greatest sum; where that takes long, by how many are held of what is not summed, in
    halves. Squads that come in fives make sums jump, and a search tries single places instead.

    Together the cases are all that there is, and each is proven to have nothing greater.
    """
    pools: dict[str, list[Place]] = {}
    for place in set(board.literals).difference(places):
        pools.setdefault(place.pool, []).append(place)
    whole = [HeldBetween(tuple(sorted(pools[pool])), 0, len(pools[pool])) for pool in sorted(pools)]
    objective = Tier(tuple(places), tuple(weights))
    best: Held | None = None
    effort, left = EFFORT_OF_A_SUM, [whole]
    while left:
        cases = left.pop()
        is_one = all(case.least == case.most for case in cases)
        above = None if best is None else objective.value(best)
        try:
            narrower = () if cases is whole else cases
            work = None if is_one else effort
            held = board.greatest(places, weights, fixed, work, cases=narrower, above=above)
        except Laborious:
            widest = max(cases, key=lambda case: case.most - case.least)
            middle = (widest.least + widest.most) // 2
            fewer, more = widest._replace(most=middle), widest._replace(least=middle + 1)
            effort = EFFORT_OF_A_CASE
            left += [[half if case is widest else case for case in cases] for half in (fewer, more)]
            continue
        best = best if held is None else held
    return best


def _searched(board: Board, lines: Sequence[Tier], fixed: dict[Place, bool]) -> Held | None:
    """The lines by one search; where that takes long they are packed."""
    try:
        held = board.first([tier.places[0] for tier in lines], fixed, EFFORT)
    except Laborious:
        return _packed(board, lines, fixed)
    if held is not None:
        _decide(lines, held, fixed)
    return held


def _packed(board: Board, lines: Sequence[Tier], fixed: dict[Place, bool]) -> Held | None:
    """The lines packed into objectives; where one takes long, its halves."""
    held: Held | None = None
    for pack in packs(lines, WIDEST):
        try:
            held = board.greatest(*packed(pack), fixed, EFFORT if len(pack) > 1 else None)
        except Laborious:
            held = _packed(board, pack[: len(pack) // 2], fixed)
            if held is not None:
                held = _packed(board, pack[len(pack) // 2 :], fixed)
        if held is None:
            return None
        _decide(pack, held, fixed)
    return held


def _decide(lines: Sequence[Tier], held: Held, fixed: dict[Place, bool]) -> None:
    for tier in lines:
        fixed[tier.places[0]] = tier.places[0] in held


def packs(tiers: Sequence[Tier], widest: int) -> Iterator[list[Tier]]:
    """Runs of tiers whose widths multiply to at most so much; a wider one is alone."""
    pack: list[Tier] = []
    width = 1
    for tier in tiers:
        if pack and width * tier.width > widest:
            yield pack
            pack, width = [], 1
        pack.append(tier)
        width *= tier.width
    if pack:
        yield pack


def packed(tiers: Sequence[Tier]) -> tuple[list[Place], list[int]]:
    """One objective that ranks as the tiers do: each unit of a tier outweighs all after it."""
    weights: dict[Place, int] = {}
    scale = 1
    for tier in reversed(tiers):
        for place, weight in zip(tier.places, tier.weights, strict=True):
            weights[place] = weights.get(place, 0) + scale * weight
        scale *= tier.width
    return list(weights), list(weights.values())
