"""A season of which some competitions are open: what a result there makes of a ranking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from models.base import ListId
from models.classification import Classification, Result, best_first, ranked
from models.instance import Instance
from models.ranking import Ranking

#: NOC and line: its j-th best result of each competition scores for its line j.
NocLine = tuple[str, int]
#: The results of a list in one competition.
Results = tuple[Result, ...]


@dataclass(frozen=True)
class SeasonSoFar:
    """base: the instance with rankings from the competitions that are over.

    opens: list -> how many open competitions have it; closed: its results, competition by
    competition, as far as they count; nocs: those that have started anywhere in the season.
    """

    base: Instance
    classification: Classification
    opens: Mapping[ListId, int]
    closed: Mapping[ListId, Sequence[Results]]
    nocs: tuple[str, ...]

    def ranking(self, name: ListId, results: Sequence[Results]) -> Ranking:
        """Of a list, with results of the open competitions beside those so far."""
        return ranked(self.classification, name, [*self.closed[name], *results])

    def with_finish(self, name: ListId, noc: str, k: int, finish: int) -> Ranking:
        """The NOC's first k athletes come in one behind the other, the last of them at `finish`, in
        every open competition that has the list; nobody else scores there."""
        results = tuple(Result(finish - k + j, noc) for j in range(1, k + 1))
        return self.ranking(name, [results] * self.opens[name])

    def score(self, place: int) -> int:
        scores = self.classification.scores
        return scores[place - 1] if place <= len(scores) else 0

    def points(self, name: ListId, line: NocLine, place: int | None = None) -> int:
        """Of an NOC's line; place: its result in each of the open competitions."""
        more = [] if place is None else [self.score(place)] * self.opens[name]
        every = sorted((*self._scored[name].get(line, ()), *more), reverse=True)
        return sum(every[: self.classification.best])

    def lines(self, name: ListId) -> tuple[NocLine, ...]:
        """Those that have a result so far."""
        return tuple(self._scored[name])

    @cached_property
    def _scored(self) -> dict[ListId, dict[NocLine, list[int]]]:
        """List -> line -> the points of its results so far."""
        found: dict[ListId, dict[NocLine, list[int]]] = {}
        for name, competitions in self.closed.items():
            mine: dict[NocLine, list[int]] = {}
            for results in competitions:
                taken: dict[str, int] = {}
                for result in best_first(results):
                    taken[result.noc] = j = taken.get(result.noc, 0) + 1
                    if j <= self.classification.lines_in(name):
                        mine.setdefault((result.noc, j), []).append(self.score(result.place))
            found[name] = mine
        return found

    def last_finish(self, name: ListId) -> int:
        """The finish behind which all are alike, the first without points or the first behind
        everybody so far, whichever is worse; or that behind all who may start."""
        most = max((len(results) for results in self.closed[name]), default=0)
        scored = sum(score > 0 for score in self.classification.scores)
        return min(max(scored, most) + 1, len(self.nocs) * self.classification.lines_in(name))


def season_so_far(instance: Instance, names: Sequence[str], more: int, noc: str) -> SeasonSoFar:
    """Without the results of the named competitions, and with so many further ones, in which every
    list is contested. noc: may start too. The instance has a classification."""
    classification = instance.rulebook.classification
    assert classification is not None
    closed_names = [name for name in instance.competitions if name not in names]
    covered = [name for name in instance.competitions.lists if classification.covers(name)]
    opens = {
        name: count
        for name in covered
        if (count := more + sum(name in instance.competitions[one] for one in names))
    }
    closed = {
        name: [
            instance.competitions[one][name]
            for one in closed_names
            if name in instance.competitions[one] and one not in classification.leave_out
        ]
        for name in opens
    }
    so_far = {name: ranked(classification, name, results) for name, results in closed.items()}
    base = instance.rebuilt(rankings={**instance.rankings, **so_far}, published=None)
    nocs = tuple(sorted({*instance.competitions.nocs, noc}))
    return SeasonSoFar(base, classification, opens, closed, nocs)
