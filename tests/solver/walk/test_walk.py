"""The walk: judged by all lawful allocations, by a naive one over sets, and by small examples."""

import pytest
from definition import every_lawful
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from naive_walk import naive_walk
from small_worlds import instances
from tiny import athletes, field, host_has, per_noc, relay_brings, world

from models.bound import Bound, Condition, Law, Source
from models.checks.lawful import breaches
from models.place import Place
from solver.walk.plan import WalkPlan
from solver.walk.walk import Walk

slow_to_draw = settings(suppress_health_check=[HealthCheck.too_slow])


def walk_of(instance):
    return Walk(WalkPlan.of_laws(instance.laws, instance.field))


def lines_of(instance):
    return [turn.place for _, turns in instance.stages for turn in turns]


def numbers_of(walk, places):
    return [walk.plan.numbered.number[place] for place in places]


def state(walk):
    return [list(part) for part in (walk.next, walk.limit, walk.total, walk.most, walk.settled)]


def follow(walk, decisions):
    """Decide each place as given; as a list of those held afterwards."""
    return [walk.follow(*numbers_of(walk, [place]), held) for place, held in decisions.items()]


@slow_to_draw
@given(instances(policies=("strict",)))
def test_it_ends_where_a_naive_walk_over_sets_of_places_ends(instance):
    walk, lines = walk_of(instance), lines_of(instance)
    expected = naive_walk(instance.laws, lines)
    walk.go(numbers_of(walk, lines))
    is_lawful = expected is not None and not list(breaches(instance.laws, expected))
    # In numbers some things are decided sooner: what is lawful is found in more cases, and where
    # nothing lawful is left it ends elsewhere.
    decides_sooner = walk.plan.loosening or walk.plan.of_one_noc
    found = walk.is_lawful() and not walk.hopeless
    assert found == is_lawful or (found and decides_sooner)
    assert not found or not list(breaches(instance.laws, walk.held))
    if is_lawful or not decides_sooner:
        assert walk.hopeless == (expected is None)
        assert walk.hopeless or walk.held == expected


@slow_to_draw
@given(instances(policies=("strict",)), st.data())
def test_what_it_holds_and_what_it_has_no_room_for_holds_of_every_lawful_allocation(instance, data):
    walk, lawful = walk_of(instance), every_lawful(instance)
    assert not (walk.hopeless and lawful)
    for place in [] if walk.hopeless else lines_of(instance):
        (number,) = numbers_of(walk, [place])
        room = walk.has_room(number)
        assert room or not any(place in held for held in lawful)
        decision = room and (walk.holds(number) or data.draw(st.booleans()))
        walk.follow(number, decision)
        lawful = [held for held in lawful if (place in held) == decision]
        assert all(walk.held <= held for held in lawful)
        assert walk.is_lawful() == (next(breaches(instance.laws, walk.held), None) is None)


@slow_to_draw
@given(instances(policies=("strict",)), st.data())
def test_gone_back_on_it_is_as_if_it_had_never_gone_further(instance, data):
    walk, places = walk_of(instance), instance.field.places
    if walk.hopeless:
        return
    before = []
    for _ in range(data.draw(st.integers(1, 12))):
        before.append((walk.mark(), state(walk)))
        some = numbers_of(walk, data.draw(st.lists(st.sampled_from(places), max_size=4)))
        match data.draw(st.sampled_from(["go", "follow", "pass over", "foreseen", "back"])):
            case "go":
                walk.go(some)
            case "foreseen":
                walk.foreseen(some)
                assert state(walk) == before[-1][1]
            case "back":
                mark, then = before[data.draw(st.integers(0, len(before) - 1))]
                walk.go_back(mark)
                assert state(walk) == then
                before = [entry for entry in before if entry[0] <= mark]
            case how:
                for number in some:
                    walk.follow(number, how == "follow")
    walk.go_back(0)
    assert state(walk) == state(walk_of(instance))


@slow_to_draw
@given(instances(policies=("strict",)))
def test_line_by_line_or_all_at_once_it_goes_the_same_way(instance):
    walk, at_once = walk_of(instance), walk_of(instance)
    if walk.hopeless:
        return
    numbers = numbers_of(walk, lines_of(instance))
    foreseen = walk.foreseen(numbers)
    at_once.go(numbers)
    assert [walk.follow(number, True) for number in numbers] == foreseen
    assert state(walk) == state(at_once)


