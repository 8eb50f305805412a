"""The order of award gone through again, with the result in hand: to any line, on or back."""

from collections.abc import Sequence

from models.bound import Law, Source
from models.order import Turn
from models.place import Field, Held
from solver.walk.grounds import Grounds
from solver.walk.plan import WalkPlan
from solver.walk.walk import Walk


class Replay:
    """Every line awarded or passed over as in the result, up to the one that is asked about.

    turns: every line in the order of award.
    """

    def __init__(
        self, laws: Sequence[Law], field: Field, turns: Sequence[Turn], held: Held
    ) -> None:
        self._walk = Walk(WalkPlan.of_laws(laws, field))
        self._grounds = Grounds(self._walk, laws)
        number = self._walk.plan.numbered.number
        self._lines = [number[turn.place] for turn in turns]
        self._is_held = [turn.place in held for turn in turns]
        self._marks: list[int] = []
        self._had_turn: set[int] = set()

    def has_room(self, step: int) -> bool:
        """Whether no limit is reached yet for the line of a step, by its index."""
        self._go_to(step)
        return self._walk.has_room(self._lines[step])

    def limits_reached(self, step: int) -> tuple[Source, ...]:
        """The rules and rulings behind the limit that the line would break, and behind what is
        kept free or called for; empty where there is room, or where something else is missing."""
        if self.has_room(step):
            return ()
        line = self._lines[step]
        blocked = self._grounds.blocked_by(line, self._had_turn | {line})
        return self._grounds.changeable(blocked)

    def _go_to(self, step: int) -> None:
        while len(self._marks) > step:
            self._walk.go_back(self._marks.pop())
            self._had_turn.remove(self._lines[len(self._marks)])
        for index in range(len(self._marks), step):
            self._marks.append(self._walk.mark())
            self._walk.follow(self._lines[index], self._is_held[index])
            self._had_turn.add(self._lines[index])
