"""Places of an event given back, one after another, and the allocation that follows each time.

A place given back is a ruling, so one upper bound more, and the lawful allocations are some of
those before. Hence: if the decisions before the first line concerned can still be completed, they
stay as they are. So the walk goes on from that line, and if its result is lawful it is the
allocation (`solver.walk.walk`). If it is not, counting goes on from there, or from where the
decisions can be completed. Where counting does not say, CP-SAT goes on; where nothing follows, it
starts again, with the model that it has. Only where a lot could be at stake, or no allocation is
found, the instance is solved as any other.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from functools import cached_property

from models.answers.outcome import Allocated, Conflict, Outcome, OutOfTime, Proof
from models.bound import Law, Source
from models.instance import Instance
from models.order import Turn
from models.place import Held, Place, is_chain
from models.ruling import Ruling
from solver.allocate.solve import COUNT_FROM, solve
from solver.allocate.ties import may_need_a_lot
from solver.clock import Clock, Undecided
from solver.counting.program import TooHard
from solver.cpsat.model import Board
from solver.reallocate.trail import Trail, Trailhead

GIVEN_BACK = "given back"


class GivingBack:
    """An allocation of which places in one event are given back.

    before:  the instance with nothing given back yet; found: its allocation.
    rulings: what has been given back so far.
    too_few: the rule that asks for more places in the event than can still be held, if any.
    """

    def __init__(
        self,
        instance: Instance,
        found: Allocated,
        event: str,
        day: date,
        time_limit: float | None = None,
        *,
        by_walk: bool = False,
        head: Trailhead | None = None,
    ) -> None:
        """by_walk: only what the walk proves is found; all else is out of time at once. head: of
        the instance, if it is known."""
        self._by_walk = by_walk
        self.before = instance.settled
        self.found = found
        self.event = event
        self._day = day
        self._time_limit = time_limit
        self.rulings: tuple[Ruling, ...] = ()
        self.too_few: Source | None = None
        strict = all(stage.policy == "strict" for stage, _ in instance.stages)
        self._trail = Trail(head or Trailhead(instance), event) if strict else None
        self._board: Board | None = None
        self._keep_up(found)

    @property
    def instance(self) -> Instance:
        """The instance with all that has been given back."""
        return self.before.with_number(*self.rulings)

    def keep_at_most(self, kept: Mapping[str, int]) -> Outcome:
        """The outcome when these NOCs have no more places in the event than this."""
        before = tuple(ruling for ruling in self.rulings if ruling.noc not in kept)
        self.rulings = before + tuple(
            Ruling(noc=noc, event=self.event, at_most=n, date=self._day, basis=GIVEN_BACK)
            for noc, n in kept.items()
        )
        self.too_few = self._short()
        if self.too_few is not None:
            return Conflict()
        if not self._waivers.isdisjoint(kept) and self.instance.field.reach is not None:
            # With less of a duty there may be other allocations than those before.
            self._trail = None
        try:
            # What was interrupted, by a time that is over for all, is not gone on with.
            Clock().left()
            outcome = self._restarted(kept) or self._solved()
        except Undecided as error:
            outcome = OutOfTime(error.seconds, error.doing)
        if isinstance(outcome, Allocated):
            self._keep_up(outcome)
        return outcome

    def _solved(self) -> Outcome:
        return OutOfTime(0) if self._by_walk else solve(self.instance, self._time_limit)

    def _restarted(self, kept: Mapping[str, int]) -> Allocated | None:
        """The allocation, found from the first line concerned on; None where that fails."""
        trail = self._trail
        step = trail.lower(kept) if trail else None
        if trail is None or step is None:
            self._trail = None
            return None
        if self._board is not None:
            self._post(self._board, trail, kept)
        trail.walk_on()
        # The lines before rest on what they rested on.
        proof: Proof = self._proof if step else "walk"
        lawful = trail.is_lawful
        if not lawful and not self._by_walk:
            proof = self._beyond_walk(trail, step)
            lawful = trail.is_lawful
        if not lawful or may_need_a_lot(trail.turns, trail.held):
            return None
        return Allocated(trail.held, proof)

    def _beyond_walk(self, trail: Trail, step: int) -> Proof:
        """Goes on from the step by counting; where that says nothing, as CP-SAT does."""
        counted: bool | None = None
        with suppress(TooHard):
            try:
                counted = trail.count_on(Clock(self._time_limit))
            except Undecided:
                return "prefix"
        if counted is None and len(trail.turns) < COUNT_FROM:
            self._search(trail, step)
            return "search"
        return "prefix"

    def _search(self, trail: Trail, step: int) -> None:
        """Goes on from the step as CP-SAT does; or from the first, where that cannot be."""
        if self._board is None:
            self._board = self._modelled(trail)
        self._board.clock = Clock(self._time_limit)
        for start in dict.fromkeys((step, 0)):
            order = [turn.place for turn in trail.turns[start:]]
            try:
                found = self._board.first(order, trail.decided_before(start))
            except Undecided:
                return
            if found is not None:
                trail.follow_from(start, found)
                return

    def _modelled(self, trail: Trail) -> Board:
        reach, laws = self.before.within_reach, self.before.laws_within_reach
        board = Board(laws, reach.places, Clock(self._time_limit))
        self._post(board, trail, trail.kept)
        return board

    def _post(self, board: Board, trail: Trail, nocs: Iterable[str]) -> None:
        for noc in nocs:
            board.post(trail.limit_of(noc))

    def _keep_up(self, found: Allocated) -> None:
        """The trail goes where the allocation went; it is given up if it cannot."""
        self._proof: Proof = found.proof
        if self._trail is not None and self._trail.held != found.held:
            self._trail.follow_from(0, found.held)
            if self._trail.held != found.held:
                self._trail = None

    def _short(self) -> Source | None:
        """A rule about these places alone that asks for more than there are left."""
        out = set[Place]()
        for ruling in self.rulings:
            places = self.before.within_reach.places_of(self.event, ruling.noc)
            # Over several lists it is not said which of the places are given back.
            if is_chain(places):
                out.update(places[ruling.at_most :])
        for law in self._minima:
            if sum(place not in out for place in law.bound.places) < law.bound.at_least:
                return law.source
        return None

    @cached_property
    def _waivers(self) -> frozenset[str]:
        """The NOCs that may give back what a rule gives them, or asks of them if possible."""
        field, rules = self.before.field, self.before.rulebook.rules
        return frozenset(
            place.noc
            for rule in rules
            if rule.is_soft
            for bound in rule.laws(field)
            for place in bound.places
        )

    @cached_property
    def _minima(self) -> tuple[Law, ...]:
        """The rules that ask for so many of the event's places, whatever else."""
        mine = set(self.before.within_reach.places_in(self.event))
        waived = {rule.id for rule in self.before.rulebook.rules if rule.is_soft}
        return tuple(
            law
            for law in self.before.laws_within_reach
            if law.source.kind == "rule"
            and law.source.id not in waived
            and law.bound.when is None
            and law.bound.at_least
            and mine.issuperset(law.bound.places)
        )


def last_awarded(instance: Instance, held: Held, event: str) -> Turn | None:
    """The cut line of an event: the last line awarded in the order of award."""
    awarded = (turn for turn in reversed(turns_in(instance, event)) if turn.place in held)
    return next(awarded, None)


def turns_in(instance: Instance, event: str) -> list[Turn]:
    """The lines that lead to an event, in the order of award."""
    return [turn for _, turns in instance.stages for turn in turns if turn.event == event]
