"""How good a forecast is, and how long it takes: Kolomna 2013 from Torino, and simulated seasons.

    python benchmarks/forecast.py [--runs 10000] [--seasons 100] [--season-runs 200]

Kolomna: who has a first, second, third place in Sochi's events, told from Torino alone and
compared with what Kolomna brought (by the rules, without rulings), beside two naive forecasts. No
number of the model was chosen by looking at Kolomna. Simulated: seasons of Sochi's size drawn from
the model with the scales that Torino gives, each forecast from its own first competition, fit and
all. CPU time of one process.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import log
from pathlib import Path
from time import process_time
from typing import NamedTuple

import numpy as np
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

from seasons import World, covered_too_often, simulated, too_often, too_sure  # noqa: E402

from models.answers.outcome import Allocated  # noqa: E402
from models.files import read_instance  # noqa: E402
from models.instance import Instance  # noqa: E402
from solver.allocate.solve import solve  # noqa: E402
from solver.forecast.chances import Chances  # noqa: E402
from solver.forecast.forecast import TOGETHER, Forecaster, Opened, opened, race_of  # noqa: E402
from solver.forecast.plackett_luce import DIRECTIONS, Fit, Likelihood, Race, best_scales  # noqa: E402

#: No forecast is surer than this where surprise is counted, as it would be endless at 0.
SUREST = 0.001
EDGES = (0.0, 0.01, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 0.99, 1.0)


class Cell(NamedTuple):
    """That an NOC has k places or more in an event."""

    noc: str
    event: str
    k: int


Forecast = Mapping[Cell, float]


def counts_of(instance: Instance) -> dict[tuple[str, str], int]:
    """NOC and event -> places."""
    outcome = solve(instance)
    if not isinstance(outcome, Allocated):
        raise SystemExit(f"no allocation: {outcome.status}")
    events = instance.rulebook.event_of_list()
    found: dict[tuple[str, str], int] = {}
    for noc, pool, _ in outcome.held:
        if pool in events:
            key = noc, events[pool]
            found[key] = found.get(key, 0) + 1
    return found


def lines_of(instance: Instance) -> list[Cell]:
    """A cell for every line: what it claims."""
    events = instance.rulebook.event_of_list()
    return [
        Cell(line.noc, events[name], line.k)
        for name, ranking in instance.rankings.items()
        for line in ranking.lines
    ]


def brier(forecast: Forecast, happened: Mapping[Cell, bool]) -> float:
    """Mean of the squared distance from what happened (G. W. Brier 1950)."""
    return sum((forecast[cell] - was) ** 2 for cell, was in happened.items()) / len(happened)


def surprise(forecast: Forecast, happened: Mapping[Cell, bool]) -> float:
    """Mean of minus the logarithm of the chance of what happened."""
    shares = (forecast[c] if was else 1 - forecast[c] for c, was in happened.items())
    return sum(-log(max(share, SUREST)) for share in shares) / len(happened)


def forecasts(real: Instance, season: Opened, chances: Chances) -> Iterator[tuple[str, Forecast]]:
    """The model's, and the naive ones: over the lines of both competitions."""
    cells = list(dict.fromkeys([*lines_of(season.base), *lines_of(real)]))
    known = dict.fromkeys(chances.cells)
    yield (
        "the model",
        {c: chances.chance(*c).share if (c.noc, c.event) in known else 0.0 for c in cells},
    )
    now = counts_of(season.base)
    yield (
        "Torino's ranking as it stands",
        {cell: float(now.get((cell.noc, cell.event), 0) >= cell.k) for cell in cells},
    )
    slots = dict.fromkeys(real.rulebook.events, 0)
    for (_, event), count in now.items():
        slots[event] += count
    lines = {event: sum(cell.event == event for cell in cells) for event in slots}
    yield "places by lines, the same for all", {c: slots[c.event] / lines[c.event] for c in cells}


def kolomna(real: Instance, runs: int, console: Console) -> Opened:
    start = process_time()
    season = opened(real, ["kolomna"])
    fit_seconds = process_time() - start
    forecaster = Forecaster(season.base, season.season, seed=1)
    forecaster(range(1))
    start = process_time()
    blocks = [forecaster(range(at, at + TOGETHER)) for at in range(0, runs, TOGETHER)]
    seconds = process_time() - start
    chances = Chances.of(forecaster.cells, blocks)
    happened_counts = counts_of(real)
    named = list(forecasts(real, season, chances))
    happened = {
        cell: happened_counts.get((cell.noc, cell.event), 0) >= cell.k for cell in named[0][1]
    }
    table = Table("Kolomna from Torino", "Brier score", "surprise", box=None)
    for name, forecast in named:
        score, nats = brier(forecast, happened), surprise(forecast, happened)
        table.add_row(name, f"{score:.4f}", f"{nats:.3f}")
    console.print(table)
    console.print(f"{len(happened)} cells, of which {sum(happened.values())} came about")
    console.print(reliability([(named[0][1][c], was) for c, was in happened.items()]))
    console.print(
        f"fit {fit_seconds:.1f} s; {1000 * seconds / chances.runs:.2f} ms per run; "
        f"{chances.ways}; lots in {chances.lots} of {chances.runs} runs"
    )
    return season


