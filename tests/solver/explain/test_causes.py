"""What did it: the smallest set of differences that changes a cell."""

from itertools import combinations

from examples import examples
from holdings import cells
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import SOCHI
from small_worlds import instances
from tiny import athletes, field, per_noc, world

from models.answers.outcome import Allocated
from models.files import find_variant, read_instance, read_variant
from models.variant import Variant
from solver.allocate.solve import solve
from solver.explain.causes import Causes, differences, patched

RULES = [field("men-500m", at_most=2), per_noc("men-500m", 1), athletes(at_most=9)]


def varied(instance, **patch):
    return instance.with_rulebook(Variant(id="other", **patch).apply(instance.rulebook))


def causes_of(first, second, noc, column="men-500m"):
    value = cells(second, solve(second)).get((noc, column), 0)
    return [one.id for one in Causes(first, second).of(noc, column, value)]


def test_a_number_is_named_with_its_rule():
    first = world({"men-500m": ["A", "A", "B", "C"]}, *RULES)
    second = varied(first, change={"rule-1.at_most": 3, "rule-3.at_most": 8})
    (found, other) = differences(first, second)
    assert (found.sort, found.id, found.old, found.new) == ("parameter", "rule-1.at_most", 2, 3)
    assert other.id == "rule-3.at_most"
    assert causes_of(first, second, "C") == ["rule-1.at_most"]


def test_a_number_in_a_row_of_several_is_named_with_its_number_in_the_row():
    bands = [{"to": 1, "places": 2}, {"to": 3, "places": 1}]
    rule = {"kind": "rank_bands", "lists": ["men-500m"], "bands": bands}
    first = world({"men-500m": ["A", "B"]}, rule)
    second = varied(first, change={"rule-1.bands.2.places": 2})
    (found,) = differences(first, second)
    assert (found.id, found.old, found.new) == ("rule-1.bands.2.places", 1, 2)
    assert causes_of(first, second, "B") == ["rule-1.bands.2.places"]


def test_what_takes_two_differences_names_both_and_no_third():
    first = world({"men-500m": ["A", "A", "A"]}, *RULES)
    second = varied(first, change={"rule-1.at_most": 3, "rule-2.at_most": 3, "rule-3.at_most": 8})
    assert causes_of(first, second, "A") == ["rule-1.at_most", "rule-2.at_most"]


def test_what_takes_three_differences_names_these_and_no_bystander():
    """Found by random worlds: three limits of nothing, and two others that have nothing to do."""
    closed = [field("men-500m", at_most=0), per_noc("men-500m", 0), athletes(at_most=0)]
    others = [field("women-500m", at_most=5), field("women-1000m", at_most=5)]
    lists = {"men-500m": ["A"], "women-500m": ["B"], "women-1000m": ["B"]}
    first = world(lists, others[0], *closed, others[1])
    change = {f"rule-{number}.at_most": 1 for number in (2, 3, 4)}
    second = varied(first, change=change | {"rule-1.at_most": 6, "rule-5.at_most": 6})
    assert causes_of(first, second, "A") == list(change)
    many = {"rule-1.at_most": 0, **change, "rule-5.at_most": 0}
    assert causes_of(first, varied(first, change=many), "A") == list(change)


def test_a_difference_that_undoes_it_and_one_that_undoes_that_are_no_causes():
    """At least 3 athletes clash with at most 2 of them, until it is at most 3."""
    rules = [field("men-500m", at_most=1), per_noc("men-500m", 1)]
    lists = {"men-500m": ["A", "A"], "men-1000m": ["B"]}
    award = [{"id": "all", "lists": list(lists), "order": "list_by_list"}]
    totals = athletes(at_least=0), athletes(at_most=2)
    first = world(lists, totals[0], *rules, totals[1], award=award)
    needed = {"rule-2.at_most": 2, "rule-3.at_most": 2}
    change = {"rule-1.at_least": 3, **needed, "rule-4.at_most": 3}
    assert causes_of(first, varied(first, change=change), "A") == list(needed)


