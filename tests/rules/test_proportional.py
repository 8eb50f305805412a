"""Proportional shares against the package `apportionment`, which breaks ties by order.

Where it comes to another result with the parties in another order, a lot is required.
"""

from fractions import Fraction
from itertools import permutations
from random import Random

import pytest
from apportionment.methods import compute
from tiny import world

from models.ranking import Line, Ranking
from models.rules.shares import DIVISORS, shared_out
from solver.allocate.open_lots import open_lots
from solver.allocate.solve import solve

METHODS = ["largest_remainder", *DIVISORS]
#: The package takes these roots and fractions as floats, so that equal ones may differ.
FLOATS = ("huntington", "modified_saintelague")


def shared(weights, places, method, **more):
    """An instance in which the NOCs have so many points each."""
    rule = {"kind": "proportional", "lists": ["men-race"], "places": places, "method": method}
    lines = [Line(k, noc, 1, points=points) for k, (noc, points) in enumerate(weights.items(), 1)]
    base = world({"men-race": list(weights)}, rule | more)
    return base.rebuilt(rankings={"men-race": Ranking(tuple(lines))})


def shares(outcome, nocs):
    numbers = outcome.numbers
    return tuple(numbers[noc, "men-race"] for noc in nocs)


def theirs(weights, places, method):
    """What the package makes of it, over all orders of the parties."""
    found = set()
    for order in permutations(weights):
        counts = compute(method, [weights[noc] for noc in order], places, fractions=True)
        seats = dict(zip(order, counts, strict=True))
        found.add(tuple(seats[noc] for noc in weights))
    return found


@pytest.mark.parametrize("method", METHODS)
def test_places_are_shared_out_as_the_package_apportionment_does(method):
    draw = Random(method)
    ties = 0
    for _ in range(60):
        most = draw.choice([4, 12, 60])
        weights = {noc: draw.randint(1, most) for noc in "ABCD"[: draw.randint(2, 4)]}
        places = draw.randint(1, 12)
        expected = theirs(weights, places, method)
        outcome = solve(shared(weights, places, method))
        if outcome.status == "allocated":
            assert shares(outcome, weights) in expected
            assert len(expected) == 1 or method in FLOATS
        else:
            assert outcome.status == "lot_required"
            assert len(expected) > 1 or method in FLOATS
            ties += 1
    assert ties > 2


def test_roots_are_compared_exactly():
    # 6 / sqrt(8 x 9), the ninth place of A, and 1 / sqrt(1 x 2), the second of B, are equal.
    outcome = solve(shared({"A": 6, "B": 1}, 10, "huntington"))
    assert outcome.status == "lot_required"
    assert [turn.line.noc for turn in outcome.tied] == ["A", "B"]


def test_what_is_cut_at_a_limit_is_shared_out_among_the_others():
    for method in METHODS:
        found = solve(shared({"A": 60, "B": 31, "C": 10}, 10, method, at_most=5))
        a, b, c = shares(found, "ABC")
        (alone,) = theirs({"B": 31, "C": 10}, 5, method) if method not in FLOATS else [(b, c)]
        assert (a, b, c) == (5, *alone), method


def test_a_remainder_that_would_bring_an_nocs_share_above_its_limit_is_shared_out_as_well():
    # D has 2.67 of five places, so three, and may have two. The rest share three: 0.43, 0.86, 1.71
    weights = {"A": 1, "B": 2, "C": 4, "D": 8}
    found = solve(shared(weights, 5, "largest_remainder", at_most=2))
    assert shares(found, "ABCD") == (0, 1, 2, 2)


def test_a_limit_that_cuts_nobody_changes_nothing():
    # A has 34.4 of 100, so 34 whichever way; cutting it to 34 beforehand would share out 66 anew.
    weights = {"A": Fraction(344), "B": Fraction(253), "C": Fraction(252), "D": Fraction(151)}
    most = dict.fromkeys(weights, 100)
    free = [claim[1:] for claim in shared_out(weights, most, 100)]
    cut = [claim[1:] for claim in shared_out(weights, most | {"A": 34}, 100)]
    assert cut == [claim for claim in free if claim != ("A", 1)]


def test_equal_remainders_are_a_lot_for_the_claims_and_never_the_alphabet():
    outcome = solve(shared({"A": 5, "B": 3}, 4, "largest_remainder"))
    assert outcome.status == "lot_required"
    assert [(turn.line.noc, turn.line.rank, turn.line.k) for turn in outcome.tied] == [
        ("A", 4, 3),
        ("B", 4, 2),
    ]
    assert outcome.at_stake == 1
    won = {"noc": "B", "event": "men-race", "rank": 4, "form": "lot", "drawn": 1}
    lost = {"noc": "A", "event": "men-race", "rank": 4, "form": "lot", "drawn": 2}
    drawn = [{"date": "2020-01-01", "basis": "drawn by lot", **lot} for lot in (won, lost)]
    found = solve(shared({"A": 5, "B": 3}, 4, "largest_remainder").rebuilt(rulings=drawn))
    assert shares(found, "AB") == (2, 2)


def test_a_lot_on_claims_knows_which_of_two_rulings_strikes_a_line():
    """Said on two days, a line is struck once; the second line of its NOC keeps its claim."""
    struck = {"noc": "B", "event": "men-sprint", "form": "withdrawn", "rank": 2}
    rulings = [{**struck, "basis": "withdrawn", "date": f"2020-01-0{day}"} for day in (1, 2)]
    rule = {"kind": "proportional", "lists": ["men-sprint"], "places": 1, "method": "dhondt"}
    instance = world({"men-sprint": ["A", ["B", "B"]]}, rule | {"by": "lines"}, rulings=rulings)
    found = solve(instance)
    lots = open_lots(instance, found)
    assert {turn.line.noc for turn in lots.lots[0].tied} == {"A", "B"}
    assert lots.table == {"A": {"men-sprint": None, "men": None, "athletes": None}} | {
        "B": {"men-sprint": None, "men": None, "athletes": None}
    }
