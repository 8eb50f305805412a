"""One set of rankings in the numbers of a field: the lines in their order, the ties among them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, groupby, zip_longest
from operator import gt, itemgetter
from typing import NamedTuple

from models.errors import BerthError
from models.order import Turn
from models.place import given
from models.ranking import Ranking, RankingBuilder
from models.rulebook import Stage
from solver.walk.numbering import Numbered

#: A ranking, or just the NOCs of its lines, the best first; NOCs in a list within share a rank.
Lines = Ranking | Sequence[str | Sequence[str]]
Ties = list[list[int]]

#: Per line its rank, and as which of those that share it the line was drawn.
Ranks = Sequence[tuple[int, int]]


class TooNarrow(BerthError):
    """The field has fewer places than the rankings have lines."""


class AwardOrder(NamedTuple):
    """Lines in the order of award, as places.

    ties: groups of lines of several NOCs that share a rank; ends: chain -> the first place that
    nobody can claim, where the field has more than there are lines.
    """

    lines: list[int]
    ties: Ties
    ends: list[int] | None = None


def own_order(numbered: Numbered, stages: Iterable[tuple[Stage, Sequence[Turn]]]) -> AwardOrder:
    """The rankings of an instance in the numbers of its own field."""
    number = numbered.number
    order: list[int] = []
    ties: Ties = []
    for _, turns in stages:
        order += [number[turn.place] for turn in turns]
        for _, group in groupby(turns, lambda turn: turn.tie):
            tied = list(group)
            if len({turn.line.noc for turn in tied}) > 1:
                ties.append([number[turn.place] for turn in tied])
    return AwardOrder(order, ties)


def drawn_order(
    numbered: Numbered, stages: Iterable[Stage], rankings: Mapping[str, Lines]
) -> AwardOrder:
    """Other rankings in the numbers of a field that is long enough. Raises TooNarrow if not."""
    after = numbered.first.copy()
    order: list[int] = []
    ties: Ties = []
    for stage in stages:
        lists = [_ranked(rankings[name]) for name in stage.lists]
        places = [
            _places(numbered, name, nocs, after)
            for name, (nocs, _) in zip(stage.lists, lists, strict=True)
        ]
        for (nocs, ranks), mine in zip(lists, places, strict=True):
            if ranks is not None:
                ties += _ties(nocs, ranks, mine)
        if stage.order != "rank_by_rank":
            order += chain.from_iterable(places)
        elif all(ranks is None for _, ranks in lists):
            rows = zip_longest(*places, fillvalue=-1)
            order += [place for row in rows for place in row if place >= 0]
        else:
            order += _by_rank([ranks for _, ranks in lists], places)
    if any(map(gt, after, numbered.end)):
        raise TooNarrow
    return AwardOrder(order, ties, _ends(numbered, after))


def as_ranking(lines: Lines) -> Ranking:
    """The same as a ranking."""
    if isinstance(lines, Ranking):
        return lines
    builder = RankingBuilder.empty()
    for entry in lines:
        rank = len(builder.lines) + 1
        for noc in [entry] if isinstance(entry, str) else entry:
            builder.add(rank, noc)
    return builder.ranking()


def lines_of(lines: Lines) -> Counter[str]:
    """How many lines each NOC has."""
    if isinstance(lines, Ranking):
        return lines.lines_of()
    plain = [one for one in lines if isinstance(one, str)]
    if len(plain) == len(lines):
        return Counter(plain)
    return Counter(noc for one in lines for noc in ([one] if isinstance(one, str) else one))


def _ranked(lines: Lines) -> tuple[list[str], Ranks | None]:
    """The NOCs of a list, best first, and their ranks where these are not 1, 2, 3, ..."""
    if not isinstance(lines, Ranking):
        plain = [entry for entry in lines if isinstance(entry, str)]
        if len(plain) == len(lines):
            return plain, None
    ranked = as_ranking(lines).lines
    ranks = [(line.rank, line.lot) for line in ranked]
    strict = [rank for rank, _ in ranks] == list(range(1, len(ranks) + 1))
    return [line.noc for line in ranked], None if strict else ranks


def _places(numbered: Numbered, name: str, nocs: Sequence[str], after: list[int]) -> list[int]:
    """The place that each line claims: an NOC's first line its first place, and so on."""
    chains = numbered.of_pool.get(name, {})
    places = []
    try:
        for noc in nocs:
            mine = chains[noc]
            place = after[mine]
            after[mine] = place + 1
            places.append(place)
    except KeyError as error:
        raise TooNarrow from error
    return places


def _ties(nocs: Sequence[str], ranks: Ranks, places: Sequence[int]) -> Ties:
    found = []
    for _, group in groupby(zip(ranks, nocs, places, strict=True), itemgetter(0)):
        tied = list(group)
        if len({noc for _, noc, _ in tied}) > 1:
            found.append([place for _, _, place in tied])
    return found


def _by_rank(ranks: Sequence[Ranks | None], places: Sequence[Sequence[int]]) -> list[int]:
    entries = [
        (rank, position, place)
        for position, mine in enumerate(places)
        for rank, place in zip(_numbers(ranks[position], len(mine)), mine, strict=True)
    ]
    # Stable: the lines of a list that share a rank keep their order.
    entries.sort(key=itemgetter(0, 1))
    return [place for _, _, place in entries]


def _numbers(ranks: Ranks | None, count: int) -> Iterable[int]:
    return range(1, count + 1) if ranks is None else (rank for rank, _ in ranks)


def _ends(numbered: Numbered, after: list[int]) -> list[int]:
    """Chain -> the first place that nobody can claim: after the lines, and what is granted.

    As `models.extent` counts it. Athletes are left as they are.
    """
    field = numbered.field
    ends = after.copy()
    for squad in field.squads:
        for mine in numbered.of_pool.get(squad, {}).values():
            ends[mine] = numbered.end[mine]
    for (noc, event), count in field.granted.items():
        if event in field.pools_of_event:
            lists = field.lists_of(event)
            names = [
                numbered.index[key] for name in lists if (key := (noc, name)) in numbered.index
            ]
            lines = sum(after[mine] - numbered.first[mine] for mine in names)
            ends[numbered.index[noc, given(event)]] += max(count - lines, 0)
    return ends
