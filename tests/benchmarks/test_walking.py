"""The two ways down the order of award that the peers take, with a solver that tries everything."""

import pytest
from exported import exported
from peers import EveryHolding
from problem import Problem
from tiny import athletes, field, per_noc, world
from walking import lp_walk, packed

from solver.allocate.solve import solve

LOOK_AHEAD = world(
    {"men-500m": "CB", "men-1000m": "AB"},
    field("men-500m", exactly=1),
    field("men-1000m", exactly=1),
    athletes(at_most=1),
)
NEXT = world(
    {"men-500m": "BACA", "men-1000m": "ABCC"},
    field("men-500m", exactly=2),
    field("men-1000m", at_most=3),
    per_noc("men-1000m", 1),
    athletes(at_most=3),
)
CLASH = world({"men-500m": "AB"}, field("men-500m", exactly=2), athletes(at_most=1))


def of_berth(instance, problem):
    """Berth's allocation as values of the places."""
    held = {tuple(place) for place in solve(instance).held}
    return [int(name in held) for name in problem.names]


@pytest.mark.parametrize("instance", [LOOK_AHEAD, NEXT])
@pytest.mark.parametrize("width", [1, 2, 20])
def test_blocks_of_any_width_lead_to_the_allocation(instance, width):
    problem = Problem(exported(instance))
    assert packed(problem, EveryHolding(problem), width) == of_berth(instance, problem)


@pytest.mark.parametrize("instance", [LOOK_AHEAD, NEXT])
@pytest.mark.parametrize("width", [1, 2, 20])
@pytest.mark.parametrize("vague", [False, True])
def test_so_does_the_relaxation_whole_or_not(instance, width, vague):
    problem = Problem(exported(instance))
    walked = lp_walk(problem, EveryHolding(problem, vague), width)
    assert walked == (True, of_berth(instance, problem))


def test_nothing_lawful_is_said_to_be_so():
    problem = Problem(exported(CLASH))
    assert packed(problem, EveryHolding(problem), 20) is None
    assert lp_walk(problem, EveryHolding(problem), 20) == (False, None)


def test_an_end_that_breaks_a_law_proves_nothing():
    """A relaxation that knows no limit on athletes."""
    loose = Problem(exported(world({"men-500m": "AB"}, field("men-500m", exactly=2))))
    strict = Problem(exported(CLASH))
    lawful, values = lp_walk(strict, EveryHolding(loose), 20)
    assert not lawful
    assert values is not None
