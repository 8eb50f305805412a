"""Strengths from results: the fit against slow and independent ways to the same numbers."""

import math
import random

import numpy as np
import pytest

from solver.forecast.plackett_luce import (
    DIRECTIONS,
    Entrant,
    Likelihood,
    Race,
    Scales,
    best_scales,
    fitted,
)
from solver.forecast.simulate import arrivals

SOME = Scales(1.0, 0.5, 0.7)


def race(name, *nocs):
    """NOCs in order of arrival; a tuple of them shares a place."""
    places, taken = {}, {}
    for entry in nocs:
        place = len(places) + 1
        for noc in entry if isinstance(entry, tuple) else (entry,):
            taken[noc] = k = taken.get(noc, 0) + 1
            places[Entrant(noc, name, k)] = place
    return Race(name, places)


THREE = [race("short", "A", "B", "A", ("C", "B"), "C"), race("long", "B", "A", "C")]


def log_posterior(races, direction, scales, strengths):
    """From the formulas, in plain Python: chances of each choice, and the three Gaussian parts
    integrated out by the inverse of their covariance."""
    value = 0.0
    sign = 1 if direction == "first to last" else -1
    for one in races:
        for entry, place in one.places.items():
            left = [e for e, other in one.places.items() if sign * other >= sign * place]
            value += sign * strengths[entry]
            value -= math.log(sum(math.exp(sign * strengths[e]) for e in left))
    entries = list(strengths)
    covariance = [
        [
            scales.noc**2 * (a.noc == b.noc)
            + scales.event**2 * (a[:2] == b[:2])
            + scales.entry**2 * (a == b)
            for b in entries
        ]
        for a in entries
    ]
    at = np.array([strengths[e] for e in entries])
    return value - 0.5 * float(at @ np.linalg.solve(np.array(covariance), at))


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_gradient_and_curvature_are_those_of_the_likelihood(direction):
    likelihood = Likelihood(THREE, direction)
    at = np.random.default_rng(1).standard_normal(len(likelihood.entries))
    _, slope, curvature = likelihood.log_of(at)
    step = 1e-5 * np.eye(len(at))
    slopes = [
        (likelihood.log_of(at + move)[0] - likelihood.log_of(at - move)[0]) / 2e-5 for move in step
    ]
    assert slope == pytest.approx(np.array(slopes), abs=1e-6)
    bends = [
        (likelihood.log_of(at - move)[1] - likelihood.log_of(at + move)[1]) / 2e-5 for move in step
    ]
    assert curvature == pytest.approx(np.array(bends), abs=1e-6)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_no_step_in_any_direction_is_better_than_the_mode(direction):
    found = Likelihood(THREE, direction).posterior(SOME)
    at = dict(zip(found.entries, found.mean.tolist(), strict=True))
    top = log_posterior(THREE, direction, SOME, at)
    draw = random.Random(1)
    for size in (1e-3, 0.1, 1.0):
        for _ in range(50):
            other = {entry: value + draw.gauss(0, size) for entry, value in at.items()}
            assert log_posterior(THREE, direction, SOME, other) < top


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_the_mode_is_what_a_slow_climb_finds(direction):
    """One strength after the other, in ever smaller steps, from 0."""
    found = Likelihood(THREE, direction).posterior(SOME)
    at = dict.fromkeys(found.entries, 0.0)
    step = 0.5
    while step > 1e-5:
        before = dict(at)
        for entry in at:
            tries = [at | {entry: at[entry] + move} for move in (0.0, step, -step)]
            at = max(tries, key=lambda one: log_posterior(THREE, direction, SOME, one))
        if at == before:
            step /= 2
    assert list(at.values()) == pytest.approx(found.mean.tolist(), abs=1e-3)


