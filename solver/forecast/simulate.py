"""Seasons drawn at random: results of the open competitions, and the rankings that follow."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import NamedTuple

import numpy as np

from models.classification import Classification, Result, best_first
from models.ranking import Ranking, scored_line
from solver.forecast.plackett_luce import Direction, Entrant, Floats, Integers, Strengths

#: More than any place or number of lines.
_BIG = 1 << 20


@dataclass(frozen=True, slots=True)
class Drawn:
    """The rankings of one run.

    tied: as the results leave them; lines may share a rank. with_lots: the same with a lot drawn
    for every shared rank, or None where there is none.
    """

    tied: Mapping[str, Ranking]
    with_lots: Callable[[], Mapping[str, Ranking]] | None


class OpenSeason(NamedTuple):
    """Whose results are open.

    strengths: of each squad; direction: of the model that they were fitted by.
    closed: list -> its results so far, competition by competition.
    starts: list -> who starts in an open competition; of_squad: list -> its squad.
    opens: list -> in how many open competitions it is contested.
    """

    classification: Classification
    strengths: Mapping[str, Strengths]
    direction: Direction
    closed: Mapping[str, Sequence[Sequence[Result]]]
    starts: Mapping[str, Sequence[Entrant]]
    opens: Mapping[str, int]
    of_squad: Mapping[str, str]


def generator(seed: int, run: int) -> np.random.Generator:
    """The random numbers of a run: the same whoever computes it, and whatever runs there are."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(run,))))


def arrivals(strengths: Floats, noise: Floats, direction: Direction) -> Integers:
    """The places, from 1, of entries with these log-strengths; along the last axis.

    noise: independent standard Gumbel numbers, which make it a draw from Plackett-Luce: the places
    are handed out from the first to the last, or from the last to the first.
    """
    form = strengths + noise if direction == "first to last" else strengths - noise
    order = np.argsort(-form, axis=-1, kind="stable")
    places = np.empty_like(order)
    np.put_along_axis(places, order, np.broadcast_to(_from_one(form), order.shape), axis=-1)
    return places


def _from_one(values: Floats | Integers) -> Integers:
    return np.arange(1, values.shape[-1] + 1)


class DrawnSeason:
    """Draws seasons. Best times are not drawn: those so far count, and what they leave tied stays
    tied."""

    def __init__(self, season: OpenSeason) -> None:
        self.season = season
        self.lists = [DrawnList(season, name) for name in season.opens]
        self._noises = sum(one.opens * len(one.entries) for one in self.lists)
        self._lots = sum(len(one.nocs) for one in self.lists)

    def draw(self, seed: int, runs: Sequence[int]) -> Iterator[Drawn]:
        """The rankings of these runs, one after the other."""
        normals: dict[str, list[Floats]] = {squad: [] for squad in self.season.strengths}
        noises, lots = [], []
        for run in runs:
            random = generator(seed, run)
            for squad, strengths in self.season.strengths.items():
                # One run after the other, so that not even a rounding hangs on the others.
                normal = random.standard_normal(len(strengths.mean))
                normals[squad].append(strengths.mean + strengths.root @ normal)
            noises.append(random.gumbel(size=self._noises))
            lots.append(random.random(self._lots))
        drawn = {squad: np.array(found) for squad, found in normals.items()}
        yield from self._rankings(drawn, np.array(noises), np.array(lots))

    def _rankings(
        self, strengths: Mapping[str, Floats], noises: Floats, lots: Floats
    ) -> Iterator[Drawn]:
        found: list[Iterator[DrawnRanking]] = []
        noise_at = lot_at = 0
        for one in self.lists:
            noises_end = noise_at + one.opens * len(one.entries)
            lots_end = lot_at + len(one.nocs)
            mine = noises[:, noise_at:noises_end].reshape(-1, one.opens, len(one.entries))
            of_squad = strengths[self.season.of_squad[one.name]]
            places = arrivals(of_squad[:, None, one.entries], mine, self.season.direction)
            found.append(one.rankings(places, lots[:, lot_at:lots_end]))
            noise_at, lot_at = noises_end, lots_end
        for row in zip(*found, strict=True):
            tied = {one.of.name: one.ranking(one.ranks, one.order) for one in row}
            has_ties = any(one.has_ties for one in row)
            yield Drawn(tied, partial(_with_lots, row, tied) if has_ties else None)


def _with_lots(row: Sequence["DrawnRanking"], tied: Mapping[str, Ranking]) -> Mapping[str, Ranking]:
    return {
        name: one.with_lots() if one.has_ties else ranking
        for one, (name, ranking) in zip(row, tied.items(), strict=True)
    }


