"""Decisions made by counting, one after the other, and kept for whoever goes the same way again."""

from collections.abc import Sequence

from solver.clock import Clock
from solver.counting.oracle import CountingOracle
from solver.counting.units import Covered
from solver.walk.plan import WalkPlan


class Course:
    """Where an oracle went, step by step. A step is the number of a line, that is awarded if the
    decisions can then be completed; or ~number of a place that must not be held.

    is_possible: whether any allocation is lawful; only then it goes anywhere.
    """

    def __init__(
        self,
        plan: WalkPlan,
        of: Covered,
        clock: Clock,
        order: Sequence[int],
        ends: Sequence[int] | None = None,
    ) -> None:
        """order: the lines that will be asked about, a hint. ends: as of a walk."""
        self.oracle = CountingOracle(plan, of, clock, ends)
        self.is_possible = self.oracle.begin(order)
        self._steps: list[int] = []
        #: Where the oracle stood before each of the steps so far.
        self._marks: list[tuple[int, int]] = []

    def go(self, steps: Sequence[int]) -> bool:
        """Make these decisions: from the first on that is not as before, but for those at hand.

        Returns False at a place that has to be held.
        """
        both = zip(self._steps, steps, strict=False)
        alike = (number for number, (a, b) in enumerate(both) if a != b)
        same = next(alike, min(len(self._steps), len(steps)))
        if same < len(steps):
            self.go_back(same)
        for step in steps[same:]:
            mark = self.oracle.mark()
            if step >= 0:
                self.oracle.decide(step)
            elif not self.oracle.can(~step, held=False):
                return False
            self._marks.append(mark)
            self._steps.append(step)
        return True

    def go_back(self, to: int) -> None:
        """To before a step, by its index."""
        if to < len(self._steps):
            self.oracle.go_back(self._marks[to])
            del self._steps[to:], self._marks[to:]