def reliability(pairs: Sequence[tuple[float, bool]]) -> Table:
    """Of places said to have about this chance, how many came about."""
    table = Table("chance", "cells", "expected", "came about", box=None)
    for low, high in pairwise(EDGES):
        mine = [(p, was) for p, was in pairs if low <= p < high or p == high == 1]
        if mine:
            expected, came = sum(p for p, _ in mine), sum(was for _, was in mine)
            table.add_row(f"{low} to {high}", str(len(mine)), f"{expected:.1f}", str(came))
    return table


def parts(season: Opened, console: Console) -> None:
    """Milliseconds of a run, by part."""
    forecaster = Forecaster(season.base, season.season, seed=1)
    forecaster(range(1))
    runs = 200

    def timed(work: Callable[[], object]) -> float:
        start = process_time()
        work()
        return 1000 * (process_time() - start) / runs

    drawn = list(forecaster._season.draw(1, range(runs)))
    draw = timed(lambda: list(forecaster._season.draw(1, range(runs))))
    allocate = timed(lambda: [forecaster.allocated(one) for one in drawn])
    whole = timed(lambda: forecaster(range(runs)))
    console.print(
        f"of a run: draw and classify {draw:.2f} ms, allocate {allocate:.2f} ms, count "
        f"{max(whole - draw - allocate, 0):.2f} ms"
    )


def models(season: Opened, real: Instance, console: Console) -> None:
    """What the two directions are worth on Torino alone, by the evidence."""
    races: dict[str, list[Race]] = {}
    for name, results in real.competitions["torino"].items():
        races.setdefault(season.season.of_squad[name], []).append(race_of(name, results))
    for direction in DIRECTIONS:
        likelihoods = [Likelihood(found, direction) for found in races.values()]
        scales = best_scales(likelihoods)
        evidence = sum(one.posterior(scales).evidence for one in likelihoods)
        console.print(f"Torino alone, {direction}: log evidence {evidence:.1f}, {scales}")


def simulations(real: Instance, season: Opened, seasons: int, runs: int, console: Console) -> None:
    fit: Fit = season.fit
    bare = real.rebuilt(rulings=(), published=None)

    def after(results: Mapping[str, object]) -> Instance:
        return bare.rebuilt(rankings={}, competitions={"first": results})

    starts = season.season.starts
    of_squad = {name: season.season.of_squad[name] for name in starts}
    world = World(after, starts, of_squad, fit.scales, fit.direction)
    found = [simulated(world, 3 * number, runs) for number in range(seasons)]
    events, squads = list(real.rulebook.events), list(real.rulebook.squads)
    pairs = [
        (one.share, truth[noc, event] >= k)
        for chances, truth in found
        for noc, event in chances.cells
        if event in events
        for k, one in enumerate(chances.chances(noc, event), 1)
    ]
    console.print(reliability(pairs))
    covered = np.mean(
        [
            one.low <= truth[noc, squad] <= one.high
            for chances, truth in found
            for noc, squad in chances.cells
            if squad in squads and chances.places_of(noc, squad).var()
            for one in [chances.expected(noc, squad)]
        ]
    )
    console.print(
        f"{seasons} simulated seasons, in standard errors between seasons: open chances came about "
        f"{too_often(found, events):+.1f}, too sure {too_sure(found, events):+.1f}, ranges cover "
        f"{covered_too_often(found, squads):+.1f}. Ranges of nine in ten, whole numbers as they "
        f"are, held what came about in {100 * covered:.1f} %."
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--seasons", type=int, default=100)
    parser.add_argument("--season-runs", type=int, default=200)
    asked = parser.parse_args()
    console = Console(width=100)
    real = read_instance(ROOT / "instances" / "sochi-2014").rebuilt(rulings=())
    season = kolomna(real, asked.runs, console)
    parts(season, console)
    models(season, real, console)
    if asked.seasons:
        simulations(real, season, asked.seasons, asked.season_runs, console)


if __name__ == "__main__":
    main()
