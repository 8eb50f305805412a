"""The ranking-respecting objective: a sequence of tiers, each maximised in its turn.

strict:       a tier per line, from the best;
rank_maximal: a tier per rank, all lists of the stage together (Irving, Kavitha, Mehlhorn, Michail,
              Paluch: Rank-maximal matchings, 2006), then strict;
fill_first:   places filled, then the smallest sum of ranks, then strict.

After the lines: as few places as possible without a line, as few athletes per squad as possible,
and where that leaves a choice the better placed NOC has the athlete. Between NOCs that are placed
the same in everything the code orders the tiers, and `surplus` sees whether that matters.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from models.instance import Instance
from models.order import Turn
from models.place import Field
from models.rulebook import Stage
from models.standing import NOT_DRAWN
from solver.cpsat.lexicographic import Tier, even_tier


def stage_tiers(stage: Stage, turns: Sequence[Turn]) -> Iterator[Tier]:
    """The tiers of a stage, for those of its lines that are within reach."""
    lines = tuple(turn.place for turn in turns)
    if stage.policy == "rank_maximal":
        for rank in sorted({turn.line.rank for turn in turns}):
            yield even_tier(turn.place for turn in turns if turn.line.rank == rank)
    elif stage.policy == "fill_first":
        yield even_tier(lines)
        yield Tier(lines, tuple(-turn.line.rank for turn in turns))
    yield from (Tier((line,), (1,), is_line=True) for line in lines)


def last_tiers(instance: Instance, field: Field) -> Iterator[Tier]:
    """After the last line: no more places without a line, and no more athletes, than needed."""
    yield from sum_tiers(instance, field)
    for squad in field.squads:
        for nocs in reversed(placed(instance, squad, field.nocs)):
            for noc in reversed(nocs):
                yield even_tier(field.athletes(squad, noc), -1)


def sum_tiers(instance: Instance, field: Field) -> Iterator[Tier]:
    """How many there are of them, before it is asked who has them."""
    lines = {turn.place for _, turns in instance.stages for turn in turns}
    pools = [pool for names in field.pools_of_event.values() for pool in names]
    without = [
        p for noc in field.nocs for pool in pools for p in field.chain(noc, pool) if p not in lines
    ]
    if without:
        yield even_tier(without, -1)
    for squad in field.squads:
        yield even_tier(field.athletes_in((squad,)), -1)


def placed(instance: Instance, squad: str, nocs: Sequence[str]) -> list[list[str]]:
    """The NOCs by their lines in the order of award, the best first; those without a line last.

    Together stand those whose claims are the same in everything, unless a lot was drawn between
    them for athletes of the squad: who was drawn comes first, in the order of the draw.
    """
    claims: dict[str, list[tuple[int, int]]] = {noc: [] for noc in nocs}
    for number, (_, turns) in enumerate(instance.stages):
        for turn in turns:
            if turn.line.noc in claims:
                claims[turn.line.noc].append((number, turn.tie))
    last = (len(instance.stages), 0)
    drawn = {lot.noc: lot.drawn for lot in instance.standing.squads if lot.event == squad}

    def key(noc: str) -> tuple[list[tuple[int, int]], int]:
        return [*claims[noc], last], drawn.get(noc) or NOT_DRAWN

    return [list(group) for _, group in groupby(sorted(sorted(nocs), key=key), key)]


def within(field: Field, turns: Sequence[Turn]) -> list[Turn]:
    """The turns of the lines that a limit per NOC does not rule out from the start."""
    return [t for t in turns if t.place.k <= field.lengths.get(t.place[:2], 0)]
