"""The smallest changes of numbers that let all rules be kept, and why not less.

One integer per parameter, shared by all the bounds of its rule; fewest rules changed, then the
smallest change; each set of parameters that settles the problem is blocked and the next searched
for. Every repair is verified on the whole rulebook, validated from scratch, and so is that one
step less does not do. The nearest idea in the literature: Senthooran et al., Human-centred
feasibility restoration, CP 2021.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from pydantic import ValidationError

from models.answers.diagnosis import Change, ConflictOfRules, Repair
from models.errors import Defect
from models.instance import Instance
from models.rules import Rule
from models.variant import Variant
from solver.clock import Clock
from solver.conflict.oracle import Oracle
from solver.cpsat.elastic import Movable, NumbersBoard

Explain = Callable[[Oracle, Sequence[str]], ConflictOfRules]
NewNumbers = Mapping[str, int]

#: How far from its number a parameter is searched whose effect on the bounds is not a sum.
FARTHEST = 4096
#: How far it is searched together with other parameters.
NEAR = 8


class _NotVerified(Defect):
    """A repair that does not settle its problem, or that is not tight."""


def changed(instance: Instance, numbers: NewNumbers) -> Instance:
    """The instance under a rulebook with other numbers, validated from scratch."""
    return instance.with_rulebook(Variant(id="repair", change=numbers).apply(instance.rulebook))


class Repairs:
    """The repairs of one problem.

    rules: those of the problem's conflicts. waived: rules left out because another, independent
    problem has to be settled as well.
    """

    def __init__(
        self,
        instance: Instance,
        rules: Sequence[str],
        waived: frozenset[str],
        clock: Clock,
        explain: Explain,
    ) -> None:
        self.instance, self.waived, self.clock, self.explain = instance, waived, clock, explain
        self._old = {
            f"{rule.id}.{name}": value
            for rule in instance.rulebook.rules
            for name, value in rule.parameters().items()
        }
        self.changeable = [
            rule for rule in instance.rulebook.rules if rule.id in rules and not rule.fixed
        ]

    def all(self, at_most: int) -> tuple[list[Repair], bool]:
        """The repairs, fewest rules first; and whether these are all."""
        movable = [m for rule in self.changeable for m in self._movable(rule)]
        summed = {m.address for m in movable}
        others = {
            f"{rule.id}.{name}": value
            for rule in self.changeable
            for name, value in rule.parameters().items()
            if f"{rule.id}.{name}" not in summed
        }
        found = _Smallest(self._old)
        # Two parameters of the other sort are not changed together.
        complete = len({address.partition(".")[0] for address in others}) < 2
        complete &= self._collect(found, self.instance, {}, movable, at_most)
        for address, value in others.items():
            if (far := self._searched(address, value)) is not None:
                found.add({address: far})
            for new in _near(value):
                if (other := self._valid({address: new})) is not None:
                    complete &= self._collect(found, other, {address: new}, movable, at_most)
        repairs = [self._verified_or_near(numbers) for numbers in found.by_size()]
        return [repair for repair in repairs if repair], complete and all(repairs)

    def _collect(
        self,
        found: "_Smallest",
        instance: Instance,
        given: NewNumbers,
        movable: Sequence[Movable],
        at_most: int,
    ) -> bool:
        """Add the smallest changes beside those given; whether there are no more than at_most."""
        changed_rules = {address.partition(".")[0] for address in given}
        free = [m for m in movable if m.rule not in changed_rules]
        board = self._board(instance, free)
        # What settles the problem without the given change is no reason to make it.
        for support in found.supports_within({m.address for m in free}):
            board.forbid(support)
        for _ in range(at_most):
            moves = board.smallest_change()
            if moves is None:
                return True
            found.add(
                {
                    **given,
                    **{m.address: m.value + moves[m.address] for m in free if m.address in moves},
                }
            )
            if not moves:
                return True
            board.forbid(moves)
        return board.smallest_change() is None

    def _valid(self, numbers: NewNumbers) -> Instance | None:
        """The instance with other numbers, or None if nobody may write them."""
        if any(new < 0 for new in numbers.values()):
            return None
        try:
            return changed(self.instance, numbers)
        except ValidationError:
            return None

    def _movable(self, rule: Rule) -> Iterator[Movable]:
        """The rule's parameters of which one more adds the same to every bound."""
        field = self.instance.field
        bounds = list(rule.bounds(field))
        for name, value in rule.parameters().items():
            address = f"{rule.id}.{name}"
            # Where a rule takes no more ('between 2 and 2'), one less tells the same.
            for step in (1, -1):
                other = self._rule_with(address, value + step)
                if other is not None:
                    break
            else:
                continue
            moved = list(other.bounds(field))
            pull = tuple(
                (
                    step * (after.at_least - before.at_least),
                    step * ((after.at_most or 0) - (before.at_most or 0)),
                )
                for before, after in zip(bounds, moved, strict=False)
            )
            same = [(b.places, b.when) for b in bounds] == [(b.places, b.when) for b in moved]
            if same and any(any(both) for both in pull):
                yield Movable(address, rule.id, value, pull)

    def _rule_with(self, address: str, number: int) -> Rule | None:
        """The rule with another number, or None if nobody may write it."""
        try:
            patched = Variant(id="step", change={address: number}).apply(self.instance.rulebook)
        except ValidationError:
            return None
        return next(r for r in patched.rules if r.id == address.partition(".")[0])

    def _board(self, instance: Instance, movable: Sequence[Movable]) -> NumbersBoard:
        field = instance.field
        moving = {m.rule for m in movable}
        standing = [
            law
            for law in instance.laws
            if law.source.kind != "rule" or law.source.id not in moving | self.waived
        ]
        bounds = {
            rule.id: list(rule.bounds(field)) for rule in self.changeable if rule.id in moving
        }
        return NumbersBoard(standing, bounds, movable, field.places, self.clock)

    def _searched(self, address: str, value: int) -> int | None:
        """The nearest number that settles the problem, by doubling steps and then halving."""
        best: int | None = None
        for sign in (-1, 1):
            step, failed = 1, 0
            while step <= FARTHEST and value + sign * step >= 0:
                if self._settles({address: value + sign * step}):
                    while step - failed > 1:
                        middle = (step + failed) // 2
                        if self._settles({address: value + sign * middle}):
                            step = middle
                        else:
                            failed = middle
                    if best is None or step < abs(best - value):
                        best = value + sign * step
                    break
                step, failed = 2 * step, step
        return best

    def _settles(self, numbers: NewNumbers) -> bool:
        instance = self._valid(numbers)
        if instance is None:
            return False
        oracle = Oracle(instance, self.clock)
        return oracle.possible(set(oracle.rules) - self.waived)

    def _verified_or_near(self, numbers: NewNumbers) -> Repair | None:
        """The repair; where the numbers change the facts as well, the nearest one that holds.

        What a team brings is also a reason for so many athletes, which the board takes as given.
        """
        try:
            return self._verified(numbers)
        except _NotVerified:
            if changed(self.instance, numbers).field == self.instance.field:
                raise
        if len(numbers) > 1:
            return None
        ((address, _),) = numbers.items()
        settling = (new for new in _near(self._old[address]) if self._settles({address: new}))
        near = next(settling, None)
        return None if near is None else self._verified({address: near})

    def _verified(self, numbers: NewNumbers) -> Repair:
        if not self._settles(numbers):
            raise _NotVerified(f"{dict(numbers)} does not settle the problem")
        old = self._old
        why = []
        for address, new in numbers.items():
            less = dict(numbers) | {address: new + (1 if new < old[address] else -1)}
            oracle = Oracle(changed(self.instance, less), self.clock)
            rules = [rule for rule in oracle.rules if rule not in self.waived]
            if oracle.possible(rules):
                raise _NotVerified(f"{less} settles the problem already")
            why.append(self.explain(oracle, rules))
        changes = tuple(Change(address, old[address], new) for address, new in numbers.items())
        return Repair(changes, tuple(why))


