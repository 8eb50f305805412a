"""Where a completion stands: what the units add to each sum, and which athletes are used besides.

A completion is an option for each unit and, of each set of columns, so many further athletes that
open a start in each of them. It is one exactly if every sum comes to what it must, with `used` at
most `free`: then each unit holds numbers in its box that add up.
"""

from collections.abc import Iterator

from solver.counting.options import Opens, Option
from solver.counting.units import Covered
from solver.walk.walk import Walk


class Accounts:
    """reach, extra: sum of places -> as of `Option`, over all units; more: sum of athletes -> more.
    free: how many further athletes there are that open a set; used: how many of them are used.
    """

    def __init__(self, walk: Walk, covered: Covered) -> None:
        self.walk, self.covered = walk, covered
        self.reach = [0] * len(covered.places)
        self.extra = [0] * len(covered.places)
        self.more = [0] * len(covered.athletes)
        self.free: dict[Opens, int] = {}
        self.used: dict[Opens, int] = {}

    def add(self, option: Option, rows: tuple[int, ...], times: int = 1) -> None:
        """Count an option of a unit, or with -1 no longer. rows: of the unit's athletes."""
        for row, reach in option.reach:
            self.reach[row] += times * reach
        for row, extra in option.extra:
            self.extra[row] += times * extra
        if option.more:
            for row in rows:
                self.more[row] += times * option.more
        free = self.free
        for opened in option.further:
            free[opened] = free.get(opened, 0) + times

    def copy(self) -> "Accounts":
        """Of the units alone, with no further athletes used."""
        other = Accounts(self.walk, self.covered)
        other.reach, other.extra, other.more = self.reach[:], self.extra[:], self.more[:]
        other.free = self.free.copy()
        return other

    def has_room(self) -> bool:
        """Whether the least of each sum of places is no more than the most of it."""
        total = self.walk.total
        return not any(self.extra) or all(
            not extra or total[one.number] + extra <= one.most
            for one, extra in zip(self.covered.places, self.extra, strict=True)
        )

    def short(self) -> list[int]:
        """How far each sum of places is from its least, with what is used; below 0: to spare."""
        places = self.covered.places
        found = [one.least - reach for one, reach in zip(places, self.reach, strict=True)]
        for (_, opened), number in self.used.items():
            for row in bits(opened):
                found[row] -= number
        return found

    def left(self) -> list[int]:
        """How many athletes more each sum of them has room for; below 0: too many are used."""
        total = self.walk.total
        found = [
            one.most - total[one.number] - more
            for one, more in zip(self.covered.athletes, self.more, strict=True)
        ]
        for (rows, _), number in self.used.items():
            for row in rows:
                found[row] -= number
        return found

    def repair(self) -> bool:
        """Use other further athletes, one for one, where it no longer is a completion: the one that
        serves most; and none that nothing needs. Returns whether it is one now; if not, there may
        still be another.
        """
        used = self.used = {
            opened: min(number, self.free[opened])
            for opened, number in self.used.items()
            if number and self.free.get(opened)
        }
        short = self.short()
        while any(number > 0 for number in short):
            best, most = None, 0
            for opened, number in self.free.items():
                if number > used.get(opened, 0):
                    serves = sum(short[row] > 0 for row in bits(opened[1]))
                    if serves > most:
                        best, most = opened, serves
            if best is None:
                return False
            # It stays the one that serves most until one of its sums is served, or all are used.
            rows = list(bits(best[1]))
            served = min([short[row] for row in rows if short[row] > 0])
            times = min(served, self.free[best] - used.get(best, 0))
            used[best] = used.get(best, 0) + times
            for row in rows:
                short[row] -= times
        for opened in sorted(used, key=lambda opened: opened[1].bit_count()):
            rows = list(bits(opened[1]))
            spare = min([used[opened], *(-short[row] for row in rows)])
            if spare > 0:
                used[opened] -= spare
                for row in rows:
                    short[row] += spare
        return self.has_room() and min(self.left(), default=0) >= 0


def bits(opened: int) -> Iterator[int]:
    """The sums of a set, by their number."""
    while opened:
        last = opened & -opened
        yield last.bit_length() - 1
        opened ^= last