def relay_or_three(*lists, **more):
    """Two athletes without a relay; with one as many as the relay brings."""
    squad = {"kind": "noc_squad_limit", "squads": ["men"]}
    rankings = {name: list(nocs) for name, nocs in lists}
    return world(rankings, squad | {"at_most": 1, "team": False}, relay_brings(2), **more)


SPRINT_FIRST = [
    {"id": "one", "lists": ["men-sprint"]},
    {"id": "two", "lists": ["men-relay"]},
]


def test_a_limit_that_a_relay_would_loosen_keeps_nobody_out_before_the_relay_is_decided():
    lists = ("men-sprint", "AAB"), ("men-relay", "AB")
    walk = walk_of(relay_or_three(*lists, award=SPRINT_FIRST))
    first, second = numbers_of(walk, [Place("A", "men-sprint", k) for k in (1, 2)])
    assert walk.foreseen([first, second]) == [True, True]
    before = walk.mark()
    follow(walk, {Place("A", "men-relay", 1): False})
    assert walk.foreseen([first, second]) == [True, False]
    walk.go_back(before)
    assert walk.foreseen([first, second]) == [True, True]


def test_a_limit_broken_before_its_condition_is_decided_is_counted_at_the_end():
    lists = ("men-sprint", "AAB"), ("men-relay", "AB")
    walk = walk_of(relay_or_three(*lists, award=SPRINT_FIRST))
    follow(walk, {Place("A", "men-sprint", k): True for k in (1, 2)})
    assert walk.is_lawful() is False
    before = walk.mark()
    follow(walk, {Place("A", "men-relay", 1): False})
    assert walk.is_lawful() is False
    walk.go_back(before)
    follow(walk, {Place("A", "men-relay", 1): True})
    assert walk.is_lawful()


def test_a_limit_whose_condition_nothing_can_end_stands_from_the_start():
    lists = ("men-sprint", "AAB"), ("men-relay", "B")
    walk = walk_of(relay_or_three(*lists, award=SPRINT_FIRST))
    mine = numbers_of(walk, [Place("A", "men-sprint", k) for k in (1, 2)])
    assert walk.foreseen(mine) == [True, False]


def test_a_duty_whose_condition_may_end_is_counted_at_the_end():
    instance = world({"men-sprint": ["A", "B"], "men-relay": ["A"]}, relay_brings(1))
    sprint, relay = Place("B", "men-sprint", 1), Place("A", "men-relay", 1)
    # No kind of rule says so: without the relay, B starts.
    duty = Law(Source("rule", "made-up", ""), Bound((sprint,), 1, when=Condition((relay,), 0, 0)))
    walk = Walk(WalkPlan.of_laws((*instance.laws, duty), instance.field))
    assert not walk.is_lawful()
    follow(walk, {relay: False})
    assert not walk.is_lawful()
    assert walk.has_room(*numbers_of(walk, [sprint]))
    follow(walk, {sprint: True})
    assert walk.is_lawful()


def test_a_relay_is_held_with_the_athletes_it_brings_or_not_at_all():
    lists = {"men-sprint": ["A", "B"], "men-relay": ["A", "B"]}
    walk = walk_of(world(lists, relay_brings(2), athletes(at_most=3), award=SPRINT_FIRST))
    follow(walk, {Place("A", "men-sprint", 1): True})
    relays = numbers_of(walk, [Place("A", "men-relay", 1), Place("B", "men-relay", 1)])
    assert [walk.has_room(relay) for relay in relays] == [True, True]
    follow(walk, {Place("B", "men-relay", 1): True})
    assert {place.k for place in walk.held if place[:2] == ("B", "men")} == {1, 2}
    assert not walk.has_room(relays[0])
    assert follow(walk, {Place("A", "men-relay", 1): True}) == [False]
    assert walk.held == {
        Place("A", "men-sprint", 1),
        Place("A", "men", 1),
        Place("B", "men-relay", 1),
        Place("B", "men", 1),
        Place("B", "men", 2),
    }


def test_what_is_guaranteed_is_held_before_the_first_line():
    rules = [field("men-sprint", at_most=2), host_has(events={"men-sprint": 1})]
    walk = walk_of(world({"men-sprint": ["A", "B", "H"]}, *rules, host="H"))
    assert walk.held == {Place("H", "men-sprint", 1), Place("H", "men", 1)}
    numbers = numbers_of(walk, [Place(noc, "men-sprint", 1) for noc in "ABH"])
    assert walk.foreseen(numbers) == [True, False, True]


