"""Ties that matter: lines of equal rank of which one keeps another out.

Up to the first such group nothing depends on the order of tied lines: lines that can all be
awarded together are awarded in any order, and a line that cannot be awarded even alone is passed
over in any order. In the first group where a line could be awarded alone but was not, a lot
decides.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from models.answers.outcome import LotRequired
from models.bound import Law
from models.order import Turn
from models.place import Place
from solver.walk.walk import Walk

#: Whether some lawful allocation keeps the decisions and holds the place.
Possible = Callable[[dict[Place, bool], Place], bool]


def lot_required(
    laws: Sequence[Law],
    before: dict[Place, bool],
    turns: Sequence[Turn],
    held: frozenset[Place],
    possible: Possible,
) -> LotRequired | None:
    """The first tie among the turns that a lot has to decide, or None.

    before: the decisions of earlier stages; held: the result found in one order of the tied lines.
    """
    groups = _tied(turns)
    if not may_need_a_lot(turns, held):
        return None
    state = Walk(laws)
    decided = dict(before)
    state.follow(before)
    for group in groups:
        if _is_split(group, held):
            awarded = [turn for turn in group if turn.place in held]
            kept_out = list(_kept_out(group, held, state, decided, possible))
            if kept_out:
                return LotRequired(tuple(awarded + kept_out), len(awarded))
        news = {turn.place: turn.place in held for turn in group}
        state.follow(news)
        decided |= news
    return None


def may_need_a_lot(turns: Sequence[Turn], held: frozenset[Place]) -> bool:
    """Whether lines that share a rank fared differently: only then a lot could be at stake."""
    return any(_is_split(group, held) for group in _tied(turns))


def _tied(turns: Sequence[Turn]) -> list[list[Turn]]:
    """The lines by rank: mostly one alone."""
    return [list(group) for _, group in groupby(turns, lambda turn: (turn.stage, turn.tie))]


def _kept_out(
    group: Sequence[Turn],
    held: frozenset[Place],
    state: Walk,
    decided: dict[Place, bool],
    possible: Possible,
) -> Iterator[Turn]:
    """The lines of the group that were passed over but could be awarded if they came first."""
    for turn in group:
        if turn.place not in held and state.has_room(turn.place) and possible(decided, turn.place):
            yield turn


def _is_split(group: Sequence[Turn], held: frozenset[Place]) -> bool:
    """Whether lines of several NOCs share the rank, and some are awarded and some are not."""
    return (
        len({turn.line.noc for turn in group}) > 1
        and len({turn.place in held for turn in group}) > 1
    )
