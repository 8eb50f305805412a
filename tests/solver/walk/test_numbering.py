"""What the walk takes a bound for is what the checker counts."""

from hypothesis import given, settings
from small_bounds import HOLDINGS, PLACES, bounds, field

from models.bound import Law, Source
from solver.walk.plan import WalkPlan
from solver.walk.walk import Walk

RULE = Source("rule", "rule", "a rule", "made up")


@given(bounds())
@settings(max_examples=300)
def test_a_bound_lets_just_those_places_be_held_that_keep_it(bound):
    plan = WalkPlan.of_laws([Law(RULE, bound)], field())
    for held in HOLDINGS:
        walk = Walk(plan)
        for place in PLACES:
            walk.follow(plan.numbered.number[place], place in held)
        kept = not walk.hopeless and walk.held == held and walk.is_lawful()
        assert kept == (not bound.excess(held))
