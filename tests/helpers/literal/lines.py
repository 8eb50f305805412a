"""The lines of a list that count, read literally: without those struck, in the order of lots."""

from collections import Counter, defaultdict
from itertools import groupby
from typing import NamedTuple

from literal.kinds import asked, claims_of
from literal.names import noc_of

STRUCK = ("withdrawn", "not_eligible")
#: Lines that are not said to be drawn come after those that are, and the loser of a lot is last.
NOT_DRAWN, LOST = 10**6, 10**6 + 1


class Line(NamedTuple):
    """reached: the last part of its competition. k: its number among its NOC's in the list, those
    that were struck left out; 0 as it is printed. drawn_with: the first k of those that a lot is
    drawn for together."""

    list: str
    rank: int
    noc: str
    points: int | None = None
    reached: bool = False
    k: int = 0
    lot: int = 0
    drawn_with: int = 0


def printed(world, name) -> list[Line]:
    return [
        Line(
            name,
            line["rank"],
            noc_of(line["noc"]),
            line.get("points"),
            line.get("reached") in ("1", "yes"),
        )
        for line in world.said["rankings"].get(name, ())
    ]


def claims_in(world, name) -> list[Line]:
    """Each line as often as it claims a place, in the order in which lots fell."""
    lines = list(_kept(world, name))
    for rule in world.rules:
        if name in rule.get("lists", ()) and (claims := claims_of(rule)):
            number, found = Counter(), []
            for line, count in claims(rule, lines):
                first = number[line.noc] + 1
                number[line.noc] += count
                found += [line._replace(k=k, drawn_with=first) for k in range(first, first + count)]
            if is_ranked_anew(world, name):
                return _drawn_claims(world, name, [_of_its_line(lines, one) for one in found])
            return found
    return lines


def _of_its_line(lines, claim):
    """Behind an NOC's k-th claim stands its k-th line, or its last."""
    mine = [line for line in lines if line.noc == claim.noc]
    line = mine[min(claim.k, len(mine)) - 1]
    return line._replace(rank=claim.rank, k=claim.k, drawn_with=claim.drawn_with)


def is_ranked_anew(world, name):
    """Whether lots are about what lines claim, and not about the lines."""
    return any(
        name in rule.get("lists", ()) and asked(rule, "ranks_anew", otherwise=False)
        for rule in world.rules
    )


def _rulings(world, name, forms):
    return [r for r in world.rulings if r.get("form") in forms and r["list"] == name]


def _drawn_claims(world, name, claims):
    lots = {(r["noc"], r["rank"]): r["drawn"] for r in _rulings(world, name, ["lot"])}
    ranks = {rank for _, rank in lots}
    drawn = [
        claim._replace(lot=lots.get((claim.noc, claim.rank), NOT_DRAWN))
        if claim.rank in ranks
        else claim
        for claim in claims
    ]
    return sorted(drawn, key=lambda claim: (claim.rank, claim.lot))


def _kept(world, name):
    struck = Counter((r["noc"], r["rank"]) for r in _rulings(world, name, STRUCK))
    drawn = defaultdict(list)
    for ruling in [] if is_ranked_anew(world, name) else _rulings(world, name, ["lot"]):
        drawn[ruling["noc"], ruling["rank"]].append(ruling["drawn"])
    for lots in drawn.values():
        lots.sort()
    kept = []
    for line in printed(world, name):
        if struck[line.noc, line.rank]:
            struck[line.noc, line.rank] -= 1
        else:
            kept.append(line)
    number = Counter()
    for rank, group in groupby(kept, key=lambda line: line.rank):
        tied = list(group)
        if any((line.noc, rank) in drawn for line in tied):
            lots = [drawn[x.noc, rank].pop(0) if drawn[x.noc, rank] else NOT_DRAWN for x in tied]
            tied = [line._replace(lot=lot) for line, lot in zip(tied, lots, strict=True)]
        for line in sorted(tied, key=lambda line: line.lot):
            number[line.noc] += 1
            yield line._replace(k=number[line.noc])
