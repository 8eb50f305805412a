"""How many lines of others may stand before one, whatever the open competitions bring.

Results are orders of athletes in which no two share a place; any NOC may start, one that is new
too, with any number, or not at all: that is more than `every_result` takes for possible. Only
points are looked at: lines with the same points count as before where that is the worse, and as
behind where it is the better, whatever tells them apart. So what is said here holds for every
result, though the number need not be reached by one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from models.base import ListId
from solver.needs.alone import StandsAlone
from solver.needs.season import Finishes, NocLine, SeasonSoFar


@dataclass(frozen=True)
class LinesBefore:
    """About the k-th line of an NOC in a list; finishes: of its k-th best athlete.

    With better finishes, or further ones, it has no fewer points, so no line comes before it that
    did not with worse ones: neither number grows.
    """

    season: SeasonSoFar
    name: ListId
    noc: str
    k: int

    def may_be(self, finishes: Finishes, alone: StandsAlone | None = None) -> int | None:
        """No more than so many places of others come before it, None where any number may.

        alone: only as far as limits on each NOC leave places, and what is given counts as before;
        without it, lines alone. A line that comes before has, at one of the open competitions, a
        place with which in all of them it would have as many points, and no two lines share one.
        """
        season, name = self.season, self.name
        mine = season.points(name, (self.noc, self.k), finishes)
        if mine == 0:
            return None  # whoever starts has as much
        before, last_places = self._given(alone), []
        most = season.classification.lines_in(name)
        nocs = dict.fromkeys((*season.nocs, *(noc for noc, _ in season.lines(name))))
        for noc in nocs:
            for j in self._counted(noc, most, alone):
                if noc == self.noc:
                    continue
                if season.points(name, (noc, j)) >= mine:
                    before += 1
                elif last := self._last_place((noc, j), mine):
                    last_places.append(last)
        # Of NOCs that have not started so far there are as many as there are places that do.
        last_new, opens = self._last_place(("", 1), mine), season.opens[name]
        last_places += [last_new] * (last_new * opens)
        return before + _placed(last_places, finishes, opens)

    def are(self, finishes: Finishes, alone: StandsAlone | None = None) -> int:
        """At least so many places of others come before it: those that are there already."""
        season, name = self.season, self.name
        mine = season.points(name, (self.noc, self.k), finishes)
        found = self._given(alone)
        for noc, j in season.lines(name):
            counted = j in self._counted(noc, j, alone)
            if noc != self.noc and counted and season.points(name, (noc, j)) > mine:
                found += 1
        return found

    def own(self, finishes: Finishes) -> int:
        """So many lines of the NOC itself come before it: those that are there already."""
        points = self.season.points
        mine = points(self.name, (self.noc, self.k), finishes)
        return sum(points(self.name, (self.noc, j)) > mine for j in range(1, self.k))

    def _given(self, alone: StandsAlone | None) -> int:
        """What others have whatever their lines."""
        given = alone.given.items() if alone else ()
        return sum(count for noc, count in given if noc != self.noc)

    def _counted(self, noc: str, most: int, alone: StandsAlone | None) -> Iterable[int]:
        """Of an NOC's lines those that count beside what it is given."""
        if alone is None:
            return range(1, most + 1)
        return range(alone.given.get(noc, 0) + 1, min(most, alone.caps.get(noc, most)) + 1)

    def _last_place(self, line: NocLine, mine: int) -> int:
        """The worst place with which, in every open competition, a line has as many points; 0 where
        none does. Whoever has worse ones in all of them has fewer."""
        season, name = self.season, self.name
        found = 0
        for place in range(1, len(season.classification.scores) + 1):
            if season.points(name, line, (place,) * season.opens[name]) < mine:
                break
            found = place
        return found


def _placed(last_places: Iterable[int], finishes: Finishes, opens: int) -> int:
    """How many lines can have a place that is good enough, each its own in one of the open
    competitions, and none that of a finish; by deadlines, the earliest first, which leaves out as
    few as can be."""
    placed = 0
    for last in sorted(last_places):
        room = opens * last - sum(finish <= last for finish in finishes)
        placed += placed < room
    return placed
