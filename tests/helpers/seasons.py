"""Seasons with open competitions: tiny ones, and ones simulated from known strengths."""

from collections.abc import Callable
from math import sqrt
from typing import NamedTuple

import numpy as np

from models.classification import Result
from models.instance import Instance
from models.noc import Noc
from models.rulebook import Rulebook
from solver.forecast.chances import TAIL, Chances
from solver.forecast.forecast import TOGETHER, Forecaster, opened
from solver.forecast.plackett_luce import (
    Entrant,
    Likelihood,
    Race,
    Scales,
    Strengths,
    fit_with,
    fitted,
)
from solver.forecast.simulate import DrawnSeason, arrivals, generator

POINTS = (50, 40, 33, 27, 22, 18, 15, 12, 10, 8, 6, 4, 3, 2, 1)
#: A rule that nothing breaks.
FREE = {"kind": "athlete_total", "squads": ["all"], "at_least": 0}
EVENTS = {"short": "all", "long": "all", "team": "all"}


def season(competitions, *rules, lines=2, ties=("best_place",), points=POINTS, **more):
    """An instance of competitions: name -> list -> the NOCs in order of arrival."""
    lists = dict.fromkeys(name for lists in competitions.values() for name in lists)
    rulebook = Rulebook.model_validate(
        {
            "id": "season",
            "title": "Rules of a season",
            "squads": {"all": "Athletes"},
            "events": {
                name: {"name": name.title(), "squad": "all", "team": name == "team"}
                for name in lists
            },
            "classification": {
                "points": list(points),
                "lines": {"default": lines} | ({"team": 1} if "team" in lists else {}),
                "ties": list(ties),
                "cite": "clause 0",
            },
            "rules": [
                {"id": f"rule-{number}", "cite": f"clause {number}", **rule}
                for number, rule in enumerate(rules or [FREE], 1)
            ],
            "award": [{"id": "all", "lists": list(lists), "order": "rank_by_rank"}],
        }
    )
    given = {
        name: {
            of: tuple(Result(place, noc) for place, noc in enumerate(nocs, 1))
            for of, nocs in lists_.items()
        }
        for name, lists_ in competitions.items()
    }
    nocs = {noc for lists_ in competitions.values() for found in lists_.values() for noc in found}
    return Instance(
        id="season",
        title="A season",
        rulebook=rulebook,
        nocs={noc: Noc(code=noc, name=noc) for noc in sorted(nocs)},
        competitions=given,
        **more,
    )


def rules_of_simulation():
    """Fields with places for about half of the lines, a limit on athletes, teams of three."""
    return [
        {"kind": "field_size", "events": ["short", "long"], "at_most": 9},
        {"kind": "field_size", "events": ["team"], "at_most": 3},
        {"kind": "team_squad", "events": ["team"], "athletes": 3},
        {"kind": "athlete_total", "squads": ["all"], "at_most": 18},
    ]


def starters(nocs=10):
    """List -> who starts: two of each NOC, and every second one's team."""
    codes = [chr(ord("A") + number) for number in range(nocs)]
    return {
        "short": [Entrant(noc, "short", k) for noc in codes for k in (1, 2)],
        "long": [Entrant(noc, "long", k) for noc in codes for k in (1, 2)],
        "team": [Entrant(noc, "team", 1) for noc in codes[::2]],
    }


class World(NamedTuple):
    """instance_of: results of a competition -> instance; starts: list -> who starts in it;
    of_squad: list -> squad; scales, direction: of the strengths and the draws."""

    instance_of: Callable[[dict], Instance]
    starts: dict
    of_squad: dict
    scales: Scales
    direction: str


class Simulated(NamedTuple):
    """chances: of the forecast; truth: cell -> places that came about."""

    chances: Chances
    truth: dict[tuple[str, str], int]


