"""The same instance solved again and again, each time with something else about it."""

from collections.abc import Mapping

from pydantic import ValidationError

from models.answers.outcome import Allocated
from models.instance import Instance
from models.place import Place
from models.ranking import Ranking
from models.ruling import Ruling
from solver.allocate.solve import solve
from solver.clock import Clock
from solver.walk.variants import Quick


class Again:
    """What would be held with other numbers, rulings or rankings.

    The plain walk answers where it proves itself, `solve` otherwise.
    """

    def __init__(self, instance: Instance, clock: Clock) -> None:
        self.quick, self.clock = Quick(instance), clock

    def quickly(self, change: Mapping[str, int]) -> frozenset[Place] | None:
        """As `held`, or None where the plain walk does not prove itself."""
        try:
            found = self.quick.variant(change=change)
        except ValidationError:
            return None
        return None if found is None else found.held

    def held(
        self,
        change: Mapping[str, int] | None = None,
        rulings: tuple[Ruling, ...] | None = None,
        rankings: Mapping[str, Ranking] | None = None,
    ) -> frozenset[Place] | None:
        """Every place held; None where nobody may write these numbers, where the rules clash or a
        lot would have to be drawn. Raises Undecided.

        rankings: of the lists that are other than they were.
        """
        try:
            found = self.quick.variant(change=change, rulings=rulings, rankings=rankings)
            if found is not None:
                return found.held
            instance = self.quick.instance(change=change, rulings=rulings, rankings=rankings)
        except ValidationError:
            return None
        return self.solved(instance)

    def solved(self, instance: Instance) -> frozenset[Place] | None:
        """The places held in another instance."""
        outcome = solve(instance, self.clock.left())
        if outcome.status == "out_of_time":
            raise self.clock.undecided()
        return outcome.held if isinstance(outcome, Allocated) else None
