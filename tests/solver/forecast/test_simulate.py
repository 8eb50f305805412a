"""Draws: the chances of the model, and the rankings that the classification makes of them."""

from decimal import Decimal
from itertools import permutations
from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from seasons import season

from models.classification import Classification, Result, ranked
from models.rulebook import Rulebook
from solver.forecast.forecast import opened
from solver.forecast.plackett_luce import DIRECTIONS, Entrant, Strengths
from solver.forecast.simulate import DrawnList, DrawnSeason, OpenSeason, arrivals, generator

#: A chi-square of five degrees of freedom is above this once in 10,000 times.
CHI_SQUARE_5 = 25.7


def closed_form(strengths, order, direction):
    """Luce's formula: a choice after the other, of those that are left."""
    weight = dict(enumerate(map(exp, strengths)))
    if direction == "last to first":
        weight = {who: 1 / value for who, value in weight.items()}
        order = order[::-1]
    chance = 1.0
    for position, who in enumerate(order):
        chance *= weight[who] / sum(weight[other] for other in order[position:])
    return chance


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_orders_of_three_come_about_as_often_as_the_closed_form_says(direction):
    strengths, runs = np.array([1.0, 0.0, -0.5]), 20_000
    noise = np.random.default_rng(3).gumbel(size=(runs, 3))
    places = arrivals(strengths, noise, direction)
    off = 0.0
    for order in permutations(range(3)):
        want = runs * closed_form(strengths.tolist(), order, direction)
        wanted_places = [order.index(who) + 1 for who in range(3)]
        off += float((places == wanted_places).all(axis=1).sum() - want) ** 2 / want
    assert off < CHI_SQUARE_5


NOCS = st.sampled_from("ABCD")
COMPETITION = st.lists(NOCS, min_size=1, max_size=7)
TIMES = st.sampled_from([None, Decimal("40"), Decimal("40.000"), Decimal("40.001"), Decimal("41")])


@st.composite
def results_with_times(draw):
    """Of one competition; some share a place, some have no time."""
    found, place = [], 0
    for position, noc in enumerate(draw(COMPETITION), 1):
        place = place if place and draw(st.integers(0, 3)) == 0 else position
        found.append(Result(place, noc, None, draw(TIMES)))
    return tuple(found)


TIES = [(), ("best_place",), ("best_time",), ("best_place", "best_time")]
TIES += [("best_time", "best_place")]
CLASSIFICATIONS = st.fixed_dictionaries(
    {
        "points": st.sampled_from([[4, 3, 2, 2, 1], [1, 1], [0]]),
        "lines": st.fixed_dictionaries({"default": st.integers(1, 3)}),
        "count": st.sampled_from(["all", "best 1", "best 2"]),
        "ties": st.sampled_from(TIES),
    }
)


@given(
    st.lists(results_with_times(), max_size=2),
    COMPETITION,
    st.integers(1, 2),
    CLASSIFICATIONS,
    st.randoms(use_true_random=False),
)
def test_a_draw_is_ranked_as_the_classification_ranks_results(closed, started, opens, told, draw):
    """The results of the draw have no times; those so far count."""
    asked = Classification.model_validate(told)
    entries = tuple(Entrant(noc, "race", index) for index, noc in enumerate(started))
    size = len(entries)
    strengths = Strengths(entries, np.zeros(size), np.zeros((size, size)), 0.0)
    given_season = OpenSeason(
        asked,
        {"all": strengths},
        "first to last",
        {"race": closed},
        {"race": entries},
        {"race": opens},
        {"race": "all"},
    )
    one = DrawnList(given_season, "race")
    drawn = [draw.sample(range(1, size + 1), size) for _ in range(opens)]
    places = np.array([[[row[index] for index in one.entries] for row in drawn]])
    lots = np.random.default_rng(draw.randrange(1000)).random((1, len(one.nocs)))
    (found,) = one.rankings(places, lots)
    open_results = [
        tuple(Result(place, started[row.index(place)]) for place in range(1, size + 1))
        for row in drawn
    ]
    want = ranked(asked, "race", [*closed, *open_results])
    assert found.ranking(found.ranks, found.order) == want
    shared = {
        line.rank
        for line in want.lines
        for other in want.lines
        if other.rank == line.rank and other.noc != line.noc
    }
    assert found.has_ties == bool(shared)
    ranks = {(line.noc, line.k): line.rank for line in want.lines}
    by_lot = found.with_lots().lines
    assert [line.rank for line in by_lot] == list(range(1, len(by_lot) + 1))
    again = [ranks[line.noc, line.k] for line in by_lot]
    assert again == sorted(again)


