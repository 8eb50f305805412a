"""What the walk takes a bound for is what the checker counts."""

import pytest
from examples import examples
from hypothesis import given, settings
from small_bounds import CHAINS, HOLDINGS, PLACES, bounds, field

from models.bound import Bound, Condition, Law, Source
from solver.walk.numbering import Numbered
from solver.walk.plan import WalkPlan
from solver.walk.walk import Walk

RULE = Source("rule", "rule", "a rule", "made up")


@given(bounds())
@settings(max_examples=examples(150))
def test_a_bound_lets_just_those_places_be_held_that_keep_it(bound):
    plan = WalkPlan.of_laws([Law(RULE, bound)], field())
    for held in HOLDINGS:
        walk = Walk(plan)
        for place in PLACES:
            walk.follow(plan.numbered.number[place], place in held)
        kept = not walk.hopeless and walk.held == held and walk.is_lawful()
        assert kept == (not bound.excess(held))


#: In numbers 0 to 2, 3 and 4, 5 and 6.
AX, AY, BX = CHAINS
ALL = AX + BX


def clause(place=-1, total=-1, mark=0, calls=(), limits=()):
    return 0, place, total, mark, calls, limits


def duty(of_sum, least, *, place=-1, total=-1, mark=0, alone=False):
    return 0, place, total, mark, of_sum, least, alone


def read(bound):
    numbered = Numbered(field())
    found = numbered.clauses([bound])
    assert found.size == 1
    told = found.clauses, found.duties, found.loosening
    return [[tuple(one) for one in some] for some in told], found.impossible, numbered.sums


@pytest.mark.parametrize(
    ("bound", "clauses", "sums"),
    [
        # Of one chain the place that says it: held, or the first that is not.
        (Bound(AX, 2), [clause(calls=(1,))], []),
        (Bound(AX, 3), [clause(calls=(2,))], []),
        (Bound(AX, 0, 1), [clause(limits=((True, 0, 1),))], []),
        (Bound(AX, 1, 2), [clause(calls=(0,), limits=((True, 0, 2),))], []),
        (Bound(AX, 0, -1), [clause(limits=((True, 0, 0),))], []),
        (Bound(AX, 0, 3), [], []),
        # Of several chains all or nothing, or else a sum.
        (Bound(ALL, 5), [clause(calls=(2, 6))], []),
        (Bound(ALL, 0, 0), [clause(limits=((True, 0, 0), (True, 2, 5)))], []),
        (Bound(ALL, 0, 2), [clause(limits=((False, 0, 2),))], [(0, 1, 2, 5, 6)]),
        # Under a condition that one place says, or a sum.
        (Bound(AX, 2, None, Condition(BX, 1)), [clause(5, mark=1, calls=(1,))], []),
        (Bound(BX, 0, 1, Condition(AX, 3)), [clause(2, mark=3, limits=((True, 2, 6),))], []),
        (Bound(AX + AY, 0, 2, Condition(BX + AY, 2)),
         [clause(total=1, mark=2, limits=((False, 0, 2),))], [(0, 1, 2, 3, 4), (3, 4, 5, 6)]),
        # What is asked for cannot be there, so the condition must not be met.
        (Bound(AX, 4, None, Condition(BX, 2)), [clause(6, mark=2, limits=((True, 2, 6),))], []),
        (Bound(AX, 4, None, Condition(BX, 1)), [clause(5, mark=1, limits=((True, 2, 5),))], []),
        # That the places of a chain are held in order needs no saying.
        (Bound(AX, 1, None, Condition(AX, 2)), [], []),
        (Bound(AX[:1], 1, None, Condition(AX[1:2], 1)), [], []),
        (Bound(AX[2:], 1, None, Condition(AX[1:2], 1)), [clause(1, mark=1, calls=(2,))], []),
        (Bound(AY[:1], 1, None, Condition(AX[1:2], 1)), [clause(1, mark=1, calls=(3,))], []),
        # A condition that is always met, and one that never is.
        (Bound(AX, 2, None, Condition(BX, 0)), [clause(calls=(1,))], []),
        (Bound(AX, 2, None, Condition(BX, 3)), [], []),
    ],
)  # fmt: skip
def test_a_bound_comes_down_to_what_is_called_for_and_limits(bound, clauses, sums):
    assert read(bound) == ([clauses, [], []], False, sums)


@pytest.mark.parametrize(
    ("bound", "duties", "sums"),
    [
        (Bound(ALL, 1), [duty(0, 1)], [(0, 1, 2, 5, 6)]),
        (Bound(ALL, 4), [duty(0, 4)], [(0, 1, 2, 5, 6)]),
        (Bound(AX + AY, 2), [duty(0, 2, alone=True)], [(0, 1, 2, 3, 4)]),
        (Bound((*AX[:2], AX[0]), 2), [duty(0, 2)], [(0, 0, 1)]),
        (Bound(AX + AY, 2, None, Condition(BX, 1)), [duty(0, 2, place=5, mark=1)],
         [(0, 1, 2, 3, 4)]),
        (Bound(AX + AY, 2, None, Condition(ALL, 2)), [duty(1, 2, total=0, mark=2)],
         [(0, 1, 2, 5, 6), (0, 1, 2, 3, 4)]),
    ],
)  # fmt: skip
def test_where_a_choice_is_left_it_is_a_duty(bound, duties, sums):
    assert read(bound) == ([[], duties, []], False, sums)


def test_more_than_there_are_is_impossible_and_what_may_end_is_told_as_it_is():
    assert read(Bound(AX, 4))[1]
    assert not read(Bound(AX, 3))[1]
    (_, _, (loosening,)), impossible, _ = read(Bound(AX, 1, 2, Condition(BX, 0, 1)))
    assert loosening == (0, (5, 6), 0, 1, (0, 1, 2), 1, 2, ((True, 0, 2),))
    assert not impossible


def test_laws_are_told_by_their_number_also_after_some_that_say_nothing():
    found = Numbered(field()).clauses([Bound(AX, 0, 3), Bound(AX, 2), Bound(ALL, 1)])
    assert (found.size, [one.law for one in (*found.clauses, *found.duties)]) == (3, [1, 2])