def test_spread_and_evidence_are_near_those_of_the_whole_posterior():
    """Two entries, so that the posterior can be summed over a grid."""
    races = [race("short", "A", "B")]
    scales = Scales(1.0, 0.125, 0.125)
    found = Likelihood(races, "first to last").posterior(scales)
    grid = np.linspace(-6, 6, 241)
    values = np.array(
        [
            [
                log_posterior(
                    races,
                    "first to last",
                    scales,
                    dict(zip(found.entries, (a, b), strict=True)),
                )
                for b in grid.tolist()
            ]
            for a in grid.tolist()
        ]
    )
    weights = np.exp(values)
    variance_before = sum(scale**2 for scale in scales)
    whole = weights.sum() * (grid[1] - grid[0]) ** 2 / (2 * math.pi * variance_before)
    assert whole == pytest.approx(0.5, abs=1e-3)  # either may come first
    assert math.exp(found.evidence) == pytest.approx(whole, rel=0.05)
    shares = weights.sum(axis=1) / weights.sum()
    mean = float(shares @ grid)
    spread = math.sqrt(float(shares @ (grid - mean) ** 2))
    assert found.mean[0] == pytest.approx(mean, abs=0.05)
    assert math.sqrt(float((found.root @ found.root.T)[0, 0])) == pytest.approx(spread, rel=0.05)


def simulated_races(direction, competitions, seed=1):
    """Strengths of twelve NOCs with two entries in each of two lists, and their results."""
    draw = np.random.default_rng(seed)
    entries = [
        Entrant(noc, name, f"{noc}{k}")
        for name in ("short", "long")
        for noc in "ABCDEFGHIJKL"
        for k in (1, 2)
    ]
    races = [Race(n, {e: 1 for e in entries if e.list == n}) for n in ("short", "long")]
    prior = Likelihood(races, direction)
    root = np.linalg.cholesky(prior.covariance(Scales(1.5, 0.5, 0.5)))
    true = root @ draw.standard_normal(len(root))
    strengths = dict(zip(prior.entries, true.tolist(), strict=True))
    found = []
    for _ in range(competitions):
        for one in races:
            mine = np.array([strengths[entry] for entry in one.places])
            places = arrivals(mine, draw.gumbel(size=len(mine)), direction)
            found.append(Race(one.list, dict(zip(one.places, places.tolist(), strict=True))))
    return strengths, found


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_many_competitions_give_away_strengths_scales_and_direction(direction):
    true, races = simulated_races(direction, competitions=25)
    fit = fitted({"all": races})
    assert fit.direction == direction
    found = fit.strengths["all"]
    spread = np.sqrt((found.root @ found.root.T).diagonal())
    # The common level of a list has no meaning, so what counts are differences.
    for name in ("short", "long"):
        mine = [index for index, entry in enumerate(found.entries) if entry.list == name]
        want = np.array([true[found.entries[index]] for index in mine])
        got = found.mean[mine]
        off = (got - got.mean()) - (want - want.mean())
        assert np.abs(off / spread[mine]).max() < 4
        assert np.corrcoef(got, want)[0, 1] > 0.97
    assert fit.scales.noc == pytest.approx(1.5, rel=0.6)
    assert fit.scales.event == pytest.approx(0.5, rel=0.6)
    assert fit.scales.entry == pytest.approx(0.5, rel=0.6)


def test_no_neighbour_on_the_grid_makes_the_results_likelier():
    _, races = simulated_races("last to first", competitions=2)
    likelihood = Likelihood(races, "last to first")
    best = best_scales([likelihood])
    top = likelihood.posterior(best).evidence
    for part in range(3):
        for factor in (2**0.5, 2**-0.5):
            other = Scales(*(s * factor if i == part else s for i, s in enumerate(best)))
            if min(other) >= 1 / 8 and max(other) <= 8:
                assert likelihood.posterior(other).evidence < top + 1e-3


def test_a_single_last_place_still_has_a_strength():
    found = Likelihood([race("short", "A", "B")], "first to last").posterior(SOME)
    assert np.isfinite(found.mean).all()
    assert found.mean[0] == pytest.approx(-found.mean[1])
    assert found.mean[0] > 0
