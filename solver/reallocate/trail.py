"""The walk of an instance, gone back on: to any line, and from there on another way."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from models.bound import Bound, Law, Source
from models.checks.lawful import breaches
from models.instance import Instance
from models.place import Held, Place, is_chain
from solver.allocate.tiers import within
from solver.clock import Clock
from solver.counting.course import Course
from solver.counting.reading import covered
from solver.counting.units import Covered
from solver.walk.clauses import NO_LIMIT, AtMost, Clause, Clauses
from solver.walk.plan import WalkPlan
from solver.walk.walk import Walk

KEPT = Source("ruling", "kept", "what an NOC keeps")


class Trailhead:
    """Where the trails of all events of an instance begin: its laws, read once.

    turns: the lines in the order of award, those within reach.
    """

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.reach, self.laws = instance.within_reach, instance.laws_within_reach
        self.turns = [t for _, turns in instance.stages for t in within(self.reach, turns)]
        self._course: Course | None = None

    @cached_property
    def plan(self) -> WalkPlan:
        return WalkPlan.of_laws(self.laws, self.reach)

    @cached_property
    def lines(self) -> list[int]:
        """The turns, by the numbers of their places."""
        return [self.plan.numbered.number[turn.place] for turn in self.turns]

    @cached_property
    def _covered(self) -> Covered | None:
        return covered(self.plan)

    def counted(self, clock: Clock) -> Course | None:
        """Where the counting went; None where the laws are not covered."""
        course, self._course = self._course, None
        if course is None and self._covered is not None:
            course = Course(self.plan, self._covered, clock, self.lines)
        if course is not None:
            course.oracle.clock = clock
        return course

    def keep(self, course: Course) -> None:
        """For the next trail, which may go a part of the same way."""
        self._course = course


class Trail:
    """Every NOC has a limit of its own in one event, which keeps nobody out before it is lowered.

    turns: the lines in the order of award. A step decides one of them.
    kept:  NOC -> so many places it keeps in the event, where that was lowered.
    """

    def __init__(self, head: Trailhead, event: str) -> None:
        self.turns = head.turns
        self.kept: dict[str, int] = {}
        self._laws = head.laws
        self._places = {noc: head.reach.places_of(event, noc) for noc in head.reach.nocs}
        self._numbered = numbered = head.plan.numbered
        self._counted = {noc: numbered.counted(mine) for noc, mine in self._places.items()}
        # Over several lists it is a sum that is lowered, so it is counted from the start.
        sums = [
            AtMost(False, numbered.sum(self._counted[noc]), NO_LIMIT)
            for noc, places in self._places.items()
            if places and not is_chain(places)
        ]
        plan = head.plan.copy()
        plan.add(Clauses(clauses=[Clause(0, -1, -1, 0, (), tuple(sums))]))
        plan.finish()
        self._walk = Walk(plan)
        self._head, self._lines = head, head.lines
        #: The lines in their order, and ~number of what is given back before the first concerned.
        self._steps, self._inserted = list(head.lines), 0
        #: Where the walk stood before each of the steps so far.
        self._marks: list[int] = []

    @property
    def held(self) -> Held:
        return self._walk.held

    @property
    def is_lawful(self) -> bool:
        """Counted anew; the walk only tells sooner that it is not."""
        if not self._walk.is_lawful():
            return False
        own = (Law(KEPT, self.limit_of(noc)) for noc in self.kept)
        return next(breaches((*self._laws, *own), self.held), None) is None

    def limit_of(self, noc: str) -> Bound:
        """What an NOC keeps in the event."""
        places = self._places.get(noc, ())
        return Bound(places, 0, self.kept.get(noc, len(places)))

    def lower(self, kept: Mapping[str, int]) -> int | None:
        """From now on these NOCs hold no more places than this in the event.

        Goes back to the first step that this concerns, and returns it; None if it was before the
        first.
        """
        step = len(self._marks)
        for noc, number in kept.items():
            while sum(map(self._walk.holds, self._counted.get(noc, ()))) > number:
                if step == 0:
                    return None
                step -= 1
                self._walk.go_back(self._marks[step])
        self.kept |= kept
        self._go_back(step)
        rest = self._lines[step:]
        self._insert(self._steps.index(rest[0]) if rest else len(self._steps))
        return step

    def count_on(self, clock: Clock) -> bool | None:
        """Decides by counting the lines that what is given back concerns; and as many before them
        as cannot stay as they are. False: no allocation is lawful; None: counting says nothing of
        the laws. Raises TooHard and Undecided."""
        if not all(limit.of_chain for limit in self._lowered()):
            return None
        course = self._head.counted(clock)
        if course is None:
            return None
        further = 1
        while not (found := course.is_possible and course.go(self._steps)) and self._inserted:
            self._insert(max(self._inserted - further, 0))
            further *= 2
        self._head.keep(course)
        if found:
            decided = list(map(course.oracle.walk.holds, self._lines))
            marks = zip(self._lines[: len(self._marks)], decided, strict=False)
            differ = (
                n for n, (line, is_held) in enumerate(marks) if self._walk.holds(line) != is_held
            )
            step = next(differ, len(self._marks))
            self._go_back(step)
            self._decide(zip(self._lines[step:], decided[step:], strict=True))
        return found

    def _insert(self, at: int) -> None:
        """What is given back is decided before this step, as far as it was not before it."""
        before, after = self._steps[:at], self._steps[at:]
        limits = (limit for limit in self._lowered() if limit.of_chain)
        not_held = [step for limit in limits if (step := ~limit.most) not in before]
        self._steps = [*before, *not_held, *(step for step in after if step >= 0)]
        self._inserted = at

    def walk_on(self) -> None:
        """From where it stands to the last line."""
        self._decide((line, True) for line in self._lines[len(self._marks) :])

    def follow_from(self, step: int, held: Held) -> None:
        """Goes back to a step and decides the lines from there on as in an allocation.

        What they call for is held as well, nothing else.
        """
        self._go_back(step)
        if step == 0:
            self._insert(0)
        rest = zip(self._lines[step:], self.turns[step:], strict=True)
        self._decide((line, turn.place in held) for line, turn in rest)

    def decided_before(self, step: int) -> dict[Place, bool]:
        decided = zip(self.turns[:step], self._lines[:step], strict=True)
        return {turn.place: self._walk.holds(line) for turn, line in decided}

    def _decide(self, lines: Iterable[tuple[int, bool]]) -> None:
        for line, is_held in lines:
            self._marks.append(self._walk.mark())
            self._walk.follow(line, is_held)

    def _go_back(self, step: int) -> None:
        if step < len(self._marks):
            self._walk.go_back(self._marks[step])
            del self._marks[step:]
        for limit in self._lowered():
            self._walk.restrict(limit)

    def _lowered(self) -> Iterator[AtMost]:
        for noc, number in self.kept.items():
            places = self._counted.get(noc, ())
            if number < len(places):
                yield from self._numbered.limits(places, number)
