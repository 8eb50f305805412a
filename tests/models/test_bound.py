"""What the numbers of a bound mean, tried out on everything that can be held."""

from examples import examples
from hypothesis import given, settings
from small_bounds import HOLDINGS, bounds, conditions

from models.bound import Bound, Law, Source, narrowed
from models.checks.sums import rows
from models.checks.tally import Tally
from models.place import Place, chain

RULE = Source("rule", "rule", "a rule", "made up")


def test_excess_is_places_too_many_or_too_few():
    bound = Bound(chain("A", "x", 3), at_least=1, at_most=2)
    assert [bound.excess(chain("A", "x", n)) for n in range(4)] == [-1, 0, 0, 1]
    assert Bound((Place("A", "x", 1),) * 5, at_most=3).excess([Place("A", "x", 1)]) == 2


@given(conditions())
def test_always_and_never_are_said_of_every_number_that_could_be_held(condition):
    held = [condition.holds_at(count) for count in range(len(condition.places) + 1)]
    assert condition.always == all(held)
    assert condition.never == (not any(held))


@given(conditions())
def test_a_condition_ends_if_it_has_a_limit_that_can_be_passed(condition):
    without = condition._replace(at_most=None)
    counts = range(len(condition.places) + 1)
    passed = [n for n in counts if without.holds_at(n) and not condition.holds_at(n)]
    assert condition.ends == bool(passed) or condition.never


@given(bounds())
def test_what_fewer_places_say_is_the_same(bound):
    for part in filter(None, (bound._replace(when=None), bound.when)):
        for held in HOLDINGS:
            kept = not part.excess(held) if isinstance(part, Bound) else part.holds(held)
            assert all(one.holds(held) for one in narrowed(part)) == kept


@given(bounds())
def test_counts_kept_up_to_date_say_the_same_as_counting(bound):
    tally = Tally([Law(RULE, bound)])
    for held in HOLDINGS:
        for place in tally.held - held:
            tally.remove(place)
        for place in held - tally.held:
            tally.add(place)
        assert tally.excess(0) == bound.excess(held)


@given(bounds())
@settings(max_examples=examples(300))
def test_whoever_keeps_a_bound_keeps_its_inequalities(bound):
    for _, weights, least in rows([Law(RULE, bound)]):
        for held in HOLDINGS:
            if not bound.excess(held):
                assert sum(weight for place, weight in weights if place in held) >= least
