"""The ledger: every line in its turn, awarded or passed over, and because of what.

The order of award replayed with the result in hand. Mostly a limit that the better awards have
reached is the reason; where a later duty left no room, the smallest set of rules is searched for.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from models.answers.outcome import Allocated, Step
from models.bound import Source
from models.instance import Instance
from models.place import Place
from solver.clock import Clock
from solver.conflict.quickxplain import smallest
from solver.walk.grounds import Grounds
from solver.walk.plan import WalkPlan
from solver.walk.walk import Walk

if TYPE_CHECKING:
    from solver.cpsat.model import Board


def ledger(instance: Instance, found: Allocated, time_limit: float | None = None) -> Iterator[Step]:
    """A step per line, in the order of award. Raises Undecided when a reason takes too long."""
    walk = Walk(WalkPlan.of_laws(instance.laws, instance.field))
    grounds = Grounds(walk, instance.laws)
    ahead = LookAhead(instance, Clock(time_limit))
    reasons: dict[Place, tuple[Source, ...]] = {}
    standing = dict.fromkeys(instance.rulebook.events, 0)
    had_turn: set[int] = set()
    for stage, turns in instance.stages:
        for turn in turns:
            place, number = turn.place, walk.plan.numbered.number[turn.place]
            had_turn.add(number)
            if place in found.held:
                walk.follow(number, True)
                standing[turn.event] += 1
                ahead.awarded[place] = True
                yield Step(turn, True, standing[turn.event])
                continue
            better = place._replace(k=place.k - 1)
            note = ""
            if better in reasons:
                reasons[place] = reasons[better]
            elif not walk.has_room(number):
                reasons[place] = grounds.changeable(grounds.blocked_by(number, had_turn))
            elif stage.policy == "strict":
                reasons[place] = ahead.reason(place)
                note = "a later duty leaves no room"
            else:
                reasons[place] = ()
                note = f"the stage is awarded {stage.policy}"
            walk.follow(number, False)
            yield Step(turn, False, standing[turn.event], reasons[place], note)


class LookAhead:
    """Why a line was passed over although no limit is reached yet.

    awarded: the lines awarded so far.
    """

    def __init__(self, instance: Instance, clock: Clock) -> None:
        self.instance = instance
        self.clock = clock
        self.awarded: dict[Place, bool] = {}
        self.known: list[list[Source]] = []

    @cached_property
    def _board(self) -> "Board":
        from solver.cpsat.model import Board

        instance = self.instance
        places = instance.within_reach.places
        return Board(instance.laws_within_reach, places, self.clock, switched=True)

    def reason(self, place: Place) -> tuple[Source, ...]:
        """A smallest set of rules and rulings that the line and the better awards cannot keep."""
        laws, board = self.instance.laws_within_reach, self._board
        sources = list(dict.fromkeys(law.source for law in laws if law.source.kind != "fact"))
        # Only the awards above count: what was passed over has its own reasons.
        fixed = self.awarded | {place: True}

        def no_room(rules: list[Source]) -> bool:
            return board.any(fixed, {source.id for source in rules}) is None

        for found in self.known:
            if no_room(found):
                return tuple(found)
        found = smallest(sources, lambda rules: no_room(list(rules)))
        self.known.append(found)
        return tuple(found)
