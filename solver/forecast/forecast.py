"""Many possible ends of a season, each with its allocation.

What is open is drawn from the model of `strength`, the rankings follow as the rulebook classifies,
and every run is allocated like any instance. A tie that the drawn results leave is no matter where
the allocation is the same either way; where it is not, a lot is drawn, as it would have to be.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.answers.outcome import Allocated, LotRequired, Outcome
from models.classification import Result, ranked
from models.errors import BerthError, Defect
from models.instance import Instance
from models.place import beside
from models.ranking import Ranking
from solver.allocate.lots import with_lots
from solver.allocate.solve import solve
from solver.clock import Clock
from solver.forecast.plackett_luce import Entrant, Fit, Race, fitted, one_thread
from solver.forecast.simulate import Drawn, DrawnSeason, OpenSeason
from solver.many.outcomes import Again, Found, found_of

#: NOC and event or squad.
NocColumn = tuple[str, str]
#: (NOC, list or squad) -> places held.
Counts = Mapping[tuple[str, str], int]

#: Runs that are drawn together.
TOGETHER = 25

Way = Literal["walk", "solver", "conflict", "undecided"]
WAYS: tuple[Way, ...] = ("walk", "solver", "conflict", "undecided")


class NothingToGoBy(BerthError):
    """A list that is open, and has no results so far. Its text names it."""


class Block(NamedTuple):
    """What some runs led to. places: (runs, cells); ways: (runs,), as numbers in WAYS; lots:
    (runs,), whether a lot had to be drawn; checked: (runs,), whether CP-SAT alone came to the same
    as the walk."""

    places: NDArray[np.uint16]
    ways: NDArray[np.uint8]
    lots: NDArray[np.bool_]
    checked: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Opened:
    """A season in which some competitions are open.

    base: the instance with rankings from the closed ones, which have the results of the others
    nowhere; closed: the names of those, the latest last; fit: what their results say.
    """

    base: Instance
    closed: tuple[str, ...]
    fit: Fit
    season: OpenSeason


def opened(
    instance: Instance,
    names: Sequence[str],
    more: int = 0,
    fit: Callable[[Mapping[str, Sequence[Race]]], Fit] = fitted,
) -> Opened:
    """The season as it stands without the results of some competitions. Raises NothingToGoBy.

    names: competitions of the instance that are open; what it has of their results plays no part.
    more:  further ones without any results, in which every list is contested.
    fit:   the strengths in each squad from the races of those that are closed.
    Who starts in an open competition: as many of each NOC as in the latest closed one that has the
    list, and none of an NOC that did not start there. The latest is the last as they are written.
    """
    classification = instance.rulebook.classification
    if classification is None:
        raise NothingToGoBy("nothing says how competitions become rankings")
    closed = tuple(name for name in instance.competitions if name not in names)
    lists = [name for name in instance.competitions.lists if classification.covers(name)]
    results = {name: _results(instance, closed, name) for name in lists}
    races = {name: [race_of(name, one) for one in results[name]] for name in lists}
    opens: dict[str, int] = {}
    for name in lists:
        if count := more + sum(name in instance.competitions[one] for one in names):
            if not races[name]:
                raise NothingToGoBy(f"no competition that is over has results for '{name}'")
            opens[name] = count
    squad_of = {
        name: instance.rulebook.events[event].squads[0]
        for name, event in instance.rulebook.event_of_list().items()
    }
    of_squad: dict[str, list[Race]] = {}
    for name in lists:
        of_squad.setdefault(squad_of[name], []).extend(races[name])
    found = fit({squad: races for squad, races in of_squad.items() if races})
    so_far = {name: ranked(classification, name, results[name]) for name in opens}
    base = instance.rebuilt(rankings={**instance.rankings, **so_far}, published=None)
    starts = {name: tuple(races[name][-1].places) for name in opens}
    still = {name: results[name] for name in opens}
    season = OpenSeason(
        classification, found.strengths, found.direction, still, starts, opens, squad_of
    )
    return Opened(base, closed, found, season)


def _results(instance: Instance, closed: Sequence[str], name: str) -> list[tuple[Result, ...]]:
    """Of a list, competition by competition, as far as they are closed and have it."""
    given = (instance.competitions[one].get(name) for one in closed)
    return [results for results in given if results]


def race_of(name: str, results: Sequence[Result]) -> Race:
    """Athletes by their names where all have one, or else as the k-th best of their NOC."""
    named = all(result.athlete is not None for result in results)
    taken: dict[str, int] = {}
    places: dict[Entrant, int] = {}
    for result in sorted(results, key=lambda result: result.place):
        taken[result.noc] = k = taken.get(result.noc, 0) + 1
        who = result.athlete if named and result.athlete is not None else k
        places[Entrant(result.noc, name, who)] = result.place
    return Race(name, places)


@dataclass(frozen=True)
class Forecaster:
    """Draws and allocates blocks of runs: what a worker is sent, once.

    check_every: of the runs with a multiple of this number the walk's answer is found again by
    CP-SAT; 0 for none. Raises Defect if they differ.
    """

    base: Instance
    season: OpenSeason
    seed: int
    time_limit: float | None = None
    check_every: int = 500

    @cached_property
    def cells(self) -> tuple[NocColumn, ...]:
        """Every NOC that could have a place, by code, with every event and squad."""
        base = self.base
        nocs = {line.noc for ranking in base.rankings.values() for line in ranking.lines}
        nocs |= {entry.noc for starts in self.season.starts.values() for entry in starts}
        nocs |= {ruling.noc for ruling in base.rulings}
        nocs.update(base.hosts)
        columns = (*base.rulebook.events, *base.rulebook.squads)
        return tuple((noc, column) for noc in sorted(nocs) for column in columns)

    def __call__(self, runs: range) -> Block:
        """The runs of these numbers."""
        places = np.zeros((len(runs), len(self.cells)), np.uint16)
        ways = np.zeros(len(runs), np.uint8)
        lots, checked = np.zeros((2, len(runs)), np.bool_)
        with one_thread():
            drawn = list(self._season.draw(self.seed, runs))
        for index, one in enumerate(drawn):
            counts, way, lots[index] = self.allocated(one, runs[index])
            ways[index] = WAYS.index(way)
            if way == "walk" and self.check_every and runs[index] % self.check_every == 0:
                checked[index] = self._checked(runs[index], one, counts, bool(lots[index]))
            for key, count in counts.items():
                places[index, self._cell_of[key]] += count
        return Block(places, ways, lots, checked)

    def _checked(self, run: int, drawn: Drawn, counts: Counts, lot: bool) -> bool:
        """Whether CP-SAT alone finds the same; it may not decide in time."""
        rankings = drawn.with_lots() if lot and drawn.with_lots else drawn.tied
        instance = self._again.quick.instance(rankings=rankings)
        outcome = solve(instance, self.time_limit, walk_first=False, counting=False)
        if outcome.status == "out_of_time":
            return False
        if not isinstance(outcome, Allocated) or outcome.numbers != counts:
            raise Defect(f"the quick walk and the full solve differ in run {run}")
        return True

    def allocated(self, drawn: Drawn, run: int = 0) -> tuple[Counts, Way, bool]:
        """The places per NOC and list or squad, how they were found, and whether by lot.

        run: its number, of which a lot follows that is drawn apart from the rankings.
        """
        again = self._again
        if found := again.walked(rankings=drawn.tied):
            return *_told(found, "walk"), False
        untied = drawn.with_lots() if drawn.with_lots else None
        if untied is not None and (found := again.walked(rankings=untied)):
            # The walk did not answer before since lines that share a rank fared differently.
            return *_told(found, "walk"), True
        if found := again.counted(rankings=drawn.tied):
            return *_told(found, "solver"), False
        outcome = self._solved(drawn.tied)
        rankings, lot = drawn.tied, isinstance(outcome, LotRequired)
        if isinstance(outcome, LotRequired) and outcome.squad is None and untied is not None:
            if found := again.counted(rankings=untied):
                return *_told(found, "solver"), True
            rankings, outcome = untied, self._solved(untied)
        if isinstance(outcome, LotRequired):
            # For athletes whom no start calls for, or in a list that is over.
            instance = again.quick.instance(rankings=rankings)
            random = Random(f"{self.seed}:{run}")
            outcome, _ = with_lots(instance, outcome, random, self.time_limit)
        return *_told(found_of(outcome), "solver"), lot

    @cached_property
    def _season(self) -> DrawnSeason:
        return DrawnSeason(self.season)

    @cached_property
    def _again(self) -> Again:
        return Again(self.base, lambda: Clock(self.time_limit))

    @cached_property
    def _cell_of(self) -> dict[tuple[str, str], int]:
        """NOC and list or squad -> its cell, which for a list is that of its event."""
        number = {cell: index for index, cell in enumerate(self.cells)}
        pools = {
            pool: event
            for event, every in self.base.field.pools_of_event.items()
            for pool in (*every, beside(event))
        }
        squads = self.base.rulebook.squads
        pools |= {pool: squad for squad in squads for pool in (squad, beside(squad))}
        nocs = dict.fromkeys(noc for noc, _ in self.cells)
        return {(noc, pool): number[noc, column] for noc in nocs for pool, column in pools.items()}

    def _solved(self, rankings: Mapping[str, Ranking]) -> Outcome:
        return solve(self._again.quick.instance(rankings=rankings), self.time_limit)


def _told(found: Found, allocated: Way) -> tuple[Counts, Way]:
    """The places, and how it was found. allocated: as what an allocation counts."""
    if found.numbers is not None:
        return found.numbers, allocated
    return {}, "conflict" if found.status == "conflict" else "undecided"
