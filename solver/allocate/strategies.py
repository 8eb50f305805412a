"""One part of an instance decided: by the walk, by counting, by looking ahead, or by CP-SAT."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from models.answers.outcome import Allocated, Conflict, LotRequired, Outcome
from models.bound import Law
from models.checks.lawful import breaches
from models.errors import Defect
from models.instance import Instance
from models.order import Turn
from models.place import Field, Held, Place
from models.rulebook import Stage
from solver.allocate.surplus import Feasible, surplus_lot
from solver.allocate.tiers import last_tiers, stage_tiers, sum_tiers
from solver.allocate.ties import Possible, lot_required
from solver.clock import Clock
from solver.counting.oracle import CountingOracle
from solver.counting.program import TooHard
from solver.cpsat.lexicographic import Tier, climb
from solver.cpsat.model import Board
from solver.rows.whole import no_whole_numbers
from solver.symmetry.asked_once import AskedOnce
from solver.symmetry.look_ahead import look_ahead
from solver.symmetry.orbits import Alike
from solver.walk.plan import WalkPlan
from solver.walk.walk import Walk

#: Measured: of NOCs with more lines than this, what each of them may still hold takes longer to
#: write down than all of it takes a search.
FEW_LINES = 60


class Run(NamedTuple):
    """Stages that are decided together: neighbours that are strict, or one of another policy."""

    stages: list[tuple[Stage, list[Turn]]]

    @property
    def turns(self) -> list[Turn]:
        return [turn for _, turns in self.stages for turn in turns]

    @property
    def tiers(self) -> list[Tier]:
        return [tier for stage, turns in self.stages for tier in stage_tiers(stage, turns)]


class Ways:
    """The ways to decide laws over places that nothing else couples.

    field: that of the instance, or what is within reach of it. laws, places: of the whole field,
    or of a part of it.
    """

    def __init__(
        self,
        instance: Instance,
        clock: Clock,
        laws: Sequence[Law],
        field: Field,
        places: Sequence[Place] | None = None,
    ) -> None:
        self.instance, self.clock, self.laws, self.field = instance, clock, laws, field
        self.places = field.places if places is None else places
        self._here = frozenset(self.places)
        self.runs = list(self._runs())
        self.turns = [turn for run in self.runs for turn in run.turns]
        self.lines = [turn.place for turn in self.turns]
        self.is_strict = all(stage.policy == "strict" for stage, _ in instance.stages)

    @property
    def are_many(self) -> bool:
        """Whether NOCs with a few lines each can be expected in the same situation."""
        return len(self.lines) <= FEW_LINES * len({place.noc for place in self.lines})

    def _runs(self) -> Iterator[Run]:
        def together(entry: tuple[int, str]) -> object:
            number, policy = entry
            return policy if policy == "strict" else number

        stages = self.instance.stages
        numbered = [(number, stage.policy) for number, (stage, _) in enumerate(stages)]
        for _, group in groupby(numbered, together):
            run = Run([])
            for number, _ in group:
                stage, turns = stages[number]
                run.stages.append((stage, [turn for turn in turns if turn.place in self._here]))
            yield run

    def by_walk(self) -> Outcome | None:
        """The plain walk's result where it proves itself, or None where the solver is needed."""
        walk = Walk(self._plan)
        if walk.hopeless:
            return Conflict()
        walk.go(map(self._number, self.lines))
        walk.fulfil()
        if not walk.is_lawful():
            return None
        held = walk.held

        def possible(decided: dict[Place, bool], place: Place) -> bool:
            self.clock.left()
            other = self._decided(decided)
            if not other.follow(self._number(place), True):
                return False
            other.go(self._number(line) for line in self.lines if line not in decided)
            other.fulfil()
            found, decisions = other.held, {**decided, place: True}
            # A walk begins with what must be held, also where that is decided otherwise.
            kept = all((one in found) == is_held for one, is_held in decisions.items())
            return (kept and self._is_lawful(found)) or self._can_be(decisions)

        return self._lot_between({}, self.turns, held, possible) or Allocated(held, "walk")

    def by_counting(self) -> Outcome | None:
        """The walk, counting at each line whether the decisions can be completed; None where the
        laws are not covered, or counting is too hard."""
        counting = self._counting
        if counting is None:
            return None
        try:
            numbers = list(map(self._number, self.lines))
            if not counting.begin(numbers):
                return Conflict()
            lines = dict(zip(self.lines, map(counting.decide, numbers), strict=True))
        except TooHard:
            return None
        return self._ended(lines, counting.walk, self._can_be)

    @cached_property
    def _counting(self) -> CountingOracle | None:
        return CountingOracle.of_plan(self._plan, self.clock)

    def _can_be(self, decisions: dict[Place, bool]) -> bool:
        """Whether some lawful allocation keeps these decisions."""
        if self._counting is not None:
            with suppress(TooHard):
                return self._counting.could(decisions)
        return self._any(decisions) is not None

    def by_look_ahead(self) -> Outcome:
        """The walk, asking in time whether the decisions can be completed."""
        if no_whole_numbers(self.laws, self.clock):
            return Conflict()
        alike = Alike(self.laws, self.places, self.clock, self._any)
        walk = Walk(self._plan)
        if walk.hopeless or not alike.begin():
            return Conflict()
        lines = look_ahead(walk, self.lines, alike)
        return self._ended(lines, walk, alike.could)

    def _ended(self, lines: dict[Place, bool], walk: Walk, could: Feasible) -> Outcome:
        """The outcome once the lines are decided one after the other.

        walk: holds those awarded and what they call for, which is the least there can be. could:
        whether some lawful allocation keeps these decisions.
        """
        walk.fulfil()
        called = walk.held
        held: Held | None = called
        if not walk.is_lawful():
            held = climb(self.board(), self.last_tiers(), lines)
        if held is None:
            raise Defect("decisions that could be completed no longer can")

        def possible(decided: dict[Place, bool], place: Place) -> bool:
            return could({**decided, place: True})

        lot = self._lot_between({}, self.turns, held, possible)
        return lot or self._surplus_lot(lines, called, held) or Allocated(held, "prefix")

    def by_board(self) -> Outcome:
        """The maximum found by CP-SAT, run by run."""
        if no_whole_numbers(self.laws, self.clock):
            return Conflict()
        board = self.board()
        fixed: dict[Place, bool] = {}
        for run in self.runs:
            before = dict(fixed)
            held = climb(board, run.tiers, fixed)
            if held is None:
                return Conflict()

            def possible(decided: dict[Place, bool], place: Place) -> bool:
                return board.any({**decided, place: True}) is not None

            lot = self._lot_between(before, run.turns, held, possible)
            if lot is not None:
                return lot
        walk = self._decided(fixed)
        walk.fulfil()
        called = held = walk.held
        if not self._is_lawful(called):
            held = climb(board, self.last_tiers(), fixed)
        if held is None:
            return Conflict()
        lot = self._surplus_lot(fixed, called, held)
        return lot or Allocated(held, "search" if self.is_strict else "tiers")

    def _lot_between(
        self, before: dict[Place, bool], turns: Sequence[Turn], held: Held, possible: Possible
    ) -> LotRequired | None:
        if not self.is_strict:
            # Ranks that were summed up tell NOCs apart of which the laws say the same.
            return lot_required(self._plan, before, turns, held, possible)
        once = AskedOnce(self.laws, self.places, possible, self.clock)
        return lot_required(self._plan, before, turns, held, once, likeness=once.likeness)

    def last_tiers(self) -> list[Tier]:
        """After the last line: no more of the places here than needed."""
        return self._here_of(last_tiers(self.instance, self.field))

    def _here_of(self, tiers: Iterable[Tier]) -> list[Tier]:
        """The tiers, of the places here."""
        return [
            Tier(places, tuple(weight for _, weight in here))
            for tier in tiers
            if (
                here := [
                    (place, weight)
                    for place, weight in zip(tier.places, tier.weights, strict=True)
                    if place in self._here
                ]
            )
            and (places := tuple(place for place, _ in here))
        ]

    def _surplus_lot(
        self, lines: dict[Place, bool], called: Held, held: Held
    ) -> LotRequired | None:
        """The lot that athletes whom no start calls for may take, once the lines are decided."""
        if held == called:
            return None
        board = self.board()
        for tier in self._here_of(sum_tiers(self.instance, self.field)):
            board.demand(tier.places, tier.weights, tier.value(held))

        def possible(decided: dict[Place, bool]) -> bool:
            return board.any(decided) is not None

        return surplus_lot(self.instance, lines, held, called, possible)

    def board(self) -> Board:
        """One of which more can be demanded."""
        return self._board.copy()

    def _any(self, decisions: Mapping[Place, bool]) -> Held | None:
        """Some lawful allocation that keeps these decisions."""
        return self._board.any(decisions)

    @cached_property
    def _board(self) -> Board:
        """Made once, and nothing more is demanded of it."""
        return Board(self.laws, self.places, self.clock)

    @cached_property
    def _plan(self) -> WalkPlan:
        return WalkPlan.of_laws(self.laws, self.field)

    def _number(self, place: Place) -> int:
        return self._plan.numbered.number[place]

    def _decided(self, lines: dict[Place, bool]) -> Walk:
        """The walk that holds these lines, with what they call for, and nothing else."""
        walk = Walk(self._plan)
        for place, is_held in lines.items():
            walk.follow(self._number(place), is_held)
        return walk

    def _is_lawful(self, held: Held) -> bool:
        return next(breaches(self.laws, held), None) is None
