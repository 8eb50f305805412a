"""Variants one after the other by counting, each going on from where it is as the one before.

A line is decided by the lines before it and by what is said, so where these are the same the
decisions stay. And what is asked about some lines alone is known as soon as they have had their
turn.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import NamedTuple

from models.answers.outcome import Conflict
from models.place import Place
from solver.clock import Clock, Undecided
from solver.collector import paused_collector
from solver.counting.course import Course
from solver.counting.program import TooHard
from solver.counting.reading import covered
from solver.counting.units import Covered
from solver.walk.asked import Quickly, VariantAsked
from solver.walk.seasons import AwardOrder

#: Under so many laws it is remembered where it went: those that the ways of one 'why not' try.
LAWS_KEPT = 16


class _Laws(NamedTuple):
    """covered: None where they are not. ends, course: of the variant asked about last."""

    covered: Covered | None
    ends: Sequence[int] | None = None
    course: Course | None = None


class GoingOn:
    """The decisions about the lines, under laws that were asked about lately."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], _Laws] = {}

    @paused_collector()
    def allocated(self, asked: VariantAsked, clock: Clock) -> Quickly | Conflict | None:
        """The allocation, or that none is lawful; None where counting does not say: the laws are
        not covered, it is too hard, a lot decides, or athletes are asked for whom no line needs."""
        with self._begun(asked, clock) as course:
            if course is None:
                return None
            if not course.is_possible:
                return Conflict()
            course.go(asked.order.lines)
            walk = course.oracle.walk
            found = Quickly(walk.plan.numbered, tuple(walk.next), "prefix")
            if walk.is_lawful() and not _is_lot_required(course, asked.order):
                return asked.counted_again(found)
        return None

    @paused_collector()
    def holds_all(
        self, places: Collection[Place], asked: VariantAsked, clock: Clock
    ) -> bool | Conflict | None:
        """Whether the allocation has these places, or that none is lawful; None as above, and
        where it has to be known as a whole.

        That is so where lines share a rank, as a lot may be required further down, and where
        athletes may be asked for whom no line needs; and about places that no line claims.
        """
        lines, turns = asked.order.lines, _turns_of(places, asked)
        if turns is None:
            return None
        with self._begun(asked, clock) as course:
            if course is None:
                return None
            if not course.is_possible:
                return Conflict()
            return all(
                course.go(lines[: turn + 1]) and course.oracle.walk.holds(lines[turn])
                for turn in turns
            )
        return None

    @contextmanager
    def _begun(self, asked: VariantAsked, clock: Clock) -> Iterator[Course | None]:
        """Where it went before, under the same laws; None where they are not covered. What is too
        hard or takes too long is left, and forgotten."""
        key, order = (asked.compiled, *asked.said), asked.order
        # Whatever interrupts it, nothing goes on from the middle of a decision.
        laws, course = self._known.pop(key, None), None
        with suppress(TooHard, Undecided):
            laws = laws or _Laws(covered(asked.plan))
            if laws.covered is not None and (laws.course is None or order.ends != laws.ends):
                course = Course(asked.plan, laws.covered, clock, order.lines, order.ends)
                laws = _Laws(laws.covered, order.ends, course)
            course = laws.course
            if course is not None:
                course.oracle.clock = clock
        with suppress(TooHard, Undecided):
            yield course
            if laws is not None:
                self._known[key] = laws
            if len(self._known) > LAWS_KEPT:
                del self._known[next(iter(self._known))]


def _is_lot_required(course: Course, order: AwardOrder) -> bool:
    """Whether one of the lines that share a rank keeps another one out, as in `lot_required`.

    Goes back to the first rank at which lines fared differently, so it comes last.
    """
    oracle, split = course.oracle, []
    for tied in order.ties:
        left_out = [line for line in tied if not oracle.walk.holds(line)]
        if 0 < len(left_out) < len(tied):
            split.append((min(map(order.lines.index, tied)), left_out))
    for first, left_out in sorted(split, reverse=True):
        course.go_back(first)
        before = oracle.mark()
        for line in left_out:
            if oracle.can(line):
                oracle.go_back(before)
                return True
    return False


def _turns_of(places: Collection[Place], asked: VariantAsked) -> list[int] | None:
    """Which lines claim these places; None where it would not do to know of these lines."""
    plan = asked.plan
    if asked.order.ties or any(one.least > 0 for one in plan.loosening):
        return None
    wanted = {plan.numbered.number.get(place, -1) for place in places}
    turns = [number for number, line in enumerate(asked.order.lines) if line in wanted]
    return turns if len(turns) == len(wanted) else None