class DrawnList:
    """One list: the lines of every NOC, what they have so far, and what a draw makes of them.

    The same as `models.classification.ranked` where nobody has a time in an open competition, for
    many draws at once. nocs: line -> NOC, by code; entries: who starts in an open competition, by
    NOC, as numbers in the strengths of the squad.
    """

    def __init__(self, season: OpenSeason, name: str) -> None:
        self.name = name
        self.opens = season.opens[name]
        self._by = season.classification
        starts = sorted(season.starts[name], key=lambda entry: entry.noc)
        number = {e: i for i, e in enumerate(season.strengths[season.of_squad[name]].entries)}
        self.entries = np.array([number[entry] for entry in starts], np.int64)
        closed = [_results(results, self._by.lines_in(name)) for results in season.closed[name]]
        started = _counted((entry.noc for entry in starts), self._by.lines_in(name))
        every = sorted({*started, *(line for found in closed for line in found)})
        lines = {line: index for index, line in enumerate(every)}
        self.nocs = [noc for noc, _ in lines]
        #: (closed competition, line) -> place; 0 stands for no result.
        places = [[found[key].place if key in found else 0 for key in lines] for found in closed]
        self._closed = np.array(places, np.int64).reshape(len(closed), len(lines))
        #: Line -> its best time so far, as a number that only says which is the faster.
        self._time = np.array(_by_time(lines, closed), np.int64)
        #: Of the entries, by NOC and then by place: which score, and for which line.
        self._scoring = np.array(list(started.values()), np.int64)
        self._line = np.array([lines[key] for key in started], np.int64)
        codes = {noc: index for index, noc in enumerate(dict.fromkeys(self.nocs))}
        self._noc = np.array([codes[noc] for noc in self.nocs], np.int64)
        self._noc_of_entry = np.array([codes[entry.noc] for entry in starts], np.int64)
        longest = max(len(starts), int(self._closed.max(initial=0)))
        self._scores = np.zeros(longest + 1, np.int64)
        scores = self._by.scores[:longest]
        self._scores[1 : len(scores) + 1] = scores

    def rankings(self, places: Integers, lots: Floats) -> Iterator["DrawnRanking"]:
        """Of each run.

        places: (runs, open competitions, entries); lots: (runs, lines), which are all different.
        """
        points, compared = self._standings(places)
        order = np.lexsort(compared[::-1], axis=-1)
        ordered = [np.take_along_axis(one, order, axis=1) for one in compared]
        same = np.logical_and.reduce([one[:, 1:] == one[:, :-1] for one in ordered])
        noc = self._noc[order]
        has_ties = (same & (noc[:, 1:] != noc[:, :-1])).any(axis=1)
        ranks = np.broadcast_to(_from_one(order), order.shape).copy()
        ranks[:, 1:][same] = 0
        ranks = np.maximum.accumulate(ranks, axis=1)
        for of_run in zip(points, order, ranks, lots, has_ties.tolist(), strict=True):
            yield DrawnRanking(self, *of_run)

    def _standings(self, places: Integers) -> tuple[Integers, list[Integers]]:
        """Points, and what the lines are sorted by, one after the other and the smaller the better;
        each (runs, lines)."""
        runs, closed = len(places), len(self._closed)
        # An NOC's entries come together, so sorting them by NOC and place leaves every NOC where
        # it is and puts its best first.
        sorted_ = np.sort(self._noc_of_entry * _BIG + places, axis=-1) % _BIG
        every = np.zeros((runs, closed + self.opens, len(self.nocs)), np.int64)
        every[:, :closed] = self._closed
        every[:, closed:, self._line] = sorted_[..., self._scoring]
        points = self._scores[every]
        if self._by.best is not None:
            points = -np.sort(-points, axis=1)[:, : self._by.best]
        total = points.sum(axis=1)
        compared = [-total]
        for tie in self._by.ties:
            if tie == "best_place":
                compared.append(np.where(every == 0, _BIG, every).min(axis=1))
            else:
                compared.append(np.broadcast_to(self._time, total.shape))
        return total, compared


class DrawnRanking(NamedTuple):
    """The ranking of a list in one run; arrays of shape (lines,).

    points, lots: of the lines as the list has them; order: the lines, best first, those that share
    a rank by NOC; ranks: theirs. has_ties: whether several NOCs share a rank.
    """

    of: DrawnList
    points: Integers
    order: Integers
    ranks: Integers
    lots: Floats
    has_ties: bool

    def with_lots(self) -> Ranking:
        """The ranking where a lot has settled every tie."""
        drawn = np.lexsort((self.lots[self.order], self.ranks))
        return self.ranking(_from_one(self.order), self.order[drawn])

    def ranking(self, ranks: Integers, order: Integers) -> Ranking:
        """With the lines in this order."""
        nocs = self.of.nocs
        taken = dict.fromkeys(nocs, 0)
        lines = []
        for rank, line, points in zip(
            ranks.tolist(), order.tolist(), self.points[order].tolist(), strict=True
        ):
            noc = nocs[line]
            taken[noc] = k = taken[noc] + 1
            lines.append(scored_line(rank, noc, k, Decimal(points)))
        return Ranking(tuple(lines))


def _results(results: Sequence[Result], most: int) -> dict[tuple[str, int], Result]:
    """Line, as NOC and k, -> the result that it has in a competition."""
    ordered = best_first(results)
    lines = _counted((result.noc for result in ordered), most)
    return {line: ordered[index] for line, index in lines.items()}


def _by_time(
    lines: Iterable[tuple[str, int]], closed: Sequence[Mapping[tuple[str, int], Result]]
) -> list[int]:
    """Line by line: as which its best time comes among all of them; last if it has none."""
    times = [[found[line].best_time for found in closed if line in found] for line in lines]
    best = [min((time for time in mine if time is not None), default=None) for mine in times]
    order = sorted({time for time in best if time is not None})
    number = {time: index for index, time in enumerate(order)}
    return [len(order) if time is None else number[time] for time in best]


def _counted(nocs: Iterable[str], most: int) -> dict[tuple[str, int], int]:
    """Line, as NOC and k up to the most, -> where the NOC comes for the k-th time."""
    taken: dict[str, int] = {}
    found = {}
    for index, noc in enumerate(nocs):
        taken[noc] = k = taken.get(noc, 0) + 1
        if k <= most:
            found[noc, k] = index
    return found
