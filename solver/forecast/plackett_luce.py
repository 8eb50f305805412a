"""How strong the NOCs are, from the results so far: a Plackett-Luce model with partial pooling.

Model. In a competition, place 1 of a list goes to one of its entries with a chance proportional to
its strength, place 2 likewise among the rest, and so on [1, 2]: the same as adding Gumbel noise to
every log-strength and sorting [3]. Or the places are handed out from the last to the first, with
chances inverse to the strengths: the field is worn down, and a strong entry may come in far behind
(a fall, a penalty) rather than a weak one far ahead. In racing this fits better [4]; here the
results decide between the two. An entry is an athlete or team of an NOC in a list. Its log-strength
is

    NOC in the squad  +  NOC in the list  +  entry,

each a Gaussian around 0 with a scale of its own. Without this pooling an entry that came in last
of a single competition would have no finite estimate [5, 6]; with it, a weak result in one event is
read in the light of the NOC's others [7]. Where results name no athletes, the best entry of an NOC
in one competition is taken to be its best in another. For a single competition this is no
assumption: entries that are exchangeable beforehand may be called by their order of arrival.

Fit. The mode of the posterior by Newton's method (the posterior is strictly log-concave), and the
Gaussian that has its curvature there (Laplace [8]): strengths are drawn from it, so that a forecast
knows how little one competition tells. Scales and direction are those that make the results so far
most likely (the marginal likelihood, by the same approximation; empirical Bayes [7]); no result
that is to be forecast plays a part. Results that share a place count as if each had been chosen
among all that were left when the first of them was [9].

What it leaves out: form between competitions, falls and penalties that hit a whole heat, another
choice of athletes by an NOC, NOCs that have not started yet, doubt about the scales themselves:
from few results they come out small, and chances then lie a little too near to one half.

[1] R. L. Plackett, The analysis of permutations, Applied Statistics 24 (1975) 193-202.
[2] R. D. Luce, Individual Choice Behavior, Wiley 1959.
[3] J. I. Yellott, The relationship between Luce's choice axiom, Thurstone's theory of comparative
    judgment, and the double exponential distribution, Journal of Mathematical Psychology 15 (1977)
    109-144.
[4] T. Graves, C. S. Reese, M. Fitzgerald, Hierarchical models for permutations: analysis of auto
    racing results, Journal of the American Statistical Association 98 (2003) 282-291.
[5] D. R. Hunter, MM algorithms for generalized Bradley-Terry models, Annals of Statistics 32 (2004)
    384-406: when a maximum of the likelihood exists.
[6] F. Caron, A. Doucet, Efficient Bayesian inference for generalized Bradley-Terry models, Journal
    of Computational and Graphical Statistics 21 (2012) 174-196.
[7] A. Gelman et al., Bayesian Data Analysis, 3rd edition, CRC 2013, chapters 5 and 13.
[8] L. Tierney, J. B. Kadane, Accurate approximations for posterior moments and marginal densities,
    Journal of the American Statistical Association 81 (1986) 82-86.
[9] N. Breslow, Covariance analysis of censored survival data, Biometrics 30 (1974) 89-99.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from models.errors import Defect

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

Powers = tuple[int, int, int]
#: In which order the places are handed out.
Direction = Literal["first to last", "last to first"]
DIRECTIONS: tuple[Direction, ...] = ("first to last", "last to first")

#: Scales are 2**(power / 2) for powers between these: from 1/8 to 8.
LEAST, GREATEST = -6, 6
#: Newton's method ends when no log-strength moves by more: in the end, and on the grid.
CLOSE, ROUGHLY = 1e-9, 1e-3
MOST_STEPS = 100


class Entrant(NamedTuple):
    """An athlete or team of an NOC in a list; name: the athlete's, or k for the NOC's k-th best."""

    noc: str
    list: str
    name: str | int


class Race(NamedTuple):
    """What happened in one list of one competition: entry -> place from 1."""

    list: str
    places: Mapping[Entrant, int]


class Scales(NamedTuple):
    """Standard deviations of the three parts of a log-strength."""

    noc: float
    event: float
    entry: float


@dataclass(frozen=True, eq=False)
class Strengths:
    """Log-strengths of the entries of one squad: Gaussian, mean + root @ (independent normals).

    mean: (entries,); root: (entries, entries). evidence: log marginal likelihood of the results.
    """

    entries: tuple[Entrant, ...]
    mean: Floats
    root: Floats
    evidence: float


@dataclass(frozen=True, eq=False)
class Fit:
    """What the results so far say. strengths: of each squad."""

    strengths: Mapping[str, Strengths]
    scales: Scales
    direction: Direction

    @property
    def evidence(self) -> float:
        """Log marginal likelihood of all results."""
        return sum(one.evidence for one in self.strengths.values())


class Likelihood:
    """The races of one squad in numbers.

    entries: all that started in any of them, in a fixed order.
    """

    def __init__(self, races: Sequence[Race], direction: Direction) -> None:
        self.entries = tuple(dict.fromkeys(entry for race in races for entry in race.places))
        self._sign = 1 if direction == "first to last" else -1
        number = {entry: index for index, entry in enumerate(self.entries)}
        self._who = [np.array([number[e] for e in race.places], np.int64) for race in races]
        places = [self._sign * np.array(list(r.places.values()), np.int64) for r in races]
        #: Race -> (chosen, other): whether the other was still to be chosen.
        self._left = [place[None, :] >= place[:, None] for place in places]

    def log_of(self, strengths: Floats) -> tuple[float, Floats, Floats]:
        """At log-strengths of shape (entries,): the log-likelihood, its gradient (entries,) and its
        curvature, that is minus the second derivative (entries, entries)."""
        size = len(self.entries)
        value, slope, curvature = 0.0, np.zeros(size), np.zeros((size, size))
        for who, left in zip(self._who, self._left, strict=True):
            mine = self._sign * strengths[who]
            weights = np.where(left, np.exp(mine - mine.max())[None, :], 0.0)
            total = weights.sum(axis=1)
            value += float((mine - mine.max() - np.log(total)).sum())
            chances = weights / total[:, None]
            chosen = chances.sum(axis=0)
            slope[who] += self._sign * (1.0 - chosen)
            curvature[np.ix_(who, who)] += np.diag(chosen) - chances.T @ chances
        return value, slope, curvature

    @cached_property
    def _shared(self) -> tuple[Floats, Floats]:
        """Which pairs of entries are of one NOC, and which besides of one list."""
        nocs = np.array([entry.noc for entry in self.entries])
        lists = np.array([entry.list for entry in self.entries])
        same_noc = nocs[:, None] == nocs[None, :]
        same_list = same_noc & (lists[:, None] == lists[None, :])
        return same_noc.astype(np.float64), same_list.astype(np.float64)

    def covariance(self, scales: Scales) -> Floats:
        """Of the log-strengths before any result, (entries, entries)."""
        same_noc, same_list = self._shared
        alone = np.eye(len(self.entries))
        return scales.noc**2 * same_noc + scales.event**2 * same_list + scales.entry**2 * alone

    def posterior(
        self, scales: Scales, start: Floats | None = None, close: float = CLOSE
    ) -> Strengths:
        """Log-strengths after the results. start: where Newton's method begins, (entries,);
        close: it ends when no log-strength moves by more."""
        before = self.covariance(scales)
        precision = np.linalg.inv(before)

        def height(there: Floats) -> tuple[float, Floats, Floats]:
            value, slope, curvature = self.log_of(there)
            pull = precision @ there
            return value - 0.5 * float(there @ pull), slope - pull, curvature + precision

        at = np.zeros(len(self.entries)) if start is None else start
        top, slope, curvature = height(at)
        for _ in range(MOST_STEPS):
            move = np.linalg.solve(curvature, slope)
            there = height(at + move)
            while there[0] < top - 1e-9 * abs(top):
                move = move / 2
                there = height(at + move)
            at, (top, slope, curvature) = at + move, there
            if np.abs(move).max(initial=0.0) < close:
                break
        else:
            raise Defect("Newton's method does not settle, and the posterior has one maximum")
        lower = np.linalg.cholesky(curvature)
        determinants = np.linalg.slogdet(before)[1] + 2 * np.log(np.diag(lower)).sum()
        evidence = float(top - 0.5 * determinants)
        return Strengths(self.entries, at, np.linalg.inv(lower).T, evidence)


def fitted(squads: Mapping[str, Sequence[Race]]) -> Fit:
    """The strengths in each squad from its races, in the direction that makes these likelier."""
    with one_thread():
        found = [
            fit_with(squads, _best_scales(squads, direction), direction) for direction in DIRECTIONS
        ]
    return max(found, key=lambda fit: fit.evidence)


def fit_with(squads: Mapping[str, Sequence[Race]], scales: Scales, direction: Direction) -> Fit:
    """The strengths in each squad from its races, where scales and direction are known."""
    with one_thread():
        likelihoods = {squad: Likelihood(races, direction) for squad, races in squads.items()}
        strengths = {squad: one.posterior(scales) for squad, one in likelihoods.items()}
    return Fit(strengths, scales, direction)


def _best_scales(squads: Mapping[str, Sequence[Race]], direction: Direction) -> Scales:
    return best_scales([Likelihood(races, direction) for races in squads.values()])


def one_thread() -> AbstractContextManager[object]:
    """Within it numpy's linear algebra takes one thread: faster for matrices of this size (fifty
    times on a busy machine), and the same bytes whatever the number of cores."""
    limited: AbstractContextManager[object] = _threads().limit(limits=1, user_api="blas")
    return limited


@cache
def _threads() -> Any:
    return ThreadpoolController()


def best_scales(likelihoods: Sequence[Likelihood]) -> Scales:
    """The point of the grid from which no step along one scale makes the results likelier.

    Found by climbing from scales of 1; of equally good steps the first.
    """
    known: dict[Powers, float] = {}
    starts: list[Floats | None] = [None] * len(likelihoods)

    def evidence(powers: Powers) -> float:
        if powers not in known:
            scales = Scales(*(2.0 ** (power / 2) for power in powers))
            found = [
                one.posterior(scales, start, ROUGHLY)
                for one, start in zip(likelihoods, starts, strict=True)
            ]
            starts[:] = [one.mean for one in found]
            known[powers] = sum(one.evidence for one in found)
        return known[powers]

    at: Powers = (0, 0, 0)
    while True:
        best = max((at, *_around(at)), key=evidence)
        if best == at:
            return Scales(*(2.0 ** (power / 2) for power in at))
        at = best


def _around(at: Powers) -> Iterator[Powers]:
    for noc, event, entry in ((1, 0, 0), (0, 1, 0), (0, 0, 1)):
        for step in (-1, 1):
            there = at[0] + step * noc, at[1] + step * event, at[2] + step * entry
            if min(there) >= LEAST and max(there) <= GREATEST:
                yield there
