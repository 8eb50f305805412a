"""How a search ends, what it was told, and what is made of that."""

from itertools import product

import pytest

from solver.clock import Clock, Undecided
from solver.cpsat import program as ways
from solver.cpsat.documented import DocumentedProgram
from solver.cpsat.program import new_program
from solver.cpsat.search import Laborious, plain_settings, values_of
from solver.cpsat.sums import reached

#: The way that is taken here, which may be the documented one.
BOTH_WAYS = pytest.mark.parametrize("way", [*dict.fromkeys((ways._way(), DocumentedProgram))])


class Ended:
    """A program of which a search ends so."""

    def __init__(self, status):
        self.status, self.told = status, None

    def search(self, settings):
        self.told = settings
        return self

    def run(self):
        return self.status, [4, 2]

    def refused(self):
        return "what is wrong"


@pytest.mark.parametrize(
    ("status", "optimal", "values"),
    [
        ("OPTIMAL", False, [4, 2]),
        ("OPTIMAL", True, [4, 2]),
        ("FEASIBLE", False, [4, 2]),
        ("INFEASIBLE", False, None),
        ("INFEASIBLE", True, None),
    ],
)
def test_a_solution_or_that_there_is_none_is_an_answer(status, optimal, values):
    assert values_of(Ended(status), {}, Clock(), optimal) == values


@pytest.mark.parametrize(("status", "optimal"), [("FEASIBLE", True), ("UNKNOWN", False)])
def test_a_search_that_was_cut_short_is_undecided_or_too_laborious(status, optimal):
    with pytest.raises(Undecided, match="undecided after 60 s"):
        values_of(Ended(status), {}, Clock(60), optimal)
    with pytest.raises(Laborious):
        values_of(Ended(status), {}, Clock(60), optimal, effort=0.5)


def test_a_search_is_told_its_settings_the_time_that_is_left_and_how_much_work_it_may_take():
    program = Ended("OPTIMAL")
    values_of(program, {"num_workers": 1}, Clock())
    assert program.told == {"num_workers": 1}
    values_of(program, {"num_workers": 1}, Clock(60), effort=0.5)
    left = program.told.pop("max_time_in_seconds")
    assert 50 < left <= 60
    assert program.told == {"num_workers": 1, "max_deterministic_time": 0.5}
    with pytest.raises(Undecided):
        values_of(program, {}, Clock(0))


def test_what_is_no_program_is_told_with_what_is_wrong():
    with pytest.raises(ValueError, match=r"^CP-SAT refused the program: what is wrong$"):
        values_of(Ended("MODEL_INVALID"), {}, Clock())


@BOTH_WAYS
def test_each_way_says_which_variable_is_wrong_and_nothing_where_none_is(way):
    program = way()
    program.number(1, 5)
    assert program.refused() == ""
    program.number(5, 1)
    assert program.refused().startswith("var #1 has ")


@pytest.mark.parametrize("count", range(-1, 5))
def test_a_literal_says_from_which_sum_on_so_much_is_reached(count):
    """Of one counted once and another counted twice."""
    program = new_program()
    one, two = program.number(0, 1), program.number(0, 1)
    literal = reached(program, iter([(one, 1), (two, 2)]), count)
    for values in product((0, 1), repeat=2):
        fixed = program.copy()
        for variable, value in zip((one, two), values, strict=True):
            fixed.fix(variable, value)
        found = values_of(fixed, plain_settings(), Clock())
        assert found[literal] == (values[0] + 2 * values[1] >= count)


@BOTH_WAYS
@pytest.mark.parametrize(
    ("aim", "terms", "values"),
    [
        ("smallest", [(0, 1), (1, -1)], [2, 7]),
        ("greatest", [(0, 1), (1, -1)], [5, 3]),
        ("greatest", [(0, 2), (1, 1), (0, -2)], [None, 7]),
        # The later of two aims counts.
        ("smallest", [(0, -1), (1, 1), (1, -2), (0, 3)], [2, 7]),
    ],
)
def test_what_is_asked_for_is_the_smallest_or_the_greatest_sum(way, aim, terms, values):
    program = way()
    for least, most in ((2, 5), (3, 7)):
        program.number(least, most)
    program.greatest([(0, 1), (1, 1)])
    getattr(program, aim)(terms)
    found = values_of(program, plain_settings(), Clock(), optimal=True)
    assert all(value in (None, there) for value, there in zip(values, found, strict=True))
