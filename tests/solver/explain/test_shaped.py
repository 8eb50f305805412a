"""Why not, where a rule says what lines claim: the line is the printed one, and never a further."""

from datetime import date
from pathlib import Path

from models.files import read_instance
from solver.allocate.solve import solve
from solver.explain.why import Why

EXAMPLES = Path(__file__).parents[3] / "instances" / "examples"


def why_not(example, noc, event, k):
    case = read_instance(EXAMPLES / f"{example}.yaml")
    return Why(case, solve(case), date(2026, 1, 1)).event(noc, event, k)


def test_the_rank_needed_is_that_of_the_printed_line_whichever_place_it_claims():
    # Cland's one line, at rank 3, claims two places; at rank 2 it is served before Bland's.
    found = why_not("placement-sum", "C", "singles", 2)
    assert found.turn.line.rank == 3
    assert found.would.rank == 2
    assert [source.id for source in found.claims] == ["sums"]


def test_no_further_line_is_thought_of_where_the_claims_are_used_up():
    found = why_not("rank-bands", "C", "race", 3)
    assert (found.turn, found.because, found.would.rank) == (None, None, None)
    assert [source.id for source in found.claims] == ["bands"]


def test_a_claim_with_a_rank_of_its_own_has_no_line_that_could_be_ranked_better():
    found = why_not("proportional-largest-remainder", "B", "race", 2)
    assert found.turn.line.rank == 6
    assert found.would.rank is None
    assert found.would.reserve == 2


def test_where_each_line_claims_a_place_no_rule_is_named():
    assert why_not("tie-that-does-not-matter", "D", "race", 1).claims == ()
