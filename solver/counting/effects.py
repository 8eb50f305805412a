"""What laws say of one column, and of what an athlete place is for, before it is put together."""

from typing import NamedTuple

from solver.counting.columns import needed
from solver.counting.units import Mode
from solver.walk.clauses import NO_LIMIT, Counted


class Effects:
    """What follows for the athletes of an NOC from how much of a column it holds.

    athletes: the chain of athletes that it concerns; None: it concerns none.
    top:      more of the column can never be held.
    calls:    (so many of the column, need so many athletes); limits: (so many, allow so many).
    between:  (from, to, least, most) athletes while the column is from .. to.
    in_part:  of a single chain of several, links are read that those of the column must imply.
    """

    def __init__(self, size: int) -> None:
        self.athletes: int | None = None
        self.size = self.top = size
        self.least, self.most = 0, NO_LIMIT
        self.calls: set[tuple[int, int]] = set()
        self.limits: list[tuple[int, int]] = []
        self.between: list[tuple[int, int, int, int]] = []
        self.in_part = False

    def concern(self, athletes: int) -> None:
        needed(self.athletes in (None, athletes), athletes)
        self.athletes = athletes

    def is_free(self, squad: int) -> bool:
        """Whether all that follows is that k of the column need k athletes. squad: how many there
        could be."""
        if self.limits or self.between:
            return False
        return self.calls == {(k, k) for k in range(1, min(self.top, squad) + 1)}

    def mode(self, value: int) -> Mode:
        """What follows from so much of the column."""
        least = max((n for from_, n in self.calls if value >= from_), default=0)
        most = min((n for from_, n in self.limits if value >= from_), default=NO_LIMIT)
        for from_, to, fewest, greatest in self.between:
            if from_ <= value <= to:
                least, most = max(least, fewest), min(most, greatest)
        return Mode((value,), least, most)


class AthleteReason(NamedTuple):
    """To have so many athletes, an NOC must hold `least` of the places (None: each of them)."""

    athletes: int
    places: Counted
    least: int | None
