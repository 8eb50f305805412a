"""Ties that matter: lines of equal rank of which one keeps another out.

Up to the first such group nothing depends on the order of tied lines: lines that can all be
awarded together are awarded in any order, and a line that cannot be awarded even alone is passed
over in any order. In the first group where a line could be awarded alone but was not, a lot
decides.
"""

from collections.abc import Callable, Hashable, Sequence
from itertools import groupby

from models.answers.outcome import LotRequired
from models.order import Turn
from models.place import Held, Place
from solver.walk.plan import WalkPlan
from solver.walk.walk import Walk

#: Whether some lawful allocation keeps the decisions and holds the place.
Possible = Callable[[dict[Place, bool], Place], bool]
#: The same for places that can be exchanged in any allocation that keeps the decisions.
Likeness = Callable[[dict[Place, bool], Place], Hashable]


def lot_required(
    plan: WalkPlan,
    before: dict[Place, bool],
    turns: Sequence[Turn],
    held: Held,
    possible: Possible,
    *,
    likeness: Likeness = lambda _, place: place,
) -> LotRequired | None:
    """The first tie among the turns that a lot has to decide, or None.

    plan: of all the laws. before: the decisions of earlier stages; held: the result found in one
    order of the tied lines. likeness: of places of which one is asked about.
    """
    groups = _tied(turns)
    if not any(_is_split(group, held) for group in groups):
        return None
    walk, number = Walk(plan), plan.numbered.number
    decided = dict(before)
    for place, is_held in before.items():
        walk.follow(number[place], is_held)
    for group in groups:
        if _is_split(group, held):
            awarded = [turn for turn in group if turn.place in held]
            kept_out = [
                turn
                for turn in group
                if turn.place not in held
                and walk.has_room(number[turn.place])
                and possible(decided, turn.place)
            ]
            if kept_out:
                return _lot(_in_doubt(decided, awarded, kept_out, possible, likeness), kept_out)
        for turn in group:
            decided[turn.place] = turn.place in held
            walk.follow(number[turn.place], decided[turn.place])
    return None


def _in_doubt(
    decided: dict[Place, bool],
    awarded: Sequence[Turn],
    kept_out: Sequence[Turn],
    possible: Possible,
    likeness: Likeness,
) -> list[Turn]:
    """The lines awarded that one kept out can take the place of; with any line of an NOC all of
    them, since lots of one rank are numbered from an NOC's first line on.

    A line that an order leaves out is left out because of better ones. These are not all among the
    others awarded, beside which there is room for it: one that was kept out is there.
    """
    known: dict[Hashable, bool] = {}
    doubtful = {turn.line.noc for turn in kept_out}
    for turn in awarded:
        kind = likeness(decided, turn.place)
        if kind not in known:
            without = {**decided, turn.place: False}
            known[kind] = any(possible(without, other.place) for other in kept_out)
        if known[kind]:
            doubtful.add(turn.line.noc)
    return [turn for turn in awarded if turn.line.noc in doubtful]


def _lot(awarded: Sequence[Turn], kept_out: Sequence[Turn]) -> LotRequired:
    """Lines that a lot is drawn for together are named once, by the best of them."""
    tied: dict[tuple[str, int], Turn] = {}
    for turn in (*awarded, *kept_out):
        tied.setdefault((turn.line.noc, turn.drawn_with), turn)
    return LotRequired(tuple(tied.values()), len(awarded))


def may_need_a_lot(turns: Sequence[Turn], held: Held) -> bool:
    """Whether lines that share a rank fared differently: only then a lot could be at stake."""
    return any(_is_split(group, held) for group in _tied(turns))


def _tied(turns: Sequence[Turn]) -> list[list[Turn]]:
    """The lines by rank: mostly one alone."""
    return [list(group) for _, group in groupby(turns, lambda turn: (turn.stage, turn.tie))]


def _is_split(group: Sequence[Turn], held: Held) -> bool:
    """Whether lines of several NOCs share the rank, and some are awarded and some are not."""
    return (
        len(group) > 1
        and len({turn.line.noc for turn in group}) > 1
        and len({turn.place in held for turn in group}) > 1
    )
