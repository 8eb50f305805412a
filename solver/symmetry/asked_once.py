"""Of places that are alike one is asked about.

Where hundreds of lines share a rank, each that is left out could be the one that a lot gives a
place. NOCs with the same laws and the same decisions can be exchanged for one another in any lawful
allocation that keeps the decisions, so a place of the one can be held if the other's can.
"""

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property

from models.bound import Law, by_noc
from models.place import Chain, Place
from solver.clock import UNLIMITED, Clock
from solver.symmetry.anonymous import Kind, kinds
from solver.symmetry.residual import Decisions, Situation

#: Whether some lawful allocation keeps the decisions and holds the place.
Ask = Callable[[dict[Place, bool], Place], bool]


class AskedOnce:
    """As `ask`, which looks at nothing but the laws."""

    def __init__(
        self, laws: Sequence[Law], places: Sequence[Place], ask: Ask, clock: Clock = UNLIMITED
    ) -> None:
        self._laws, self._places, self._ask, self._clock = laws, places, ask, clock
        self._situations: dict[tuple[int, Decisions], Situation] = {}
        self._known: dict[Hashable, bool] = {}
        self._decided: dict[Place, bool] = {}

    def __call__(self, decided: dict[Place, bool], place: Place) -> bool:
        key = self.likeness(decided, place)
        if key not in self._known:
            self._known[key] = self._ask(decided, place)
        return self._known[key]

    def likeness(self, decided: dict[Place, bool], place: Place) -> Hashable:
        """The same for places that can be exchanged."""
        if decided != self._decided:
            self._known, self._decided = {}, dict(decided)
        mine, kind = self._of[place.noc], self._kinds[place.noc]
        decisions = tuple(self._decided.get(one) for one in mine)
        situation = self._situations.get((kind.number, decisions))
        if situation is None:
            situation = Situation(kind.roles, kind.bounds, decisions, self._clock)
            self._situations[kind.number, decisions] = situation
        number = mine.index(place)
        value = situation.decisions[number]
        if situation.hopeless or value is not None:
            return situation.hopeless, value, kind.number, decisions, number
        return situation.key, situation.open.index(number)

    @cached_property
    def _of(self) -> dict[str, Chain]:
        return by_noc(tuple(self._places))

    @cached_property
    def _kinds(self) -> dict[str, Kind]:
        number = {place: n for mine in self._of.values() for n, place in enumerate(mine)}
        return kinds(self._laws, self._of, number, self._clock)[1]
