"""Instance to outcome: proven, and checked by other code before it leaves."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from models.check import breaches
from models.envy import envies
from models.instance import Instance
from models.order import Turn
from models.outcome import Allocated, Conflict, Outcome, OutOfTime
from models.place import Place
from solver.clock import Clock, Undecided
from solver.lot import lot_required
from solver.objective import Tier, last_tiers, stage_tiers, within
from solver.walk import Walk

if TYPE_CHECKING:
    from solver.board import Board

Held = frozenset[Place]

#: Measured: with fewer lines one fixed search over all of them is faster.
COUNT_FROM = 1500


class FailedCheck(Exception):
    """A result that the checker or a second proof refutes: a defect of Berth, never shown."""


class Run(NamedTuple):
    """Stages that are decided together: neighbours that are strict, or one of another policy."""

    turns: list[Turn]
    tiers: list[Tier]


def solve(
    instance: Instance,
    time_limit: float | None = None,
    certify: bool = False,
    walk_first: bool = True,
    count_from: int = COUNT_FROM,
) -> Outcome:
    """The allocation of an instance, or why there is none.

    time_limit: seconds for the solver in all, None for none. certify: prove the result again by
    maximising packed tiers. walk_first: try the plain walk, whose lawful result needs no solver.
    count_from: with so many lines or more, NOCs in the same situation are counted together.
    Raises FailedCheck when the result is not what it claims to be.
    """
    solving = _Solving(instance, Clock(time_limit))
    try:
        outcome = solving.by_walk() if walk_first and solving.is_strict else None
        if outcome is None and solving.is_strict and len(solving.lines) >= count_from:
            outcome = solving.by_look_ahead()
        outcome = outcome or solving.by_board()
        if isinstance(outcome, Allocated):
            solving.check(outcome)
            return solving.certified(outcome) if certify else outcome
        return outcome
    except Undecided:
        return OutOfTime(time_limit or 0)


class _Solving:
    def __init__(self, instance: Instance, clock: Clock) -> None:
        self.instance = instance
        self.clock = clock
        self.field = instance.within_reach
        self.laws = instance.laws_within_reach
        self.runs = list(self._runs())
        self.turns = [turn for run in self.runs for turn in run.turns]
        self.lines = [turn.place for turn in self.turns]
        self.is_strict = all(stage.policy == "strict" for stage, _ in instance.stages)

    def _runs(self) -> Iterator[Run]:
        def together(entry: tuple[int, str]) -> object:
            number, policy = entry
            return policy if policy == "strict" else number

        stages = self.instance.stages
        numbered = [(number, stage.policy) for number, (stage, _) in enumerate(stages)]
        for _, group in groupby(numbered, together):
            run = Run([], [])
            for number, _ in group:
                stage, all_turns = stages[number]
                turns = within(self.field, all_turns)
                run.turns.extend(turns)
                run.tiers.extend(stage_tiers(stage, turns))
            yield run

    def by_walk(self) -> Outcome | None:
        """The plain walk's result where it proves itself, or None where the solver is needed."""
        state = Walk(self.laws)
        if state.hopeless:
            return Conflict()
        held = self._walked(state, self.turns)
        if not self._is_lawful(held):
            return None

        def possible(decided: dict[Place, bool], place: Place) -> bool:
            other = Walk(self.laws)
            other.follow({**decided, place: True})
            if self._is_lawful(self._walked(other, self.turns)):
                return True
            return self._board().any({**decided, place: True}) is not None

        lot = lot_required(self.laws, {}, self.turns, held, possible)
        return lot or Allocated(held, "walk")

    def by_look_ahead(self) -> Outcome:
        """The walk, asking in time whether the decisions can be completed."""
        from solver.alike import Alike
        from solver.climb import climb
        from solver.look_ahead import look_ahead

        alike = Alike(
            self.laws, self.field.places, self.clock, lambda fixed: self._board().any(fixed)
        )
        state = Walk(self.laws)
        if state.hopeless or not alike.begin():
            return Conflict()
        fixed = look_ahead(state, self.lines, alike)
        held = self._with_fewest_athletes(fixed)
        held = held or climb(self._board(), list(last_tiers(self.instance, self.field)), fixed)
        if held is None:
            raise FailedCheck("decisions that could be completed no longer can")

        def possible(decided: dict[Place, bool], place: Place) -> bool:
            return alike.could({**decided, place: True})

        return lot_required(self.laws, {}, self.turns, held, possible) or Allocated(held, "prefix")

    def by_board(self) -> Outcome:
        """The maximum found by CP-SAT, run by run."""
        from solver.climb import climb

        board = self._board()
        fixed: dict[Place, bool] = {}
        for run in self.runs:
            before = dict(fixed)
            held = climb(board, run.tiers, fixed)
            if held is None:
                return Conflict()

            def possible(decided: dict[Place, bool], place: Place) -> bool:
                return board.any({**decided, place: True}) is not None

            lot = lot_required(self.laws, before, run.turns, held, possible)
            if lot is not None:
                return lot
        least = self._with_fewest_athletes(fixed)
        held = least or climb(board, list(last_tiers(self.instance, self.field)), fixed)
        if held is None:
            return Conflict()
        return Allocated(held, "search" if self.is_strict else "tiers")

    def check(self, found: Allocated) -> None:
        """Count every bound of every place, within reach or not, and look for envy."""
        instance = self.instance
        if broken := next(breaches(instance.laws, found.held), None):
            raise FailedCheck(f"the allocation breaks {broken.source.id}: {broken}")
        if envy := next(envies(instance, found.held), None):
            raise FailedCheck(f"a line was passed over without need: {envy}")

    def certified(self, found: Allocated) -> Allocated:
        """The same allocation, if maximising the packed tiers leads to it as well."""
        from solver.climb import climb

        tiers = [tier for run in self.runs for tier in run.tiers]
        tiers += last_tiers(self.instance, self.field)
        again = climb(self._board(), tiers, {}, by_search=False)
        if again != found.held:
            raise FailedCheck("a second proof leads to another allocation")
        return Allocated(found.held, found.proof, certified=True)

    def _board(self) -> "Board":
        # CP-SAT takes half a second to load, and most allocations do not need it.
        from solver.board import Board

        return Board(self.laws, self.field.places, self.clock)

    def _walked(self, state: Walk, turns: Sequence[Turn]) -> Held:
        for turn in turns:
            state.consider(turn.place)
        return frozenset(state.tally.held)

    def _is_lawful(self, held: Held) -> bool:
        return next(breaches(self.laws, held), None) is None

    def _with_fewest_athletes(self, lines: dict[Place, bool]) -> Held | None:
        """The lines and what they call for, which is the least there can be, if it is lawful."""
        state = Walk(self.laws)
        state.follow(lines)
        held = frozenset(state.tally.held)
        return held if self._is_lawful(held) else None
