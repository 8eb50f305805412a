"""The board: an instance as CP-SAT. A literal per place, laws as constraints over them.

The only module that knows ortools. An NOC's places of a pool are held in their order, so most
bounds about one NOC are a single literal or a clause, which keeps the linear relaxation tight.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ortools.sat.python import cp_model

from models.bound import Bound, Condition, Law
from models.place import Place

Literal = cp_model.LiteralT


class Undecided(Exception):
    """The solver neither found an allocation nor proved that there is none in the time given."""


class Settings(NamedTuple):
    """How one solve is done. time_limit: seconds, None for none. seed: of the search."""

    time_limit: float | None = None
    seed: int = 1
    linearization: int = 2
    presolve: bool = True


class Board:
    """The lawful allocations of the laws given, as a constraint model."""

    def __init__(self, laws: Iterable[Law], places: Iterable[Place]) -> None:
        self.model = cp_model.CpModel()
        self.literals = {place: self.model.new_bool_var("") for place in places}
        for law in laws:
            self.post(law.bound)

    def post(self, bound: Bound, switch: Literal | None = None) -> None:
        """Add one bound; with a switch it is kept only when the switch is on."""
        enforced: list[Literal] = [] if switch is None else [switch]
        if bound.when is not None:
            condition = self._condition(bound.when)
            if condition is None:
                return
            enforced += condition
        size = len(bound.places)
        if bound.at_least > size:
            self._clause(enforced, [])
        elif bound.at_least > 0:
            if bound.at_least == 1 or size == bound.at_least or _is_chain(bound.places):
                for literal in self._needed(bound):
                    self._clause(enforced, literal)
            else:
                self._linear(bound.places, bound.at_least, size, enforced)
        if bound.at_most is not None and bound.at_most < size:
            if _is_chain(bound.places):
                self._clause(enforced, [~self.literals[bound.places[bound.at_most]]])
            else:
                self._linear(bound.places, 0, bound.at_most, enforced)

    def _needed(self, bound: Bound) -> list[list[Literal]]:
        """Clauses that say 'at least so many' where that takes no sum."""
        literals: list[Literal] = [self.literals[place] for place in bound.places]
        if _is_chain(bound.places):
            return [[literals[bound.at_least - 1]]]
        if len(literals) == bound.at_least:
            return [[literal] for literal in literals]
        return [list(dict.fromkeys(literals))]

    def _clause(self, enforced: Sequence[Literal], literals: Sequence[Literal]) -> None:
        self.model.add_bool_or([*literals, *(~literal for literal in enforced)])

    def _linear(
        self, places: Sequence[Place], least: int, most: int, enforced: Sequence[Literal]
    ) -> None:
        total = cp_model.LinearExpr.sum([self.literals[place] for place in places])
        constraint = self.model.add_linear_constraint(total, least, most)
        if enforced:
            constraint.only_enforce_if(*enforced)

    def _condition(self, when: Condition) -> list[Literal] | None:
        """Literals that are all true when the condition holds; None if it never does."""
        literals: list[Literal] = [self.literals[place] for place in when.places]
        size, most = len(literals), len(literals) if when.at_most is None else when.at_most
        if when.at_least > size:
            return None
        found: list[Literal] = []
        if _is_chain(when.places):
            found += [literals[when.at_least - 1]] if when.at_least else []
            found += [~literals[most]] if most < size else []
            return found
        if when.at_least == size:
            found += literals
        elif when.at_least:
            found.append(self._reached(when.places, when.at_least))
        if most == 0:
            found += [~literal for literal in literals]
        elif most < size:
            found.append(~self._reached(when.places, most + 1))
        return found

    def _reached(self, places: Sequence[Place], count: int) -> cp_model.IntVar:
        """A literal that says whether at least so many of the places are held."""
        reached = self.model.new_bool_var("")
        self._linear(places, count, len(places), [reached])
        self._linear(places, 0, count - 1, [~reached])
        return reached


def _is_chain(places: Sequence[Place]) -> bool:
    """Whether these are the first places of one NOC in one pool, in order."""
    noc, pool, _ = places[0] if places else ("", "", 0)
    return bool(places) and all(
        place.k == index and place.pool == pool and place.noc == noc
        for index, place in enumerate(places, 1)
    )
