"""Tier after tier to the top: each maximised, then held at its maximum."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from models.place import Held, Place

if TYPE_CHECKING:
    # CP-SAT takes half a second to load, and tiers are made before it is known to be needed.
    from solver.cpsat.model import Board

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
    board: "Board", tiers: Sequence[Tier], fixed: dict[Place, bool], by_search: bool = True
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
        if is_line and by_search:
            held = board.first([tier.places[0] for tier in steps], fixed)
            if held is None:
                return None
            _decide(steps, held, fixed)
            continue
        for pack in packs(steps):
            held = board.greatest(*packed(pack), fixed)
            if held is None:
                return None
            if is_line:
                _decide(pack, held, fixed)
            else:
                for tier in pack:
                    board.demand(tier.places, tier.weights, tier.value(held))
    return held


def _decide(lines: Sequence[Tier], held: Held, fixed: dict[Place, bool]) -> None:
    for tier in lines:
        fixed[tier.places[0]] = tier.places[0] in held


def packs(tiers: Sequence[Tier]) -> Iterator[list[Tier]]:
    """Runs of tiers whose widths multiply to at most WIDEST."""
    pack: list[Tier] = []
    width = 1
    for tier in tiers:
        if pack and width * tier.width > WIDEST:
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
