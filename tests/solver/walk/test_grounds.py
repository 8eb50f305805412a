"""The laws behind a walk: why a line had no room, and what is held before the first line."""

from decimal import Decimal

from holdings import Holdings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_worlds import instances
from tiny import athletes, field, host_has, per_noc, relay_brings, world

from models.noc import Noc
from models.place import Place
from models.ranking import RankingBuilder
from solver.walk.grounds import Grounds
from solver.walk.plan import WalkPlan
from solver.walk.walk import Walk

slow_to_draw = settings(suppress_health_check=[HealthCheck.too_slow])


def grounds_of(instance):
    return Grounds(Walk(WalkPlan.of_laws(instance.laws, instance.field)), instance.laws)


def lines_of(instance):
    return [turn.place for _, turns in instance.stages for turn in turns]


def reason(grounds, place, *awarded, passed=()):
    """The ids of the rules because of which a place has no room after these awards."""
    number = grounds.numbered.number
    for line in awarded:
        assert grounds.walk.follow(number[line], True)
    for line in passed:
        grounds.walk.follow(number[line], False)
    blocked = grounds.blocked_by(number[place], {number[line] for line in (*awarded, *passed)})
    return [source.id for source in grounds.changeable(blocked)]


def line(noc, pool="men-sprint", k=1):
    return Place(noc, pool, k)


@slow_to_draw
@given(instances(policies=("strict",)), st.data())
def test_the_laws_named_leave_no_room_beside_what_is_held(instance, data):
    grounds = grounds_of(instance)
    walk, number, holdings = grounds.walk, grounds.numbered.number, Holdings(instance)
    places = grounds.numbered.field.places
    decided = {}
    for place in [] if walk.hopeless else lines_of(instance):
        if not walk.has_room(number[place]):
            had_turn = {number[one] for one in decided}
            blocked = grounds.blocked_by(number[place], had_turn)
            named = {instance.laws[law].source for law in blocked}
            # What is kept free for a duty is held only if the reason says so.
            kept_free = {places[n] for n in grounds.kept_free(grounds.from_the_start, had_turn)}
            fixed = decided | dict.fromkeys(walk.held - kept_free, True)
            assert no_room(holdings, named, fixed, place)
        held = walk.holds(number[place]) or data.draw(st.booleans())
        decided[place] = walk.follow(number[place], held)


def no_room(holdings, sources, decided, place):
    """Whether no holding that keeps these rules, and all facts, has the place as decided."""
    mask = {p: holdings.bit[p] for p in (*decided, place)}
    return not any(
        held & mask[place]
        and all(bool(held & mask[p]) == is_held for p, is_held in decided.items())
        and not broken & sources
        for held, broken in holdings.broken.items()
    )


@slow_to_draw
@given(instances(policies=("strict",)))
def test_what_is_held_from_the_start_is_called_for_by_the_laws_named(instance):
    grounds = grounds_of(instance)
    held = grounds.walk.held
    found = grounds.from_the_start
    places = grounds.numbered.field.places
    if grounds.walk.hopeless:
        assert not found
        return
    assert {places[number] for number in found} == held
    holdings = Holdings(instance) if held else None
    for number, laws in found.items():
        sources = {instance.laws[law].source for law in laws}
        assert always_held(holdings, sources, places[number])


def always_held(holdings, sources, place):
    """Whether every holding that keeps these rules, and all facts, has the place."""
    return all(
        held & holdings.bit[place]
        for held, broken in holdings.broken.items()
        if not broken & sources
    )


def test_of_several_limits_the_narrowest_is_named():
    rules = [athletes(at_most=1), field("men-sprint", at_most=1), per_noc("men-sprint", 1)]
    grounds = grounds_of(world({"men-sprint": ["A", "B", "A"]}, *rules))
    assert reason(grounds, line("A", k=2), line("A")) == ["rule-3"]


def test_what_calls_for_athletes_is_named_beside_their_limit():
    lists = {"men-sprint": ["A", "A"], "men-relay": ["B"]}
    grounds = grounds_of(world(lists, athletes(at_most=2), relay_brings(2)))
    assert reason(grounds, line("B", "men-relay"), line("A")) == ["rule-1", "rule-2"]