def simulated(world, seed, runs, fit=fitted):
    """Strengths drawn from the prior, a competition, its forecast of a second, and the second.

    The forecast sees the results of the first and no more.
    """
    instance_of, starts, of_squad, scales, direction = world
    random = generator(seed, 0)
    true, results = {}, {}
    for squad in dict.fromkeys(of_squad.values()):
        lists = [name for name in starts if of_squad[name] == squad]
        races = [Race(name, dict.fromkeys(starts[name], 1)) for name in lists]
        prior = Likelihood(races, direction)
        root = np.linalg.cholesky(prior.covariance(scales))
        strengths = dict(zip(prior.entries, root @ random.standard_normal(len(root)), strict=True))
        for name in lists:
            mine = np.array([strengths[entry] for entry in starts[name]])
            places = arrivals(mine, random.gumbel(size=len(mine)), direction)
            arrived = sorted(zip(places.tolist(), starts[name], strict=True))
            results[name] = tuple(Result(place, entry.noc) for place, entry in arrived)
            taken = {}
            for _, entry in arrived:
                taken[entry.noc] = k = taken.get(entry.noc, 0) + 1
                true[Entrant(entry.noc, name, k)] = strengths[entry]
    found = opened(instance_of(results), (), 1, fit)
    forecaster = Forecaster(found.base, found.season, seed + 1)
    blocks = [forecaster(range(at, at + TOGETHER)) for at in range(0, runs, TOGETHER)]
    as_it_is = {
        squad: Strengths(
            one.entries, np.array([true[e] for e in one.entries]), 0 * one.root, one.evidence
        )
        for squad, one in found.season.strengths.items()
    }
    (drawn,) = DrawnSeason(found.season._replace(strengths=as_it_is)).draw(seed + 2, [0])
    counts, _, _ = forecaster.allocated(drawn)
    cells = dict.fromkeys(forecaster.cells, 0)
    events = found.base.rulebook.event_of_list()
    for (noc, pool), count in counts.items():
        cells[noc, events.get(pool, pool)] += count
    return Simulated(Chances.of(forecaster.cells, blocks), cells)


def knowing(world):
    """A fit that knows scales and direction, so that only the strengths are to be found."""
    return lambda squads: fit_with(squads, world.scales, world.direction)


def small_season(results):
    """A season with ten NOCs after its first competition."""
    named = {name: [result.noc for result in found] for name, found in results.items()}
    return season({"first": named}, *rules_of_simulation())


SMALL = World(small_season, starters(), EVENTS, Scales(2.0, 1.0, 1.0), "last to first")


def too_often(simulations, events, low=0.2, high=0.8):
    """By how many standard errors places said to be open (chance from low to high) came about
    more often than said. Cells of one season hang together, seasons do not: so the standard error
    is that between seasons."""
    gaps = []
    for chances, truth in simulations:
        mine = [
            (truth[noc, column] >= k) - one.share
            for noc, column in chances.cells
            if column in events
            for k, one in enumerate(chances.chances(noc, column), 1)
            if low <= one.share <= high
        ]
        if mine:
            gaps.append(float(np.mean(mine)))
    return _standard_errors(gaps)


def too_sure(simulations, events):
    """By how many standard errors chances lie further from one half than what came about."""
    gaps = []
    for chances, truth in simulations:
        mine = [
            ((truth[noc, column] >= k) - one.share) * (0.5 - one.share)
            for noc, column in chances.cells
            if column in events
            for k, one in enumerate(chances.chances(noc, column), 1)
        ]
        gaps.append(float(np.mean(mine)))
    return _standard_errors(gaps)


def covered_too_often(simulations, squads, seed=0):
    """By how many standard errors the range of nine in ten covers what came about more often
    than in nine of ten. A number of athletes is a whole one, so its range holds more than nine
    tenths of the runs; where the truth lies at an end it counts as covered by as much as makes it
    nine tenths: its rank among the runs, ties drawn, lies between TAIL and 1 - TAIL."""
    random = np.random.default_rng(seed)
    gaps = []
    for chances, truth in simulations:
        inside = []
        for noc, column in chances.cells:
            found = chances.places_of(noc, column)
            if column in squads and found.var():
                count = truth[noc, column]
                rank = (found < count).mean() + random.random() * (found == count).mean()
                inside.append(TAIL <= rank <= 1 - TAIL)
        gaps.append(float(np.mean(inside)) - (1 - 2 * TAIL))
    return _standard_errors(gaps)


def _standard_errors(gaps):
    return float(np.mean(gaps)) / (float(np.std(gaps, ddof=1)) / sqrt(len(gaps)))
