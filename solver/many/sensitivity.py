"""Every number of every rule one up and one down: what it would do, or how far it does nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from models.answers.diagnosis import ConflictOfRules
from models.answers.outcome import Allocated
from models.answers.quota import Moves, Rows, moves_between, rows_of
from models.checks.lawful import breaches
from models.instance import Instance
from solver.allocate.solve import as_last_known
from solver.clock import Clock, Undecided
from solver.conflict.first import first_conflict
from solver.many.outcomes import Again, VariantStatus

#: How far a number that does nothing is followed: to twice of it, and at least so many steps.
LEAST_FAR = 16


@dataclass(frozen=True, slots=True)
class Effect:
    """What the new number of a parameter does.

    status:   `refused` where the rule, or the instance, takes no such number; why: in words.
    moves:    against the base, of an allocation.
    conflict: one of those that there are, if it was found in time.
    """

    new: int
    status: VariantStatus
    moves: Moves | None = None
    conflict: ConflictOfRules | None = None
    why: str = ""

    @property
    def is_nothing(self) -> bool:
        return self.moves is not None and not self.moves.cells


@dataclass(frozen=True, slots=True)
class Sensitive:
    """A parameter and one step in a direction.

    same_until: the farthest number known to do nothing, where one step does nothing; then: what
    one further does, None where it was not followed any further.
    """

    parameter: str
    old: int
    effect: Effect
    same_until: int | None = None
    then: Effect | None = None


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """steps: the greatest effect first; fixed: parameters that are not ours to change, and their
    numbers."""

    steps: tuple[Sensitive, ...]
    fixed: tuple[tuple[str, int], ...]


def sensitivity(
    instance: Instance,
    base: Allocated,
    time_limit: float | None = None,
    told: Callable[[int, int], None] | None = None,
) -> Sensitivity:
    """Every parameter one up and one down.

    base: the allocation of the instance. time_limit: seconds for each solve. told: is told of how
    many steps are done, and of how many. What there is no time for is out of time.
    """
    numbers = [
        (f"{rule.id}.{name}", value, rule.fixed)
        for rule in instance.rulebook.rules
        for name, value in rule.parameters().items()
    ]
    asking = _Asking(instance, base, time_limit)
    asked = [(name, old, old + way) for name, old, fixed in numbers for way in (-1, 1) if not fixed]
    steps = []
    for done, one in enumerate(asked):
        if told is not None:
            told(done, len(asked))
        steps.append(asking.step(*one))
    return Sensitivity(
        tuple(sorted(steps, key=_size, reverse=True)),
        tuple((parameter, old) for parameter, old, fixed in numbers if fixed),
    )


def _size(step: Sensitive) -> tuple[int, int, int]:
    """No table at all counts most, then places moved, then athlete places; last what is refused."""
    effect = step.effect
    if effect.moves is None:
        order = ("refused", "allocated", "out_of_time", "lot_required", "conflict")
        return order.index(effect.status) - 1, 0, 0
    found = effect.moves
    return 0, found.gained + found.lost, found.athletes_gained + found.athletes_lost


class _Asking:
    def __init__(self, instance: Instance, base: Allocated, time_limit: float | None) -> None:
        self.instance, self.held, self.time_limit = instance, base.held, time_limit
        self._whole = Clock()
        self.again = Again(instance, lambda: Clock(time_limit))
        self.base: Rows = rows_of(instance.rulebook, base.numbers)

    def step(self, parameter: str, old: int, new: int) -> Sensitive:
        try:
            self._whole.left()
            step = Sensitive(parameter, old, self.effect(parameter, new))
        except Undecided:
            return Sensitive(parameter, old, Effect(new, "out_of_time"))
        if not step.effect.is_nothing:
            return step
        try:
            return self._followed(step)
        except Undecided:
            then = Effect(new + new - old, "out_of_time")
            return replace(step, same_until=new, then=then)

    def effect(self, parameter: str, new: int) -> Effect:
        found = self.again.found(change={parameter: new})
        if (rows := found.rows(self.instance.rulebook)) is not None:
            moves = moves_between(self.instance.rulebook, self.base, rows)
            return Effect(new, found.status, moves)
        conflict = None
        if found.status == "conflict":
            instance = self.again.quick.instance(change={parameter: new})
            conflict = first_conflict(instance, self.time_limit, as_last_known)
        return Effect(new, found.status, conflict=conflict, why=found.why)

    def _followed(self, step: Sensitive) -> Sensitive:
        """On in steps of 2, 4, 8, ..., and where something happens back by halves.

        So the last number that does nothing and the next, which does something, are both tried;
        what lies before them is not tried number by number.
        """
        parameter, old = step.parameter, step.old
        sign = step.effect.new - old
        end = max(old, LEAST_FAR) if sign > 0 else old
        same, tried = 1, 2
        while tried <= end and self._is_same(parameter, old + sign * tried):
            same, tried = tried, (2 * tried if 2 * tried <= end or tried == end else end)
        if tried > end or same == end:
            return replace(step, same_until=old + sign * same)
        while tried - same > 1:
            middle = (same + tried) // 2
            if self._is_same(parameter, old + sign * middle):
                same = middle
            else:
                tried = middle
        then = self.effect(parameter, old + sign * tried)
        return replace(step, same_until=old + sign * same, then=then)

    def _is_same(self, parameter: str, new: int) -> bool:
        change = {parameter: new}
        found = self.again.walked(change=change)
        if found is None:
            laws = self.again.quick.instance(change=change).laws
            if next(breaches(laws, self.held), None) is not None:
                # That needs no solve: what was allocated is no longer lawful.
                return False
            found = self.again.solved(change=change)
        return found.rows(self.instance.rulebook) == self.base
