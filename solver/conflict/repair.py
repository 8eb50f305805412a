"""The smallest changes of numbers that let all rules be kept, and why not less.

One integer per parameter, shared by all the bounds of its rule; fewest rules changed, then the
smallest change; each set of parameters that settles the problem is blocked and the next searched
for. Every repair is verified on the whole rulebook, validated from scratch, and so is that one
step less does not do. The nearest idea in the literature: Senthooran et al., Human-centred
feasibility restoration, CP 2021.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import combinations, product

from pydantic import ValidationError

from models.answers.diagnosis import Change, ConflictOfRules, Repair
from models.bound import Law
from models.errors import Defect
from models.instance import Instance
from models.place import Field
from solver.conflict.least import LeastChanges, NewNumbers
from solver.conflict.movable import (
    farthest_of,
    gives_places,
    movable_in,
    searched_field,
)
from solver.conflict.oracle import Oracle
from solver.conflict.parts import hanging_together
from solver.conflict.patched import Proposal
from solver.cpsat.elastic import Movable, NumbersBoard

Explain = Callable[[Oracle, Sequence[str]], ConflictOfRules]

#: How far it is searched together with other parameters, number by number.
NEAR = 8


class _NotVerified(Defect):
    """A repair that does not settle its problem, or that is not tight."""


class Repairs:
    """The repairs of one problem.

    rules: those that may be changed. conflicts: the sets of which each must lose a rule. waived:
    rules left out because another, independent problem has to be settled as well.
    """

    def __init__(
        self,
        oracle: Oracle,
        rules: Collection[str],
        conflicts: Sequence[frozenset[str]],
        waived: frozenset[str],
        explain: Explain,
    ) -> None:
        self._oracle, instance = oracle, oracle.instance
        self.instance, self.waived, self.explain = instance, waived, explain
        self.conflicts = conflicts
        self._old = {
            f"{rule.id}.{name}": value
            for rule in instance.rulebook.rules
            for name, value in rule.parameters().items()
        }
        self._changeable = {r.id for r in instance.rulebook.rules if r.id in rules and not r.fixed}

    def all(self, at_most: int) -> tuple[list[Repair], bool]:
        """The repairs, fewest rules first; and whether these are all."""
        field = searched_field(self.instance, self._changeable)
        summed = {m.address for m in movable_in(self.instance, field, self._changeable)}
        others = [
            address
            for address in self._old
            if _rule_of(address) in self._changeable and address not in summed
        ]
        found = LeastChanges(self._old)
        complete = self._collect(found, self.instance, {}, at_most)
        for address in others:
            for new in _near(self._old[address]):
                # The nearest number that settles it alone: what is farther, or needs more, is not
                # the smallest.
                if found.any_within({address}):
                    break
                if (other := self._valid({address: new})) is not None:
                    complete &= self._collect(found, other, {address: new}, at_most)
            if not found.any_within({address}) and (far := self._searched(address)) is not None:
                found.add({address: far})
        for address in self._opening():
            if (numbers := self._more_places(address)) is not None:
                found.add(numbers)
        for pair in combinations(others, 2):
            if self._may_do(pair) and not found.any_within(set(pair)):
                if (numbers := self._both(pair)) is not None:
                    found.add(numbers)
                else:
                    complete = False
        repairs = [self._verified_or_near(numbers) for numbers in found.by_size()]
        return [repair for repair in repairs if repair], complete and all(repairs)

    def _opening(self) -> Iterator[str]:
        """The numbers of rules in no conflict that say how many places are given."""
        for rule in self.instance.rulebook.rules:
            if rule.fixed or rule.id in self._changeable or rule.id in self.waived:
                continue
            for name in rule.parameters():
                if gives_places(self.instance, rule, name):
                    yield f"{rule.id}.{name}"

    def _more_places(self, address: str) -> NewNumbers | None:
        """The next number at which there are places enough. Fewer never settle a conflict."""
        old = self._old[address]
        more = ({address: old + step} for step in range(1, NEAR + 1))
        return next((numbers for numbers in more if self._settles(numbers)), None)

    def _may_do(self, addresses: Iterable[str]) -> bool:
        """Whether each conflict loses a rule when these change."""
        rules = {_rule_of(address) for address in addresses}
        return all(rules & conflict for conflict in self.conflicts)

    def _both(self, pair: tuple[str, str]) -> NewNumbers | None:
        """The smallest change of two numbers together that settles the problem, near to them."""
        one, two = pair
        steps = range(-NEAR, NEAR + 1)
        near = [(a, b) for a, b in product(steps, steps) if a and b and abs(a) + abs(b) <= NEAR]
        for a, b in sorted(near, key=lambda ab: abs(ab[0]) + abs(ab[1])):
            numbers = {one: self._old[one] + a, two: self._old[two] + b}
            if self._settles(numbers):
                return numbers
        return None

    def _collect(
        self, found: LeastChanges, instance: Instance, given: NewNumbers, at_most: int
    ) -> bool:
        """Add the smallest changes beside those given, which the instance has already; whether
        there are no more than at_most."""
        changed_rules = {_rule_of(address) for address in given}
        field = searched_field(instance, self._changeable)
        free = [
            m for m in movable_in(instance, field, self._changeable) if m.rule not in changed_rules
        ]
        board = self._board(instance, field, free)
        if board is None:
            return True
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

    def _proposal(self, numbers: NewNumbers) -> Proposal:
        """Other numbers; what is left of a place given back is known where nothing else clashes."""
        is_open = any(ruling.leaves_open for ruling in self._oracle.whole.rulings)
        return Proposal(numbers, self.waived if is_open else frozenset())

    def _valid(self, numbers: NewNumbers) -> Instance | None:
        """The instance with other numbers, or None if nobody may write them."""
        if any(new < 0 for new in numbers.values()):
            return None
        try:
            return self._oracle.patched(self._proposal(numbers))
        except ValidationError:
            return None

    def _board(
        self, instance: Instance, field: Field, movable: Sequence[Movable]
    ) -> NumbersBoard | None:
        """Of the parts in which a number may move; None if another part cannot be kept."""
        moving = {m.rule for m in movable}
        laws = (law for law in instance.laws_over(field) if not _is_of(law, self.waived))
        standing: list[Law] = []
        for part in hanging_together(laws):
            if any(_is_of(law, moving) for law in part):
                standing += (law for law in part if not _is_of(law, moving))
            elif not self._oracle.keeps_all(part):
                return None
        bounds = {
            rule.id: list(rule.laws(field)) for rule in instance.rulebook.rules if rule.id in moving
        }
        return NumbersBoard(standing, bounds, movable, self._oracle.clock)

    def _searched(self, address: str) -> int | None:
        """A number that settles the problem, by doubling steps and then halving."""
        value = self._old[address]
        best: int | None = None
        for sign, end in ((-1, value), (1, farthest_of(self.instance, address))):
            failed = 0
            for step in _doubled_to(end):
                if self._settles({address: value + sign * step}):
                    least = self._halved(address, sign, failed, step)
                    if best is None or least < abs(best - value):
                        best = value + sign * least
                    break
                failed = step
        return best

    def _halved(self, address: str, sign: int, failed: int, step: int) -> int:
        """The least step that settles the problem, between one that does not and one that does."""
        value = self._old[address]
        while step - failed > 1:
            middle = (step + failed) // 2
            if self._settles({address: value + sign * middle}):
                step = middle
            else:
                failed = middle
        return step

    def _settles(self, numbers: NewNumbers) -> bool:
        instance = self._valid(numbers)
        if instance is None:
            return False
        if self._has_the_same_places(instance) and not self._may_do(numbers):
            # The conflicts that are left have the same bounds on the same places.
            return False
        oracle = self._oracle.of(instance)
        return oracle.possible(set(oracle.rules) - self.waived)

    def _has_the_same_places(self, other: Instance) -> bool:
        """Whether nothing but the rules themselves says something else there."""
        mine, theirs = self.instance, other
        return (mine.field, mine.standing.numbers) == (theirs.field, theirs.standing.numbers)

    def _verified_or_near(self, numbers: NewNumbers) -> Repair | None:
        """The repair; where fewer athletes are asked for than it takes, the nearest that holds."""
        try:
            return self._verified(numbers)
        except _NotVerified:
            if self._has_the_same_places(self._oracle.patched(self._proposal(numbers))):
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
            oracle = self._oracle.after(self._proposal(less))
            rules = [rule for rule in oracle.rules if rule not in self.waived]
            if oracle.possible(rules):
                raise _NotVerified(f"{less} settles the problem already")
            why.append(self.explain(oracle, rules))
        changes = tuple(Change(address, old[address], new) for address, new in numbers.items())
        return Repair(changes, tuple(why))


def _rule_of(address: str) -> str:
    return address.partition(".")[0]


def _is_of(law: Law, rules: Collection[str]) -> bool:
    return law.source.kind == "rule" and law.source.id in rules


def _doubled_to(end: int) -> Iterator[int]:
    """1, 2, 4, ..., and the end itself."""
    step = 1
    while step < end:
        yield step
        step *= 2
    if end > 0:
        yield end


def _near(value: int) -> list[int]:
    """The numbers next to a number, the nearest first."""
    numbers = range(value - NEAR, value + NEAR + 1)
    return sorted((n for n in numbers if n != value), key=lambda n: abs(n - value))