def test_a_start_that_needs_an_athlete_names_the_limit_on_athletes_alone():
    lists = {"men-sprint": ["A", "B"], "men-relay": ["C"]}
    grounds = grounds_of(world(lists, athletes(at_most=2), relay_brings(2)))
    assert reason(grounds, line("A"), line("C", "men-relay")) == ["rule-1"]


def test_a_limit_without_a_relay_is_named_once_the_relay_is_passed_over():
    rules = [
        {"kind": "noc_squad_limit", "squads": ["men"], "at_most": 1, "team": False},
        relay_brings(2),
    ]
    grounds = grounds_of(world({"men-sprint": ["A", "A"], "men-relay": ["A"]}, *rules))
    second = line("A", k=2)
    assert reason(grounds, second, line("A")) == []
    assert reason(grounds, second, passed=[line("A", "men-relay")]) == ["rule-1"]


def test_a_place_kept_free_for_the_host_is_named_with_what_keeps_it_free():
    rules = [field("men-sprint", at_most=2), host_has(events={"men-sprint": 1})]
    grounds = grounds_of(world({"men-sprint": ["A", "B", "H"]}, *rules, host="H"))
    assert reason(grounds, line("B"), line("A")) == ["rule-1", "rule-2"]


def test_a_guarantee_that_had_its_turn_keeps_nothing_free():
    rules = [field("men-sprint", at_most=2), host_has(events={"men-sprint": 1})]
    grounds = grounds_of(world({"men-sprint": ["H", "A", "B"]}, *rules, host="H"))
    assert reason(grounds, line("B"), line("H"), line("A")) == ["rule-1"]


def test_an_athlete_guaranteed_is_kept_free_until_a_line_brings_one():
    rules = [athletes(at_most=2), host_has(squads={"men": 1})]
    lists = {"men-sprint": ["A", "H", "B"]}
    before = grounds_of(world(lists, *rules, host="H"))
    assert reason(before, line("B"), line("A")) == ["rule-1", "rule-2"]
    after = grounds_of(world(lists, *rules, host="H"))
    assert reason(after, line("B"), line("A"), line("H")) == ["rule-1"]


def test_a_guarantee_is_not_named_where_there_is_no_room_without_it():
    rules = [athletes(at_most=2), host_has(squads={"men": 1}), relay_brings(3)]
    grounds = grounds_of(world({"men-sprint": ["A", "H"], "men-relay": ["B"]}, *rules, host="H"))
    assert reason(grounds, line("B", "men-relay")) == ["rule-1", "rule-3"]


def test_a_rule_that_asks_for_more_than_there_is_keeps_its_condition_from_being_met():
    equal = {"kind": "equal_numbers", "squads": ["men", "women"]}
    lists = {"men-sprint": ["A", "H"], "women-sprint": ["A"]}
    alone = grounds_of(world(lists, equal))
    assert reason(alone, line("A")) == []
    assert reason(alone, line("H"), line("A")) == ["rule-1"]
    kept_free = grounds_of(world(lists, equal, host_has(squads={"men": 1}), host="H"))
    assert reason(kept_free, line("A")) == ["rule-1", "rule-2"]


def test_after_a_line_that_was_passed_over_no_law_is_named():
    grounds = grounds_of(world({"men-sprint": ["A", "B", "A"]}, field("men-sprint", at_most=3)))
    assert reason(grounds, line("A", k=2), passed=[line("A")]) == []


def test_what_calls_for_something_that_was_passed_over_is_named():
    pairs = {"kind": "squad_multiple", "squads": ["men"], "of": 2}
    lists = {"men-sprint": ["A"], "men-long": ["A"]}
    grounds = grounds_of(world(lists, athletes(at_most=3), pairs))
    # Two athletes or none: and two start only if both lines are awarded.
    assert reason(grounds, line("A", "men-long"), passed=[line("A")]) == ["rule-2"]


def test_a_limit_on_what_is_called_for_is_named_with_all_that_leads_to_it():
    standard = {"kind": "minimum_standard", "events": ["men-sprint"], "points": 1}
    pairs = {"kind": "squad_multiple", "squads": ["men"], "of": 2}
    grounds = grounds_of(world({"men-sprint": ["A"], "men-long": ["A"]}, standard, pairs))
    assert reason(grounds, line("A", "men-long")) == ["rule-1", "rule-2"]


def from_the_start(grounds):
    places = grounds.numbered.field.places
    return {
        places[number]: [source.id for source in grounds.changeable(laws)]
        for number, laws in grounds.from_the_start.items()
    }


