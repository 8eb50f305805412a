"""A ranking: the published order in which the places of an event are earned."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a ranking: a claim of an NOC.

    rank:   from 1; lines that share a rank are tied.
    k:      the NOC's k-th line in this ranking, so its claim to its k-th place.
    points: exact decimal, shown and used by minimum standards, never to re-order the lines.
    other:  further columns of the file, kept and shown.
    lot:    lines that share a rank are tied only if this is the same too: as which of them the line
            was drawn, 0 if no lot was.
    first:  where the line behind it claims several places, the first k of them: a lot is drawn for
            all of them together. 0: it stands for itself.
    """

    rank: int
    noc: str
    k: int
    athlete: str | None = None
    points: Decimal | None = None
    other: tuple[tuple[str, str], ...] = ()
    lot: int = 0
    first: int = 0


_RANK, _NOC, _K, _ATHLETE, _POINTS, _OTHER, _LOT, _FIRST = (
    getattr(Line, n).__set__ for n in Line.__slots__
)


def scored_line(rank: int, noc: str, k: int, points: Decimal) -> Line:
    """A line without an athlete. The constructor of a frozen value takes three times as long,
    and a forecast makes millions of lines."""
    line = object.__new__(Line)
    _RANK(line, rank)
    _NOC(line, noc)
    _K(line, k)
    _ATHLETE(line, None)
    _POINTS(line, points)
    _OTHER(line, ())
    _LOT(line, 0)
    _FIRST(line, 0)
    return line


@dataclass(frozen=True, slots=True)
class Ranking:
    """The lines of one list, best first.

    once: the lists by all of which together an athlete has one place. Lines that are passed over
    for that are not waited for, so each place of an NOC is held by itself.
    """

    lines: tuple[Line, ...]
    once: frozenset[str] = frozenset()

    def lines_of(self) -> Counter[str]:
        """How many lines each NOC has."""
        return Counter(line.noc for line in self.lines)


def claiming(lines: Iterable[tuple[Line, int]]) -> Ranking:
    """Each of the lines with so many places that it claims, all at its rank."""
    taken: Counter[str] = Counter()
    found: list[Line] = []
    for line, count in lines:
        first = taken[line.noc] + 1
        taken[line.noc] += count
        together = first if count > 1 else 0
        found += (replace(line, k=k, first=together) for k in range(first, first + count))
    return Ranking(tuple(found))


@dataclass(slots=True)
class Numbering:
    """The ranks of a ranking, or the places of a competition, as they come.

    Shared ranks are ties and must leave room: after two lines of rank 4 comes rank 6.
    Gaps are allowed, since lists are published with withdrawn lines left out. Where the ranks are
    `dense`, shared ones leave no room: after two lines of rank 4 comes rank 5.
    """

    word: str = "rank"
    dense: bool = False
    lines: int = 0
    last: int = 0
    tied: int = 0

    def complaint(self, number: int) -> str | None:
        """Why a line of this rank cannot come next, or None if it can."""
        word, last = self.word, self.last
        if number < 1:
            return f"{word} {number} is below 1; {word}s start at 1"
        if not self.lines or number == last:
            return None
        if number < last:
            return (
                f"{word} {number} comes after {word} {last}; put the lines in the order of their "
                f"{word}s"
            )
        if number < last + self.tied and not self.dense:
            dense = ", or say 'ranks: dense' of the list" if word == "rank" else ""
            return (
                f"{word} {number} comes after {self.tied} lines of {word} {last}; "
                f"if they are tied the next {word} is {last + self.tied}, otherwise number them "
                f"apart{dense}"
            )
        return None

    def next(self) -> int:
        """The rank after the lines so far: gaps stay, and shared ranks leave room."""
        if self.dense:
            return self.last + 1
        return max(self.lines + 1, self.last + self.tied)

    def add(self, number: int) -> None:
        self.lines += 1
        self.tied = self.tied + 1 if number == self.last else 1
        self.last = number


@dataclass(slots=True)
class RankingBuilder:
    """Numbers the lines of each NOC as they come and says what is wrong with their ranks."""

    lines: list[Line]
    counts: Counter[str]
    ranks: Numbering = field(default_factory=Numbering)

    @classmethod
    def empty(cls) -> "RankingBuilder":
        return cls([], Counter())

    def complaint(self, rank: int) -> str | None:
        """Why a line of this rank cannot come next, or None if it can."""
        return self.ranks.complaint(rank)

    def add(
        self,
        rank: int,
        noc: str,
        athlete: str | None = None,
        points: Decimal | None = None,
        other: tuple[tuple[str, str], ...] = (),
        *,
        lot: int = 0,
    ) -> None:
        self.ranks.add(rank)
        self.counts[noc] += 1
        self.lines.append(Line(rank, noc, self.counts[noc], athlete, points, other, lot))

    def ranking(self) -> Ranking:
        return Ranking(tuple(self.lines))
