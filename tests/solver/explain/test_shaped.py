"""Why not, where a rule says what lines claim: the line is the printed one, and never a further."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from tiny import world

from models.files import read_instance
from models.ranking import Line, Ranking
from solver.allocate.solve import solve
from solver.explain.why import Why

DAY = date(2026, 1, 1)
EXAMPLES = Path(__file__).parents[3] / "instances" / "examples"


def why_not(example, noc, event, k):
    case = read_instance(EXAMPLES / f"{example}.yaml")
    return Why(case, solve(case), DAY).event(noc, event, k)


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


def test_a_share_by_points_has_no_further_line_either():
    lines = [Line(1, "A", 1, points=Decimal(5)), Line(2, "B", 1, points=Decimal(2))]
    rule = {"kind": "proportional", "lists": ["men-500m"], "places": 4, "method": "dhondt"}
    case = world({"men-500m": ["A", "B"]}, rule).rebuilt(rankings={"men-500m": Ranking((*lines,))})
    found = Why(case, solve(case), DAY).event("B", "men-500m", 2)
    assert found.turn.line.k == 2
    assert found.would.rank is None


def test_where_each_line_claims_a_place_no_rule_is_named():
    assert why_not("tie-that-does-not-matter", "D", "race", 1).claims == ()