def test_a_guarantee_over_two_lists_is_held_where_the_lines_leave_no_choice():
    lists = {"men-worlds": "men-sprint", "men-tour": "men-sprint"}
    rules = [host_has(events={"men-sprint": 2}), per_noc("men-sprint", 2)]
    rankings = {"men-worlds": ["H", "A", "H"], "men-tour": ["A", "H"]}
    instance = world(rankings, *rules, lists=lists, host="H")
    free = walk_of(instance)
    assert not free.held
    (second,) = numbers_of(free, [Place("H", "men-worlds", 2)])
    ends = free.plan.numbered.end.copy()
    ends[free.plan.numbered.chain[second]] = second
    # With one line less in the world ranking there is no choice left.
    assert {place.pool for place in Walk(free.plan, ends).held} == {"men-worlds", "men-tour", "men"}


def test_what_breaks_a_limit_before_the_first_line_leaves_no_hope():
    rules = [athletes(at_most=1), host_has(squads={"men": 2})]
    assert walk_of(world({"men-sprint": ["A", "H"]}, *rules, host="H")).hopeless


def test_a_rule_that_asks_for_more_than_there_is_leaves_no_hope():
    rules = [field("men-sprint", exactly=3)]
    assert walk_of(world({"men-sprint": ["A", "B"]}, *rules)).hopeless


def test_one_limit_more_keeps_out_what_is_not_held_yet():
    walk = walk_of(world({"men-sprint": ["A", "B", "A"]}, field("men-sprint", at_most=3)))
    lines = numbers_of(walk, [Place("A", "men-sprint", k) for k in (1, 2)])
    before = walk.mark()
    (limit,) = walk.plan.numbered.limits(tuple(lines), 1)
    walk.restrict(limit)
    assert walk.foreseen(lines) == [True, False]
    walk.go_back(before)
    assert walk.foreseen(lines) == [True, True]


@pytest.mark.parametrize("held", [True, False])
def test_of_an_order_of_award_nothing_is_changed_by_asking_for_room(held):
    walk = walk_of(world({"men-sprint": ["A", "B"]}, field("men-sprint", at_most=1)))
    follow(walk, {Place("A", "men-sprint", 1): held})
    before = state(walk)
    assert walk.has_room(*numbers_of(walk, [Place("B", "men-sprint", 1)])) != held
    assert state(walk) == before


def carrying(*rules, teams=("A",)):
    brings = {"kind": "team_carries", "events": ["men-relay"], "starts": {"men-sprint": 5}}
    return world({"men-relay": teams, "men-sprint": ["A", "B", "A"]}, brings, *rules)


def test_what_a_duty_leaves_no_choice_in_once_the_lines_are_decided_is_held():
    walk = walk_of(carrying())
    walk.go(numbers_of(walk, lines_of(carrying())))
    assert not walk.is_lawful()
    walk.fulfil()
    assert walk.is_lawful()
    assert sum(place.noc == "A" and place.pool == "men-sprint:given" for place in walk.held) == 3
    assert sum(place.noc == "A" and place.pool == "men" for place in walk.held) == 5


def test_as_long_as_a_line_could_serve_a_duty_nothing_is_held_for_it():
    walk = walk_of(carrying())
    walk.go(numbers_of(walk, lines_of(carrying())[:1]))
    before = walk.held
    walk.fulfil()
    assert walk.held == before


def test_a_duty_that_several_nocs_could_serve_is_left_to_others():
    instance = carrying(athletes(at_least=11), teams=("A", "B"))
    walk = walk_of(instance)
    walk.go(numbers_of(walk, lines_of(instance)))
    walk.fulfil()
    assert not walk.is_lawful()


def test_a_duty_that_cannot_be_fulfilled_leaves_the_walk_as_it_is():
    instance = carrying(field("men-sprint", at_most=4))
    walk = walk_of(instance)
    walk.go(numbers_of(walk, lines_of(instance)))
    before = walk.held
    walk.fulfil()
    assert walk.held == before
    assert not walk.is_lawful()


def test_what_is_held_for_one_duty_counts_for_the_next():
    instance = carrying()
    of_a = tuple(place for place in instance.field.places if place.noc == "A")
    places = tuple(place for place in of_a if place.pool.startswith("men-"))
    besides = Law(Source("rule", "besides", "four in all"), Bound(places, 4))
    walk = Walk(WalkPlan.of_laws((*instance.laws, besides), instance.field))
    walk.go(numbers_of(walk, lines_of(instance)))
    walk.fulfil()
    assert walk.is_lawful()
    assert len(walk.held.intersection(places)) == 6
