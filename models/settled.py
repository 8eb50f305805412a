"""What is ruled of single lines, done to the rankings; and what their lines then claim.

A struck line is left out, so that the NOC's next line takes its claim, and a lot orders lines that
share a rank. Ranks stay as they are printed. Where a rule ranks the claims anew, lots name these.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from models.extent import claimed_lines, lists_of_event
from models.ranking import Line, Ranking
from models.rulebook import Rulebook
from models.ruling import STRUCK, Ruling
from models.standing import LOST, NOT_DRAWN, ListsOf, list_of


def ruled_lines(
    rankings: Mapping[str, Ranking], lines: Sequence[Ruling], rulebook: Rulebook
) -> Mapping[str, Ranking]:
    """The rankings after what is ruled of their lines as they are printed."""
    claims = lots_of_claims(lines, rulebook)
    printed = [ruling for ruling in lines if ruling not in claims]
    return settled_rankings(rankings, printed, lists_of_event(rulebook)) if printed else rankings


def counted_lines(
    ruled: Mapping[str, Ranking], lines: Sequence[Ruling], rulebook: Rulebook
) -> Mapping[str, Ranking]:
    """What these rankings claim under the rules, after the lots between claims."""
    claimed, lots = claimed_lines(rulebook, ruled), lots_of_claims(lines, rulebook)
    return settled_rankings(claimed, lots, lists_of_event(rulebook)) if lots else claimed


def lots_of_claims(lines: Iterable[Ruling], rulebook: Rulebook) -> tuple[Ruling, ...]:
    """Those between claims that have ranks of their own."""
    if not (own := rulebook.lists_ranked_by_rules()):
        return ()
    lists = lists_of_event(rulebook)
    return tuple(r for r in lines if r.form == "lot" and list_of(r, lists) in own)


def settled_rankings(
    rankings: Mapping[str, Ranking], lines: Iterable[Ruling], lists_of: ListsOf
) -> dict[str, Ranking]:
    """The rankings after what is ruled of single lines."""
    of_list: dict[str, list[Ruling]] = defaultdict(list)
    for ruling in lines:
        of_list[list_of(ruling, lists_of)].append(ruling)
    return {
        name: _settled(ranking, of_list[name]) if name in of_list else ranking
        for name, ranking in rankings.items()
    }


def _settled(ranking: Ranking, rulings: Sequence[Ruling]) -> Ranking:
    struck: dict[tuple[str, int], int] = defaultdict(int)
    drawn: dict[tuple[str, int], list[int]] = defaultdict(list)
    for ruling in rulings:
        key = ruling.noc, ruling.rank or 0
        if ruling.form in STRUCK:
            struck[key] += 1
        else:
            drawn[key].append(ruling.drawn or LOST)
    kept: list[Line] = []
    for line in ranking.lines:
        key = line.noc, line.rank
        if struck[key]:
            struck[key] -= 1
        else:
            kept.append(line)
    taken: dict[str, int] = defaultdict(int)
    lines = []
    for line in _drawn(kept, {key: sorted(numbers) for key, numbers in drawn.items()}):
        taken[line.noc] += 1
        lines.append(line if line.k == taken[line.noc] else replace(line, k=taken[line.noc]))
    return Ranking(tuple(lines))


def _drawn(lines: Sequence[Line], drawn: Mapping[tuple[str, int], list[int]]) -> Iterator[Line]:
    """The lines, those that share a rank in the order in which they were drawn."""
    for rank, group in groupby(lines, lambda line: line.rank):
        tied = list(group)
        if not any((line.noc, rank) in drawn for line in tied):
            yield from tied
            continue
        left = {line.noc: [*drawn.get((line.noc, rank), ())] for line in tied}
        numbers: list[int] = []
        last: dict[str, int] = {}
        for line in tied:
            if line.first in (0, line.k) or line.noc not in last:
                last[line.noc] = left[line.noc].pop(0) if left[line.noc] else NOT_DRAWN
            numbers.append(last[line.noc])
        ordered = sorted(zip(numbers, tied, strict=True), key=lambda entry: entry[0])
        yield from (replace(line, lot=number) for number, line in ordered)