def test_places_held_from_the_start_lead_back_to_the_rule_through_what_it_calls_for():
    rules = [host_has(events={"men-relay": 1}), relay_brings(2)]
    assert from_the_start(grounds_of(world({"men-relay": ["A", "H"]}, *rules, host="H"))) == {
        line("H", "men-relay"): ["rule-1"],
        # A team starts with somebody, whatever it brings: a fact.
        line("H", "men"): ["rule-1"],
        line("H", "men", 2): ["rule-2", "rule-1"],
    }


def test_the_first_place_of_all_leads_back_as_others_do():
    pairs = {"kind": "squad_multiple", "squads": ["men"], "of": 2}
    guaranteed = host_has(squads={"men": 1})
    lists = {"men-sprint": ["A", "A", "B", "B"]}
    for host in "AB":
        grounds = grounds_of(world(lists, guaranteed, pairs, host=host))
        assert grounds.numbered.number[line("A", "men")] == 0
        found = from_the_start(grounds)
        assert found[line(host, "men")] == ["rule-1"]
        assert found[line(host, "men", 2)] == ["rule-2", "rule-1"]


def test_a_guarantee_is_told_where_nothing_has_to_be_counted():
    alone = world({"men-sprint": ["H"]}, host_has(events={"men-sprint": 1}), host="H")
    assert from_the_start(grounds_of(alone)) == {
        line("H"): ["rule-1"],
        line("H", "men"): ["rule-1"],
    }


def test_where_a_sum_calls_all_that_makes_it_up_is_told():
    equal = {"kind": "equal_numbers", "squads": ["men", "women"]}
    lists = {"men-sprint": ["A", "H"], "women-sprint": ["A", "H"]}
    guaranteed = host_has(squads={"men": 1})
    decided = [{"noc": "A", "event": "men-sprint", "exactly": 1}]
    found = from_the_start(grounds_of(world(lists, equal, guaranteed, host="H", rulings=decided)))
    called = {place: set(ids) for place, ids in found.items() if place.pool == "women"}
    both = {"rule-1", "rule-2", "ruling:A:men-sprint"}
    assert called == {line("A", "women"): both, line("H", "women"): both}


def two_lists(points):
    """B, the only NOC from Asia, has two lines in each of two lists that lead to the sprint, the
    second with so many points; Asia has at least two places."""
    lists = {"men-worlds": "men-sprint", "men-tour": "men-sprint"}
    builder = RankingBuilder.empty()
    for rank, (noc, achieved) in enumerate([("B", 5), ("A", 5), ("B", points)], 1):
        builder.add(rank, noc, points=Decimal(achieved))
    rankings = {"men-worlds": builder.ranking(), "men-tour": builder.ranking()}
    minimum = {"kind": "continent_minimum", "continent": "Asia", "at_least": 2}
    standard = {"kind": "minimum_standard", "events": ["men-sprint"], "points": 3}
    instance = world(rankings, minimum | {"events": ["men-sprint"]}, standard, lists=lists)
    nocs = {code: Noc(code=code, name=code) for code in instance.nocs}
    return grounds_of(
        instance.rebuilt(nocs=nocs | {"B": Noc(code="B", name="B", continent="Asia")})
    )


def test_a_minimum_over_two_lists_is_told_where_the_standard_leaves_no_choice():
    assert two_lists(points=4).from_the_start == {}
    grounds = two_lists(points=2)
    places = grounds.numbered.field.places
    assert {places[n] for n in grounds.from_the_start} == grounds.walk.held
    assert {place.pool for place in grounds.walk.held} == {"men-worlds", "men-tour", "men"}
    told = {grounds.changeable(laws)[-1].id for laws in grounds.from_the_start.values()}
    assert told == {"rule-1"}


def test_what_a_place_calls_for_is_told_whatever_was_passed_over():
    lists = {"men-sprint": ["A", "A"], "men-relay": ["A"]}
    grounds = grounds_of(world(lists, relay_brings(3), athletes(at_most=1)))
    number = grounds.numbered.number
    grounds.walk.follow(number[line("A")], False)
    called = grounds.called_by(number[line("A", k=2)])
    assert {grounds.numbered.field.places[n] for n in called} == {
        line("A"),
        line("A", k=2),
        line("A", "men"),
        line("A", "men", 2),
    }