def _near(value: int) -> list[int]:
    """The numbers next to a number, the nearest first."""
    numbers = range(value - NEAR, value + NEAR + 1)
    return sorted((n for n in numbers if n != value), key=lambda n: abs(n - value))


class _Smallest:
    """For each set of parameters that settles the problem its smallest change, none superfluous.

    old: every parameter's number now, in the order of the rulebook.
    """

    def __init__(self, old: NewNumbers) -> None:
        self.old = old
        self.found: dict[frozenset[str], NewNumbers] = {}

    def add(self, numbers: NewNumbers) -> None:
        support = frozenset(numbers)
        known = self.found.get(support)
        if known is None or self._size(numbers) < self._size(known):
            self.found[support] = numbers

    def supports_within(self, addresses: set[str]) -> list[frozenset[str]]:
        return [support for support in self.found if support <= addresses]

    def by_size(self) -> list[NewNumbers]:
        """Fewest parameters first, then the smallest change, then the order of the rulebook."""
        least = [
            numbers
            for support, numbers in self.found.items()
            if not any(other < support for other in self.found)
        ]
        return sorted(least, key=self._size)

    def _size(self, numbers: NewNumbers) -> tuple[int, int, list[int]]:
        places = list(self.old)
        total = sum(abs(new - self.old[address]) for address, new in numbers.items())
        return len(numbers), total, sorted(places.index(address) for address in numbers)
