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
#: Places of an NOC's athlete in open competitions, each in another one, the best first; where there
#: are fewer than open competitions it has none in the others. In which one it has which makes no
#: difference: they are added up alike.
Finishes = tuple[int, ...]


@dataclass(frozen=True)
class SeasonSoFar:
    """base: the instance with rankings from the competitions that are over.

    open_in: list -> the open competitions that have it; closed: its results, competition by
    competition, as far as they count; nocs: those that have started anywhere in the season.
    """

    base: Instance
    classification: Classification
    open_in: Mapping[ListId, tuple[str, ...]]
    closed: Mapping[ListId, Sequence[Results]]
    nocs: tuple[str, ...]

    def ranking(self, name: ListId, results: Sequence[Results]) -> Ranking:
        """Of a list, with results of the open competitions beside those so far."""
        return ranked(self.classification, name, [*self.closed[name], *results])

    def with_finishes(self, name: ListId, noc: str, k: int, finishes: Finishes) -> Ranking:
        """The NOC's first k athletes come in one behind the other, the last of them at each finish,
        in so many open competitions that have the list; nobody else scores there."""
        results = [
            tuple(Result(finish - k + j, noc) for j in range(1, k + 1)) for finish in finishes
        ]
        return self.ranking(name, results)

    def score(self, place: int) -> int:
        scores = self.classification.scores
        return scores[place - 1] if place <= len(scores) else 0

    def points(self, name: ListId, line: NocLine, finishes: Finishes = ()) -> int:
        """Of an NOC's line."""
        more = map(self.score, finishes)
        every = sorted((*self._scored[name].get(line, ()), *more), reverse=True)
        return sum(every[: self.classification.best])

    def lines(self, name: ListId) -> tuple[NocLine, ...]:
        """Those that have a result so far."""
        return tuple(self._scored[name])

    @cached_property
    def opens(self) -> dict[ListId, int]:
        """List -> how many open competitions have it."""
        return {name: len(found) for name, found in self.open_in.items()}

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


def season_so_far(
    instance: Instance, names: Sequence[str], upcoming: Sequence[str], noc: str
) -> SeasonSoFar:
    """Without the results of the named competitions, and with the upcoming ones, in which every
    list is contested. noc: may start too. The instance has a classification."""
    classification = instance.rulebook.classification
    assert classification is not None
    closed_names = [name for name in instance.competitions if name not in names]
    covered = [name for name in instance.competitions.lists if classification.covers(name)]
    open_in = {
        name: found
        for name in covered
        if (found := (*(one for one in names if name in instance.competitions[one]), *upcoming))
    }
    closed = {
        name: [
            instance.competitions[one][name]
            for one in closed_names
            if name in instance.competitions[one] and one not in classification.leave_out
        ]
        for name in open_in
    }
    so_far = {name: ranked(classification, name, results) for name, results in closed.items()}
    base = instance.rebuilt(rankings={**instance.rankings, **so_far}, published=None)
    nocs = tuple(sorted({*instance.competitions.nocs, noc}))
    return SeasonSoFar(base, classification, open_in, closed, nocs)
