"""Of changes that settle a problem, those that nothing smaller makes superfluous."""

from collections.abc import Mapping

NewNumbers = Mapping[str, int]


class LeastChanges:
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

    def any_within(self, addresses: set[str]) -> bool:
        return any(support <= addresses for support in self.found)

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
