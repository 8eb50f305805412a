"""From a set that is enough to a smallest one: QuickXplain.

Ulrich Junker: QUICKXPLAIN: Preferred explanations and relaxations for over-constrained problems,
AAAI 2004. Every step is a plain solve; nothing rests on a core that a solver reports.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

_Item = TypeVar("_Item", bound=Hashable)


def smallest(items: Sequence[_Item], enough: Callable[[Sequence[_Item]], bool]) -> list[_Item]:
    """A subset that is enough, while it less any one item is not; earlier items are preferred.

    `enough(items)` must hold, and a set that contains one that is enough must be enough.
    """

    def needed(given: Sequence[_Item], new: bool, rest: Sequence[_Item]) -> list[_Item]:
        if new and enough(given):
            return []
        if len(rest) == 1:
            return list(rest)
        half = len(rest) // 2
        first, second = rest[:half], rest[half:]
        of_second = needed([*given, *first], bool(first), second)
        of_first = needed([*given, *of_second], bool(of_second), first)
        return of_first + of_second

    if not items or enough([]):
        return []
    return needed([], False, items)


def is_smallest(
    items: Sequence[_Item], found: Sequence[_Item], enough: Callable[[Sequence[_Item]], bool]
) -> bool:
    """Whether `smallest` would find this subset (in the order of the items): fewer questions than
    finding it. From the last one of the subset on, none can be done without, whatever comes before.
    """
    if not enough(found):
        return False
    kept: list[_Item] = []
    for item in reversed(found):
        if enough([*items[: items.index(item)], *kept]):
            return False
        kept.insert(0, item)
    return True


def without_what_is_not_needed(
    items: Sequence[_Item], enough: Callable[[Sequence[_Item]], bool]
) -> list[_Item]:
    """Items that are enough, less those that are not needed: rather the first ones. Where nearly
    all are needed these are fewer questions than `smallest` asks."""
    found = list(items)
    for item in items:
        fewer = [other for other in found if other != item]
        if enough(fewer):
            found = fewer
    return found


def with_what_follows(
    enough: Callable[[Sequence[_Item]], bool],
) -> Callable[[Sequence[_Item]], bool]:
    """The same, asked only where it does not follow from an answer before: less than what is not
    enough is not, and more than what is enough is."""
    are: list[frozenset[_Item]] = []
    are_not: list[frozenset[_Item]] = []

    def found(items: Sequence[_Item]) -> bool:
        asked = frozenset(items)
        if any(map(asked.issubset, are_not)):
            return False
        if any(map(asked.issuperset, are)):
            return True
        is_enough = enough(items)
        (are if is_enough else are_not).append(asked)
        return is_enough

    return found
