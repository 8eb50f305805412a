"""Shares: places shared out in proportion, each place a claim with its turn. Exact throughout."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from heapq import merge
from itertools import groupby
from typing import NamedTuple

from models.ranking import Line, Ranking

#: NOC -> what it has, above 0; NOC -> the most places it may have.
Weights = Mapping[str, Fraction]
MostOf = Mapping[str, int]
#: ClaimsInTurn of an NOC that go together: their rank, the NOC, how many.
ClaimsInTurn = Iterator[tuple[int, str, int]]


class Divisor(NamedTuple):
    """What a weight is divided by for an NOC's k-th place; 0 where whoever has none comes first.

    power: the quotient to this power is what is compared, so that no root need be taken.
    """

    of: Callable[[int], Fraction]
    power: int = 1


DIVISORS: Mapping[str, Divisor] = {
    "dhondt": Divisor(Fraction),
    "saintelague": Divisor(lambda k: Fraction(2 * k - 1)),
    "modified_saintelague": Divisor(lambda k: Fraction(2 * k - 1) if k > 1 else Fraction(7, 5)),
    "huntington": Divisor(lambda k: Fraction(k * (k - 1)), power=2),
    "adams": Divisor(lambda k: Fraction(k - 1)),
    "dean": Divisor(lambda k: Fraction(2 * k * (k - 1), 2 * k - 1)),
}


def in_turn(weights: Weights, most: MostOf, places: int, divisor: Divisor) -> ClaimsInTurn:
    """By the quotients, the largest first; equal ones share a rank.

    They go on until there are places enough even if the NOC with the most gave all of its back.
    """

    def quotients(noc: str) -> Iterator[tuple[tuple[bool, Fraction], str]]:
        for k in range(1, most[noc] + 1):
            by, weight = divisor.of(k), weights[noc] ** divisor.power
            yield (not by, weight / (by or 1)), noc

    given: Counter[str] = Counter()
    turns = merge(*map(quotients, weights), key=lambda turn: turn[0], reverse=True)
    for _, equal in groupby(turns, key=lambda turn: turn[0]):
        if given.total() - max(given.values(), default=0) >= places:
            return
        rank = given.total() + 1
        for _, noc in equal:
            given[noc] += 1
            yield rank, noc, 1


class _Share(NamedTuple):
    whole: int
    remainder: Fraction


def shared_out(weights: Weights, most: MostOf, places: int) -> ClaimsInTurn:
    """By largest remainder: the whole shares, the largest first, then a place for each remainder.

    Whoever would have more than it may has that, and the rest is shared out anew without it.
    """
    fixed: dict[str, int] = {}
    while True:
        shares = _shares(weights.keys() - fixed.keys(), weights, places - sum(fixed.values()))
        over = {noc: most[noc] for noc, count in _certain(shares).items() if count > most[noc]}
        if not over:
            break
        fixed |= over
    taken = 0
    whole = {noc: share.whole for noc, share in shares.items()} | fixed
    for _, equal in _largest_first(whole, weights):
        rank = taken + 1
        for noc in filter(whole.__getitem__, equal):
            taken += whole[noc]
            yield rank, noc, whole[noc]
    remainders = {noc: share.remainder for noc, share in shares.items()}
    for remainder, equal in _largest_first(remainders, remainders):
        rank = taken + 1
        for noc in equal:
            if remainder and whole[noc] < most[noc]:
                taken += 1
                yield rank, noc, 1


def _shares(nocs: Iterable[str], weights: Weights, places: int) -> dict[str, _Share]:
    those = sorted(nocs)
    total = sum(weights[noc] for noc in those)
    shares = {noc: weights[noc] * places / total for noc in those}
    return {noc: _Share(int(share), share % 1) for noc, share in shares.items()}


def _certain(shares: Mapping[str, _Share]) -> dict[str, int]:
    """NOC -> the places that it has whichever way a lot between equal remainders falls."""
    found = {noc: share.whole for noc, share in shares.items()}
    left = sum((share.remainder for share in shares.values()), Fraction(0))
    for _, equal in _largest_first(found, {noc: share.remainder for noc, share in shares.items()}):
        left -= len(equal)
        if left < 0:
            break
        for noc in equal:
            found[noc] += 1
    return found


def _largest_first(
    nocs: Iterable[str], of: Mapping[str, Fraction]
) -> Iterator[tuple[Fraction, list[str]]]:
    """Those of which something is equal together."""
    ordered = sorted(nocs, key=of.__getitem__, reverse=True)
    return ((value, list(equal)) for value, equal in groupby(ordered, key=of.__getitem__))


def ranked_anew(ranking: Ranking, claims: ClaimsInTurn) -> Ranking:
    """The claims as a ranking. Behind an NOC's k-th stands its k-th line, or its last."""
    mine: dict[str, list[Line]] = {}
    for line in ranking.lines:
        mine.setdefault(line.noc, []).append(line)
    taken: Counter[str] = Counter()
    found = []
    for rank, noc, count in claims:
        first = taken[noc] + 1
        for k in range(first, first + count):
            line = mine[noc][min(k, len(mine[noc])) - 1]
            found.append(replace(line, rank=rank, k=k, first=first if count > 1 else 0))
        taken[noc] += count
    return Ranking(tuple(found))
