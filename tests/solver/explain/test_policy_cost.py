"""Where another policy than strict leaves a line out: what awarding it would cost."""

import pytest
from tiny import field, world

from models.answers.reasons import PolicyCost
from solver.allocate.solve import solve
from solver.clock import Clock
from solver.explain.policy_cost import policy_cost


def cost(policy, noc, lines, *rules):
    award = [{"id": "all", "lists": ["men-500m"], "order": "list_by_list", "policy": policy}]
    instance = world({"men-500m": lines}, *rules, award=award)
    ((_, turns),) = instance.stages
    turn = next(turn for turn in turns if turn.line.noc == noc)
    return policy_cost(instance, solve(instance), turn, Clock())


@pytest.mark.parametrize(
    ("noc", "found", "with_it"), [("C", 1 + 2, 1 + 3), ("D", 1 + 2, 1 + 4)], ids=["C", "D"]
)
def test_as_many_places_with_worse_ranks_cost_a_greater_sum_of_ranks(noc, found, with_it):
    told = cost("fill_first", noc, "ABCD", field("men-500m", at_most=2))
    assert told == PolicyCost("fill_first", "ranks", found, with_it)


def test_a_place_of_a_better_rank_is_what_a_worse_one_costs():
    told = cost("rank_maximal", "C", "ABC", field("men-500m", at_most=2))
    assert told == PolicyCost("rank_maximal", "rank 2", 1, 0)
