"""A variant by the walk where it proves itself, and by the full solve everywhere else."""

import pytest
from examples import examples
from hypothesis import HealthCheck, given, settings
from small_worlds import instances
from tiny import athletes, field, per_noc, world

from models.answers.outcome import Allocated
from models.place import Place
from models.ranking import RankingBuilder
from solver.allocate.solve import solve
from solver.clock import Clock, Undecided
from solver.many.outcomes import Again, Found, decided, found_of


def again(*rules, lists=None):
    return Again(world(lists or {"men-500m": ["A", "B", "C"]}, *rules), Clock)


def test_the_walk_answers_where_it_proves_itself_and_nobody_solves(monkeypatch):
    monkeypatch.setattr("solver.many.outcomes.solve", None)
    found = again(field("men-500m", at_most=1)).found(change={"rule-1.at_most": 2})
    assert (found.status, found.proof, found.by_walk) == ("allocated", "walk", True)
    assert found.numbers == {(noc, pool): 1 for noc in "AB" for pool in ("men-500m", "men")}


def test_where_the_walk_does_not_prove_itself_the_full_solve_answers():
    tied = again(field("men-500m", at_most=1), lists={"men-500m": [["A", "B"]]})
    assert tied.walked() is None
    assert tied.found().status == "lot_required"
    clash = again(field("men-500m", exactly=1), athletes(at_most=1))
    assert clash.found(change={"rule-2.at_most": 0}).status == "conflict"


def test_a_number_that_nobody_may_write_is_refused_in_words():
    found = again(field("men-500m", at_most=1)).found(change={"rule-1.at_most": -1})
    assert (found.status, found.why) == ("refused", "-1 is too small; write 0 or more")
    assert found.numbers is None


def test_another_ranking_and_other_rulings_count():
    case = again(field("men-500m", at_most=1), per_noc("men-500m", 1))
    builder = RankingBuilder.empty()
    for rank, noc in enumerate(["C", "A", "B"], 1):
        builder.add(rank, noc)
    found = case.found(rankings={"men-500m": builder.ranking()})
    assert found.rows(case.quick.base.rulebook).keys() == {"C"}
    assert case.found(rulings=()).rows(case.quick.base.rulebook).keys() == {"A"}


def test_undecided_is_an_error_where_somebody_has_to_know():
    clock = Clock(5.0)
    assert decided(Found("conflict"), clock) == Found("conflict")
    with pytest.raises(Undecided, match="undecided after 5 s"):
        decided(Found("out_of_time"), clock)


def test_no_time_matters_only_where_the_walk_does_not_answer():
    lists = {"men-500m": [["A", "B"], "C"]}
    over = Clock(0.0)
    case = Again(world(lists, field("men-500m", at_most=2)), lambda: over)
    assert case.found().by_walk
    with pytest.raises(Undecided):
        case.found(change={"rule-1.at_most": 1})


@settings(
    max_examples=examples(25),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(instances())
def test_numbers_say_which_places_are_held(instance):
    outcome = solve(instance)
    if isinstance(outcome, Allocated):
        found = found_of(outcome)
        near = (Place(*key, k) for key, n in found.numbers.items() for k in range(1, n + 2))
        assert {place for place in near if found.holds(place)} == outcome.held