def test_a_number_that_makes_no_rule_without_another_is_named_with_it():
    """Found by random worlds: from exactly 1 in two numbers to exactly 2, and one of them named."""
    first = world({"men-500m": ["A", "B", "C"]}, field("men-500m", at_least=1, at_most=1))
    second = varied(first, change={"rule-1.at_least": 2, "rule-1.at_most": 2})
    assert causes_of(first, second, "B") == ["rule-1.at_most"]
    few = world({"men-500m": ["A"], "women-500m": ["B"]}, field("men-500m", at_least=0, at_most=0))
    more = varied(few, change={"rule-1.at_least": 1, "rule-1.at_most": 1})
    assert causes_of(few, more, "A") == ["rule-1.at_most"]


def test_rules_dropped_and_added_are_differences_too():
    first = world({"men-500m": ["A", "A", "B", "C"]}, *RULES)
    extra = {"id": "extra", "cite": "made up", **field("men-500m", at_most=1)}
    second = varied(first, drop=["rule-2"], add=[extra])
    assert [(one.sort, one.id) for one in differences(first, second)] == [
        ("dropped", "rule-2"),
        ("added", "extra"),
    ]
    assert causes_of(first, second, "B") == ["rule-2"]


def test_a_ruling_and_its_absence_are_differences():
    ruling = {"noc": "A", "event": "men-500m", "at_most": 0}
    first = world({"men-500m": ["A", "B", "C"]}, *RULES, rulings=[ruling])
    second = first.rebuilt(rulings=())
    assert [one.sort for one in differences(first, second)] == ["no_ruling"]
    assert [one.sort for one in differences(second, first)] == ["ruling"]
    assert causes_of(first, second, "C") == ["ruling:A:men-500m"]


def test_another_order_of_award_is_a_difference():
    lists = {"men-500m": ["A", "B"], "men-1000m": ["B", "A"]}
    first = world(lists, athletes(at_most=1), per_noc("men-500m", 1))
    award = [{"id": "all", "lists": ["men-1000m", "men-500m"], "order": "rank_by_rank"}]
    second = varied(first, award=award)
    assert causes_of(first, second, "A") == ["award"]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(instances(), instances(), st.data())
def test_all_the_differences_together_make_the_other_instance(first, other, data):
    keep = data.draw(st.sets(st.sampled_from([rule.id for rule in first.rulebook.rules])))
    same_events = first.rulebook.events == other.rulebook.events
    rulebook = other.rulebook if same_events else first.rulebook
    rules = [rule for rule in rulebook.rules if not same_events or rule.id not in keep]
    second = first.rebuilt(
        rulebook=type(rulebook).model_validate(
            dict(first.rulebook) | {"rules": rules or list(rulebook.rules), "award": rulebook.award}
        ),
        rulings=other.rulings if same_events else (),
    )
    both = patched(first, second, differences(first, second))
    assert list(differences(both, second)) == []
    assert solve(both) == solve(second)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=examples(20))
@given(instances(), st.data())
def test_a_cause_gives_the_cell_its_new_value_and_no_smaller_set_does(instance, data):
    numbers = {f"{r.id}.{n}": v for r in instance.rulebook.rules for n, v in r.parameters().items()}
    change = {
        address: data.draw(st.integers(0, 3))
        for address in data.draw(st.sets(st.sampled_from(sorted(numbers)), min_size=2, max_size=5))
    }
    try:
        second = varied(instance, change=change)
    except ValueError:
        return
    before, after = solve(instance), solve(second)
    if not isinstance(before, Allocated) or not isinstance(after, Allocated):
        return
    old, new = cells(instance, before), cells(second, after)
    causes = Causes(instance, second)
    for key in sorted({*old, *new}):
        if old.get(key, 0) == new.get(key, 0):
            continue

        def does(some, key=key):
            outcome = solve(patched(instance, second, some))
            if not isinstance(outcome, Allocated):
                return False
            return cells(instance, outcome).get(key, 0) == new.get(key, 0)

        found = causes.of(*key, new.get(key, 0))
        assert does(found)
        sizes = range(1, len(found))
        assert not any(does(one) for n in sizes for one in combinations(causes.differences, n))


def test_every_single_patch_of_a_variant_of_sochi_is_a_difference():
    instance = read_instance(SOCHI)
    variant = read_variant(find_variant(SOCHI, "smaller-relays"))
    second = instance.with_rulebook(variant.apply(instance.rulebook))
    assert [one.id for one in differences(instance, second)] == [
        "squad-with-relay.at_most",
        "relay-brings.athletes",
        "host.squads.men",
        "host.squads.women",
    ]
