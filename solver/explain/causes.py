"""What did it: the smallest set of single differences that changes a cell of the table.

Two instances of one case differ in numbers of rules, in rules, in the order of award, in rulings.
Some of these are applied to the first; what then gives the cell its new value is the cause, if
nothing less does. First each difference alone is tried; then the whole is cut down to a set of
which none can be left out; then whatever is smaller than that.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import comb
from typing import Any, Literal, NamedTuple

from pydantic import ValidationError

from models.answers.outcome import Allocated
from models.answers.quota import Rows, table_of
from models.bound import Source
from models.instance import Instance
from models.rulebook import Rulebook
from models.rules import Rule
from models.ruling import Ruling
from solver.allocate.solve import solve
from solver.conflict.quickxplain import smallest

Sort = Literal["parameter", "dropped", "added", "replaced", "award", "data", "ruling", "no_ruling"]

#: Sets of one size are not all tried where there would be more of them than this.
MOST_OF_A_SIZE = 100

#: Some of the differences, by their index.
Chosen = tuple[int, ...]


class CaseDifference(NamedTuple):
    """One difference between two instances.

    id:     its address: a rule's parameter or id, a ruling, or the fields of the rulebook.
    source: the rule or ruling, with its wording after the change (before it, if it is gone).
    old, new: of a parameter.
    """

    sort: Sort
    id: str
    source: Source | None = None
    old: int | None = None
    new: int | None = None


def differences(first: Instance, second: Instance) -> Iterator[CaseDifference]:
    """All of them, in the order of the rulebook; rulings last."""
    after = {rule.id: rule for rule in second.rulebook.rules}
    before = {rule.id: rule for rule in first.rulebook.rules}
    for rule in first.rulebook.rules:
        if rule.id not in after:
            yield CaseDifference("dropped", rule.id, rule.source)
        elif rule != after[rule.id]:
            yield from _numbers(rule, after[rule.id])
    for rule in second.rulebook.rules:
        if rule.id not in before:
            yield CaseDifference("added", rule.id, rule.source)
    if first.rulebook.award != second.rulebook.award:
        yield CaseDifference("award", "award")
    if other := _other_fields(first, second):
        yield CaseDifference("data", " and ".join(other))
    old, new = _written(first), _written(second)
    for ruling in _beyond(old, new):
        yield CaseDifference("no_ruling", ruling.source.id, ruling.source)
    for ruling in _beyond(new, old):
        yield CaseDifference("ruling", ruling.source.id, ruling.source)


def _numbers(old: Rule, new: Rule) -> Iterator[CaseDifference]:
    """Each number that differs, or the whole rule where more than numbers do."""
    before, after = old.parameters(), new.parameters()
    changed = {name: n for name, n in after.items() if before.get(name) != n}
    if before.keys() != after.keys() or not _are_all(old, changed, new):
        yield CaseDifference("replaced", new.id, new.source)
        return
    for name, number in changed.items():
        yield CaseDifference("parameter", f"{new.id}.{name}", new.source, before[name], number)


def _are_all(old: Rule, changed: Mapping[str, int], new: Rule) -> bool:
    """Whether the rule with these numbers is the new one."""
    try:
        return old.with_numbers(changed) == new
    except ValidationError:
        return False


def _other_fields(first: Instance, second: Instance) -> list[str]:
    """What else an allocation follows from and differs."""
    apart = {"id", "title", "document", "rules", "award"}
    names = [name for name in Rulebook.model_fields if name not in apart]
    found = [n for n in names if getattr(first.rulebook, n) != getattr(second.rulebook, n)]
    return found + [n for n in ("host", "rankings") if getattr(first, n) != getattr(second, n)]


def _written(instance: Instance) -> tuple[Ruling, ...]:
    """Its rulings; how many places one leaves that gives some back follows from the rest."""
    return tuple(ruling.as_written for ruling in instance.rulings)


def _beyond(some: tuple[Ruling, ...], others: tuple[Ruling, ...]) -> list[Ruling]:
    """The rulings of `some` that `others` lack, each as often as it stands there."""
    left = Counter(ruling.model_dump_json() for ruling in others)
    found = []
    for ruling in some:
        key = ruling.model_dump_json()
        left[key] -= 1
        if left[key] < 0:
            found.append(ruling)
    return found


def patched(first: Instance, second: Instance, some: Iterable[CaseDifference]) -> Instance:
    """The first instance with some of the differences of the second, validated from scratch.

    Raises pydantic's ValidationError where some of them make no case without the others.
    """
    chosen = list(some)
    ids = {difference.id: difference.sort for difference in chosen if difference.sort != "ruling"}
    after = {rule.id: rule for rule in second.rulebook.rules}
    rules: list[Rule] = []
    for rule in first.rulebook.rules:
        if ids.get(rule.id) == "dropped":
            continue
        numbers = {
            d.id.partition(".")[2]: d.new
            for d in chosen
            if d.sort == "parameter" and d.id.partition(".")[0] == rule.id and d.new is not None
        }
        is_replaced = ids.get(rule.id) == "replaced"
        rules.append(after[rule.id] if is_replaced else rule.with_numbers(numbers))
    rules += [rule for rule in second.rulebook.rules if ids.get(rule.id) == "added"]
    fields: dict[str, Any] = dict(first.rulebook) | {"rules": rules}
    parts: dict[str, Any] = {}
    for difference in chosen:
        if difference.sort == "award":
            fields["award"] = second.rulebook.award
        elif difference.sort == "data":
            for name in difference.id.split(" and "):
                if name in fields:
                    fields[name] = getattr(second.rulebook, name)
                else:
                    parts[name] = getattr(second, name)
    parts["rulebook"] = Rulebook.model_validate(fields)
    parts["rulings"] = _rulings(first, second, chosen)
    return first.rebuilt(**parts)


def _rulings(first: Instance, second: Instance, chosen: list[CaseDifference]) -> tuple[Ruling, ...]:
    gone = Counter(d.source for d in chosen if d.sort == "no_ruling")
    new = Counter(d.source for d in chosen if d.sort == "ruling")
    kept = []
    for ruling in _written(first):
        gone[ruling.source] -= 1
        if gone[ruling.source] < 0:
            kept.append(ruling)
    for ruling in _beyond(_written(second), _written(first)):
        new[ruling.source] -= 1
        if new[ruling.source] >= 0:
            kept.append(ruling)
    return tuple(kept)


class Causes:
    """The causes of what differs between the tables of two instances.

    time_limit: seconds for each solve; what is undecided is no cause.
    """

    def __init__(self, first: Instance, second: Instance, time_limit: float | None = None) -> None:
        self._first = first
        self._second = second
        self._time_limit = time_limit
        self.differences = tuple(differences(first, second))
        self._known: dict[Chosen, Rows | None] = {}

    def of(self, noc: str, column: str, value: int) -> tuple[CaseDifference, ...]:
        """The smallest set of differences with which the cell has the value it has in the end.

        Alone it gives the cell that value, and less any one of its differences it does not. Nor
        does any smaller set, as far as there are not too many of a size.
        """
        every = tuple(range(len(self.differences)))

        def does(numbers: Sequence[int]) -> bool:
            # All of them need no trying: they make the second instance.
            some = tuple(sorted(numbers))
            found = None if some == every else self._rows(some)
            return some == every or (
                found is not None and found.get(noc, {}).get(column, 0) == value
            )

        found = next((one for one in combinations(every, 1) if does(one)), None)
        if found is None:
            found = _cut_down(every, does)
            found = next(filter(does, _smaller(every, found)), found)
        return tuple(self.differences[number] for number in found)

    def _rows(self, numbers: Chosen) -> Rows | None:
        if numbers not in self._known:
            self._known[numbers] = self._solved(numbers)
        return self._known[numbers]

    def _solved(self, numbers: Chosen) -> Rows | None:
        some = [self.differences[number] for number in numbers]
        try:
            instance = patched(self._first, self._second, some)
        except ValidationError:
            return None
        outcome = solve(instance, self._time_limit)
        return table_of(instance.rulebook, outcome.held) if isinstance(outcome, Allocated) else None


def _cut_down(every: Chosen, does: Callable[[Sequence[int]], bool]) -> Chosen:
    """A set that does, and less any one of its items does not."""
    # What does with less may not do with more, which QuickXplain takes for granted: its answer is
    # tried, and what can still be left out is.
    suggested = tuple(sorted(smallest(every, does)))
    found = suggested if does(suggested) else every
    less: Chosen | None = found
    while less is not None:
        found = less
        ones_less = combinations(found, len(found) - 1) if found else ()
        less = next(filter(does, ones_less), None)
    return found


def _smaller(every: Chosen, found: Chosen) -> Iterator[Chosen]:
    """The sets of at least two that are smaller than the one found: all of them, or those in it."""
    for size in range(2, len(found)):
        few = comb(len(every), size) <= MOST_OF_A_SIZE
        if few or comb(len(found), size) <= MOST_OF_A_SIZE:
            yield from combinations(every if few else found, size)