@given(results_with_times(), CLASSIFICATIONS, st.data())
def test_a_season_that_is_drawn_is_the_season_with_these_results(first, told, data):
    """From the instance on: the last competition is open, and strengths far apart bring about the
    order of arrival that is known there."""
    nocs = data.draw(st.permutations([result.noc for result in first]))
    last = tuple(Result(place, noc) for place, noc in enumerate(nocs, 1))
    base = season({"first": {"short": nocs}})
    known = base.rebuilt(
        rulebook=Rulebook.model_validate(dict(base.rulebook) | {"classification": told}),
        rankings={},
        competitions={"first": {"short": first}, "last": {"short": last}},
    )
    found = opened(known, ["last"]).season
    size = len(nocs)
    by_noc = {noc: [at for at, other in enumerate(nocs) if other == noc] for noc in nocs}
    arrival = [by_noc[entry.noc].pop(0) for entry in found.strengths["all"].entries]
    far_apart = Strengths(
        found.strengths["all"].entries, -1e6 * np.array(arrival), np.zeros((size, size)), 0.0
    )
    (drawn,) = DrawnSeason(found._replace(strengths={"all": far_apart})).draw(1, [0])
    assert drawn.tied["short"] == known.rankings["short"]


def first_in(told, *results):
    """Who has the first rank when a competition more has been drawn, where nobody scores."""
    base = season({"first": {"short": ["A", "B", "C"]}}, points=[0], lines=1, ties=told)
    known = base.rebuilt(rankings={}, competitions={"first": {"short": results}})
    for drawn in DrawnSeason(opened(known, (), 1).season).draw(1, range(20)):
        yield [line.noc for line in drawn.tied["short"].lines if line.rank == 1]


def test_best_times_already_skated_settle_the_ties_that_are_left_to_them():
    faster = Result(2, "B", None, Decimal("40.0"))
    slower = Result(1, "A", None, Decimal("41.0"))
    assert list(first_in(("best_time",), slower, faster)) == [["B"]] * 20
    assert list(first_in(("best_time", "best_place"), slower, faster)) == [["B"]] * 20
    # The open competition has a winner, and A has won as well.
    found = list(first_in(("best_place", "best_time"), slower, faster))
    assert {*map(tuple, found)} == {("A",), ("B",)}


def test_lines_without_a_time_come_last_and_the_lot_is_theirs():
    known = Result(3, "C", None, Decimal("45.0"))
    assert list(first_in(("best_time",), Result(1, "A"), Result(2, "B"), known)) == [["C"]] * 20
    unknown = [Result(place, noc) for place, noc in enumerate("ABC", 1)]
    assert list(first_in(("best_time",), *unknown)) == [["A", "B", "C"]] * 20


def test_a_lot_is_as_likely_one_way_as_the_other():
    """A and B share a rank whatever happens, as nobody scores."""
    instance = season({"first": {"short": ["A", "B"]}}, points=[0], lines=1, ties=())
    drawn = DrawnSeason(opened(instance, (), 1).season).draw(1, range(2000))
    first = sum(one.with_lots()["short"].lines[0].noc == "A" for one in drawn)
    assert 1000 - first == pytest.approx(0, abs=90)  # four standard deviations


def test_the_random_numbers_of_a_run_are_its_own():
    assert generator(1, 2).random() == generator(1, 2).random()
    assert len({generator(seed, run).random() for seed in range(3) for run in range(3)}) == 9
