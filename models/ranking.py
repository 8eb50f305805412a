"""A ranking: the published order in which the places of an event are earned."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a ranking: a claim of an NOC.

    rank:   from 1; lines that share a rank are tied.
    k:      the NOC's k-th line in this ranking, so its claim to its k-th place.
    points: exact decimal, shown and used by minimum standards, never to re-order the lines.
    other:  further columns of the file, kept and shown.
    """

    rank: int
    noc: str
    k: int
    athlete: str | None = None
    points: Decimal | None = None
    other: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """The lines of one list, best first."""

    lines: tuple[Line, ...]

    def lines_of(self) -> Counter[str]:
        """How many lines each NOC has."""
        return Counter(line.noc for line in self.lines)


@dataclass(slots=True)
class RankingBuilder:
    """Numbers the lines of each NOC as they come and says what is wrong with their ranks."""

    lines: list[Line]
    counts: Counter[str]

    @classmethod
    def empty(cls) -> "RankingBuilder":
        return cls([], Counter())

    def complaint(self, rank: int) -> str | None:
        """Why a line of this rank cannot come next, or None if it can.

        Shared ranks are ties and must leave room: after two lines of rank 4 comes rank 6.
        Gaps are allowed, since lists are published with withdrawn lines left out.
        """
        if rank < 1:
            return f"rank {rank} is below 1; ranks start at 1"
        if not self.lines or rank == self.lines[-1].rank:
            return None
        last = self.lines[-1].rank
        if rank < last:
            return f"rank {rank} comes after rank {last}; put the lines in the order of their ranks"
        tied = 0
        for line in reversed(self.lines):
            if line.rank != last:
                break
            tied += 1
        if rank < last + tied:
            return (
                f"rank {rank} comes after {tied} lines of rank {last}; "
                f"if they are tied the next rank is {last + tied}, otherwise number them apart"
            )
        return None

    def add(
        self,
        rank: int,
        noc: str,
        athlete: str | None = None,
        points: Decimal | None = None,
        other: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.counts[noc] += 1
        self.lines.append(Line(rank, noc, self.counts[noc], athlete, points, other))

    def ranking(self) -> Ranking:
        return Ranking(tuple(self.lines))


def ranking_of(entries: Sequence[str | Sequence[str]]) -> Ranking:
    """A ranking written as a list of NOCs, best first; a list within the list shares a rank."""
    builder = RankingBuilder.empty()
    for entry in entries:
        rank = len(builder.lines) + 1
        for noc in [entry] if isinstance(entry, str) else entry:
            builder.add(rank, noc)
    return builder.ranking()
