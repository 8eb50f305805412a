"""Between which lines a lot decides, and how many places it is about."""

from tiny import field, host_has, per_noc, world

from models.answers.outcome import LotRequired
from solver.allocate.solve import solve

WAYS = [{}, {"counting": False}, {"count_from": 0, "counting": False}]


def lot(instance):
    """By the walk; by counting, by CP-SAT and by looking ahead it is the same."""
    found = solve(instance)
    assert isinstance(found, LotRequired), found
    for way in WAYS:
        assert solve(instance, walk_first=False, **way) == found, way
    return [turn.line.noc for turn in found.tied], found.at_stake


def test_a_host_that_is_awarded_in_any_case_is_not_among_those_the_lot_decides_between():
    """World 2543: it stood among them, and a place was said to be at stake that was not."""
    rules = field("men-500m", at_most=2), host_has(events={"men-500m": 1})
    case = world({"men-500m": [["H", "B", "C"]]}, *rules, host="H")
    assert lot(case) == (["B", "C"], 1)


def test_a_host_without_a_guarantee_is_one_of_them():
    case = world({"men-500m": [["H", "B", "C"]]}, field("men-500m", at_most=2), host="H")
    assert lot(case) == (["H", "B", "C"], 2)


def test_whoever_a_court_gave_a_place_is_not_among_them_either():
    given = {"noc": "C", "event": "men-500m", "exactly": 1}
    case = world({"men-500m": [["A", "B", "C"]]}, field("men-500m", exactly=2), rulings=[given])
    assert lot(case) == (["A", "B"], 1)


def test_the_first_line_of_a_host_stands_beside_its_second_for_which_a_lot_is_drawn():
    """Its lots are numbered from its first line on: with the second alone its first would have the
    number that the second drew."""
    rules = field("men-500m", at_most=2), host_has(events={"men-500m": 1})
    case = world({"men-500m": [["H", "B", "H", "C"]]}, *rules, host="H")
    assert lot(case) == (["H", "B", "H", "C"], 2)


def test_a_limit_that_is_somebody_elses_leaves_all_of_them_in():
    rules = field("men-500m", at_most=3), per_noc("men-500m", 1)
    case = world({"men-500m": ["A", ["A", "B", "C", "D"]]}, *rules)
    assert lot(case) == (["B", "C", "D"], 2)
