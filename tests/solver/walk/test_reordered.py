"""The same lines in another order, where places are made of lines: the quick walk against the full
solve, for every example there is."""

from random import Random

import pytest
from documents import ROOT

from berth import load
from models.answers.outcome import Allocated
from models.ranking import RankingBuilder
from solver.allocate.solve import solve
from solver.walk.variants import Quick

EXAMPLES = sorted((ROOT / "instances" / "examples").glob("*.yaml"))
ORDERS = 6

#: What makes places of lines in another way than one of each, so that only the order may change.
OF_LINES = ["host-if-unqualified", "host-in-addition", "team-that-follows"]


def reordered(ranking, random, again):
    """The lines in another order, at the ranks that there are; again: some may come twice, and
    others not at all."""
    builder = RankingBuilder.empty()
    drawn = random.choices if again else random.sample
    others = drawn(ranking.lines, k=len(ranking.lines))
    for line, other in zip(ranking.lines, others, strict=True):
        builder.add(line.rank, other.noc, other.athlete, other.points, other.other)
    return builder.ranking()


def found_and_solved(path, again=False):
    """Of some orders of the lines of each list: the quick walk's allocation, and the solve's."""
    base = load(path).instance
    quick = Quick(base)
    for number in range(ORDERS):
        random = Random(number)
        names = random.sample(sorted(base.rankings), random.randint(1, len(base.rankings)))
        rankings = {name: reordered(quick.base.rankings[name], random, again) for name in names}
        try:
            outcome = solve(quick.instance(rankings=rankings))
        except ValueError:
            continue  # nobody may write it so
        yield quick.variant(rankings=rankings), outcome


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_lines_in_another_order_are_allocated_as_by_the_full_solve_or_not_at_all(path, again):
    for found, outcome in found_and_solved(path, again):
        if found is not None:
            assert isinstance(outcome, Allocated)
            assert found.held == outcome.held


@pytest.mark.parametrize("name", OF_LINES)
def test_of_places_that_are_made_of_lines_it_knows_the_allocation(name):
    path = ROOT / "instances" / "examples" / f"{name}.yaml"
    assert any(found is not None for found, _ in found_and_solved(path))
