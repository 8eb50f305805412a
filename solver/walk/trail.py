"""A walk that can be gone back on: to any turn, and from there on another way."""

from collections.abc import Mapping, Sequence

from models.bound import Bound, Law, Source
from models.checks.lawful import breaches
from models.instance import Instance
from models.place import Place
from solver.allocate.tiers import within
from solver.walk.walk import Walk


class Trail(Walk):
    """The walk of an instance; per turn it keeps what came to be held.

    Every NOC has a limit of its own in one event, which keeps nobody out before it is lowered. Of
    `blocked_by` and `reserved`, which are about reasons, it keeps no account.

    turns: the lines in the order of award, those within reach.
    limits: NOC -> its limit in the event.
    """

    def __init__(self, instance: Instance, event: str) -> None:
        reach = instance.within_reach
        places = {noc: reach.places_of(event, noc) for noc in reach.nocs}
        laws = list(instance.laws_within_reach)
        holders = [noc for noc in reach.nocs if places[noc]]
        self._index = {noc: len(laws) + number for number, noc in enumerate(holders)}
        self._taken: list[Place] = []
        own = [Law(_limit(noc), Bound(places[noc], 0, len(places[noc]))) for noc in holders]
        super().__init__([*laws, *own])
        self._start = frozenset(self.tally.held)
        self._steps: list[tuple[Place, list[Place]]] = []
        self._ruled_out: set[Place] = set()
        self.turns = [t for _, turns in instance.stages for t in within(reach, turns)]

    @property
    def held(self) -> frozenset[Place]:
        return frozenset(self.tally.held)

    @property
    def is_lawful(self) -> bool:
        """Counted anew; what the walk has kept up to date only tells sooner that it is not."""
        tally = self.tally
        if any(tally.excess(index) for index in range(len(tally.laws))):
            return False
        return next(breaches(self.tally.laws, self.held), None) is None

    def lower(self, kept: Mapping[str, int]) -> int | None:
        """From now on these NOCs hold no more places than this in the event.

        Returns the first step that this concerns; None if it was before the first.
        """
        back_to = len(self.turns)
        for noc, number in kept.items():
            if noc not in self._index:
                continue
            index = self._index[noc]
            source, bound = self.tally.laws[index]
            self.tally.laws[index] = Law(source, bound._replace(at_most=number))
            if is_one_list(bound.places):
                self._ruled_out.update(bound.places[number:])
            step = self._first_above(bound.places, number)
            if step is None:
                return None
            back_to = min(back_to, step)
        return back_to

    def limit_of(self, noc: str) -> Bound | None:
        """What an NOC keeps; None if it never had a place in the event within reach."""
        return self.tally.laws[self._index[noc]].bound if noc in self._index else None

    def _first_above(self, places: Sequence[Place], number: int) -> int | None:
        """The step in which more of the places came to be held; None if it was from the start."""
        count = sum(place in self._start for place in places)
        if count > number:
            return None
        mine = set(places)
        for step, (_, taken) in enumerate(self._steps):
            count += sum(place in mine for place in taken)
            if count > number:
                return step
        return len(self.turns)

    def walk_from(self, step: int) -> None:
        """Goes back to a step and walks on from there."""
        self._go_back(step)
        for turn in self.turns[step:]:
            self._step(turn.place)

    def follow_from(self, step: int, held: frozenset[Place]) -> None:
        """Goes back to a step and decides the lines from there on as in an allocation.

        What they call for is held as well, nothing else.
        """
        self._go_back(step)
        for turn in self.turns[step:]:
            if turn.place in held:
                self._step(turn.place)
            else:
                self.passed.add(turn.place)
                self._steps.append((turn.place, []))

    def decided_before(self, step: int) -> dict[Place, bool]:
        return {place: place in self.tally.held for place, _ in self._steps[:step]}

    def _step(self, place: Place) -> None:
        self._taken = []
        self.consider(place)
        self._steps.append((place, self._taken))

    def _go_back(self, step: int) -> None:
        for place, taken in reversed(self._steps[step:]):
            self._give_back(taken)
            self.passed.discard(place)
        del self._steps[step:]
        # They are held in no lawful allocation, so limits that hang on them are decided.
        self.passed.update(self._ruled_out)

    def _take(self, places: Sequence[Place]) -> bool:
        taken: list[Place] = []
        if self._add(places, taken):
            self._taken = taken
            return True
        self._give_back(taken)
        return False


def is_one_list(places: Sequence[Place]) -> bool:
    """Whether places of an NOC in an event are all of one list, so that the last are the worst."""
    return bool(places) and places[0].pool == places[-1].pool


def _limit(noc: str) -> Source:
    return Source("ruling", f"kept:{noc}", f"what {noc} keeps")
