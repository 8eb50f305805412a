"""Variants one after the other by counting, each going on from where it is as the one before.

A line is decided by the lines before it and by what is said, so where these are the same the
decisions stay. And what is asked about some lines alone is known as soon as they have had their
turn.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress

from models.answers.outcome import Conflict
from models.place import Place
from solver.clock import Clock, Undecided
from solver.counting.oracle import CountingOracle
from solver.counting.program import TooHard
from solver.counting.reading import covered
from solver.counting.units import Covered
from solver.walk.asked import Quickly, VariantAsked
from solver.walk.plan import WalkPlan


class GoingOn:
    """The decisions about the lines so far, of the variant that was asked about last."""

    def __init__(self) -> None:
        self._plan: WalkPlan | None = None
        self._covered: Covered | None = None
        self._ends: Sequence[int] | None = None
        self._oracle: CountingOracle | None = None
        self._is_possible = False
        self._lines: list[int] = []
        #: Where the oracle stood before each of the lines so far.
        self._marks: list[tuple[int, int]] = []

    def allocated(self, asked: VariantAsked, clock: Clock) -> Quickly | Conflict | None:
        """The allocation, or that none is lawful; None where counting does not say: the laws are
        not covered, it is too hard, a lot decides, or athletes are asked for whom no line needs."""
        with self._begun(asked, clock) as oracle:
            if oracle is None:
                return None
            if not self._is_possible:
                return Conflict()
            self._decide(oracle, asked.order.lines)
            walk = oracle.walk
            found = Quickly(walk.plan.numbered, tuple(walk.next), "prefix")
            if walk.is_lawful() and not self._is_lot_required(oracle, asked.order.ties):
                return asked.counted_again(found)
        return None

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
        with self._begun(asked, clock) as oracle:
            if oracle is None:
                return None
            if not self._is_possible:
                return Conflict()
            return all(self._is_awarded(oracle, lines, turn) for turn in turns)
        return None

    def _is_awarded(self, oracle: CountingOracle, lines: Sequence[int], turn: int) -> bool:
        self._decide(oracle, lines[: turn + 1])
        return oracle.walk.holds(lines[turn])

    @contextmanager
    def _begun(self, asked: VariantAsked, clock: Clock) -> Iterator[CountingOracle | None]:
        """An oracle that stands at the last line up to which the order is as before; None where the
        laws are not covered. What is too hard or takes too long is left, and forgotten."""
        plan, order, before = asked.plan, asked.order, self._plan
        # Whatever interrupts it, nothing goes on from the middle of a decision.
        self._plan = oracle = None
        with suppress(TooHard, Undecided):
            if plan is not before:
                self._oracle, self._covered = None, covered(plan)
            if self._covered is not None and (self._oracle is None or order.ends != self._ends):
                self._ends, self._lines, self._marks = order.ends, [], []
                self._oracle = CountingOracle(plan, self._covered, clock, order.ends)
                self._is_possible = self._oracle.begin(order.lines)
            if self._oracle is not None:
                self._oracle.clock = clock
                self._go_back(self._oracle, _alike(self._lines, order.lines))
            oracle = self._oracle
        with suppress(TooHard, Undecided):
            yield oracle
            self._plan = plan

    def _decide(self, oracle: CountingOracle, lines: Sequence[int]) -> None:
        """These lines, of which those so far are the first."""
        for line in lines[len(self._lines) :]:
            self._marks.append(oracle.mark())
            self._lines.append(line)
            oracle.decide(line)

    def _go_back(self, oracle: CountingOracle, to: int) -> None:
        if to < len(self._lines):
            oracle.go_back(self._marks[to])
            del self._lines[to:], self._marks[to:]

    def _is_lot_required(self, oracle: CountingOracle, ties: Sequence[Sequence[int]]) -> bool:
        """Whether one of the lines that share a rank keeps another one out, as in `lot_required`.

        Goes back to the first rank at which lines fared differently, so it comes last.
        """
        turn = {line: number for number, line in enumerate(self._lines)} if ties else {}
        split = []
        for tied in ties:
            left_out = [line for line in tied if not oracle.walk.holds(line)]
            if 0 < len(left_out) < len(tied):
                split.append((min(map(turn.__getitem__, tied)), left_out))
        for first, left_out in sorted(split, reverse=True):
            self._go_back(oracle, first)
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


def _alike(one: Sequence[int], other: Sequence[int]) -> int:
    """How many lines are the same in both, from the first on."""
    differs = (number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differs, min(len(one), len(other)))
