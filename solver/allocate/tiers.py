"""The ranking-respecting objective: a sequence of tiers, each maximised in its turn.

strict:       a tier per line, from the best;
rank_maximal: a tier per rank, all lists of the stage together (Irving, Kavitha, Mehlhorn, Michail,
              Paluch: Rank-maximal matchings, 2006), then strict;
fill_first:   places filled, then the smallest sum of ranks, then strict.

After the lines: as few places as possible without a line, as few athletes per squad as possible,
and where that leaves a choice the better placed NOC has the athlete.
"""

from collections.abc import Iterator, Sequence

from models.instance import Instance
from models.order import Turn
from models.place import Field
from models.rulebook import Stage
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
    lines = {turn.place for _, turns in instance.stages for turn in turns}
    pools = [pool for names in field.pools_of_event.values() for pool in names]
    without = [
        p for noc in field.nocs for pool in pools for p in field.chain(noc, pool) if p not in lines
    ]
    if without:
        yield even_tier(without, -1)
    for squad in field.squads:
        yield even_tier(field.athletes_in((squad,)), -1)
    for squad in field.squads:
        for noc in reversed(standing(instance, field)):
            yield even_tier(field.athletes(squad, noc), -1)


def standing(instance: Instance, field: Field) -> list[str]:
    """The NOCs by their lines in the order of award, the best first; those without a line last.

    By lines and not by code, so that names decide nothing; the code is the last resort for NOCs
    whose claims are the same in everything.
    """
    claims: dict[str, list[tuple[int, int]]] = {noc: [] for noc in field.nocs}
    for number, (_, turns) in enumerate(instance.stages):
        for turn in turns:
            if turn.line.noc in claims:
                claims[turn.line.noc].append((number, turn.tie))
    last = [(len(instance.stages), 0)]
    return sorted(field.nocs, key=lambda noc: ([*claims[noc], *last], noc))


def within(field: Field, turns: Sequence[Turn]) -> list[Turn]:
    """The turns of the lines that a limit per NOC does not rule out from the start."""
    return [t for t in turns if t.line.k <= field.lengths.get((t.line.noc, t.list), 0)]
