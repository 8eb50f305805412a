"""Is a table lawful? Every breach with its witness: whose rule, which places, how far off."""

from dataclasses import replace
from decimal import Decimal

from tiny import athletes, field, host_has, per_noc, relay_brings, world

from models.checks.lawful import Breach, are_there, beyond_claims, breaches, holding
from models.checks.room import with_room
from models.facts import (
    ATHLETE_NEEDS_START,
    IN_ORDER,
    NO_CLAIM,
    START_NEEDS_ATHLETE,
    TEAM_NEEDS_ATHLETE,
)
from models.place import Place, chain, given
from models.ranking import Line, Ranking


def broken_by(instance, **rows):
    return list(breaches(instance.laws, holding(instance, rows)))


def broken_as_it_stands(instance, **rows):
    """With room for every place of the table."""
    case = with_room(instance, rows)
    return list(breaches(case.laws, holding(case, rows)))


def source(instance, number=1):
    return instance.rulebook.rules[number - 1].source


# --- which places a table holds


def test_a_table_holds_the_first_places_of_an_noc():
    instance = world({"men-sprint": ["A", "B", "A", "A"]})
    held = holding(instance, {"A": {"men-sprint": 2, "men": 1}})
    assert held == {*chain("A", "men-sprint", 2), *chain("A", "men", 1)}


def test_what_a_table_does_not_name_is_not_held():
    instance = world({"men-sprint": ["A", "B"], "women-sprint": ["A"]})
    assert holding(instance, {"A": {"men-sprint": 1}, "B": {}}) == {Place("A", "men-sprint", 1)}


def test_a_table_holds_no_more_places_than_there_are():
    instance = world({"men-sprint": ["A"]})
    assert holding(instance, {"A": {"men-sprint": 5}}) == {Place("A", "men-sprint", 1)}


def test_of_two_lists_of_an_event_the_one_awarded_first_is_held_first():
    instance = world(
        {"early": ["A"], "late": ["A"]},
        lists={"early": "men-sprint", "late": "men-sprint"},
        award=[{"id": "first", "lists": ["late"]}, {"id": "second", "lists": ["early"]}],
    )
    assert holding(instance, {"A": {"men-sprint": 1}}) == {Place("A", "late", 1)}


def test_of_two_lists_awarded_together_the_better_rank_is_held_first():
    paths = {"first": "men-sprint", "second": "men-sprint"}
    instance = world({"first": ["B", "A"], "second": ["A"]}, lists=paths)
    assert holding(instance, {"A": {"men-sprint": 1}}) == {Place("A", "second", 1)}


def test_where_the_policy_counts_ranks_the_better_rank_is_held_first_though_its_turn_is_later():
    instance = world(
        {"first": ["B", "A"], "second": ["A"]},
        lists={"first": "men-sprint", "second": "men-sprint"},
        award=[
            {
                "id": "all",
                "lists": ["first", "second"],
                "order": "list_by_list",
                "policy": "fill_first",
            }
        ],
    )
    assert holding(instance, {"A": {"men-sprint": 1}}) == {Place("A", "second", 1)}


def test_a_place_without_a_line_is_held_after_those_with_one():
    instance = world(
        {"first": ["A"], "second": ["H"]},
        host_has(events={"men-sprint": 2}),
        lists={"first": "men-sprint", "second": "men-sprint"},
        host="H",
    )
    assert holding(instance, {"H": {"men-sprint": 1}}) == {Place("H", "second", 1)}
    both = {Place("H", "second", 1), Place("H", given("men-sprint"), 1)}
    assert holding(instance, {"H": {"men-sprint": 2}}) == both


def test_lines_below_the_standard_are_held_after_those_that_reach_it():
    for points in (4, 6):
        standard = {"kind": "minimum_standard", "events": ["men-sprint"], "points": 5}
        instance = world(
            {"first": ["A"], "second": ["A"]},
            standard,
            lists={"first": "men-sprint", "second": "men-sprint"},
        )
        of_second = Line(1, "A", 1, points=Decimal(10 - points))
        of_first = Line(1, "A", 1, points=Decimal(points))
        rankings = {"first": Ranking((of_first,)), "second": Ranking((of_second,))}
        instance = instance.rebuilt(rankings=rankings)
        better = "second" if points == 4 else "first"
        row = {"men-sprint": 1, "men": 1}
        assert Place("A", better, 1) in holding(instance, {"A": row})
        assert broken_as_it_stands(instance, A=row) == []


def test_a_place_without_a_line_counts_in_every_rule():
    rules = field("men-sprint", at_most=1), per_noc("men-sprint", 1), athletes(at_most=1)
    instance = world({"men-sprint": ["A"]}, *rules)
    found = broken_as_it_stands(instance, A={"men-sprint": 2, "men": 2})
    assert [(breach.source.id, breach.counted) for breach in found] == [
        ("rule-1", 2),
        ("rule-2", 2),
        ("rule-3", 2),
    ]
    found = broken_as_it_stands(instance, A={"men-sprint": 1, "men": 1}, D={"men-sprint": 1})
    assert [breach.source.id for breach in found] == ["rule-1", "start-needs-athlete"]


# --- places that nobody has a claim to


def test_a_table_within_the_claims_is_not_complained_of():
    instance = world({"men-sprint": ["A", "A", "B"]})
    table = {"A": {"men-sprint": 2, "men": 2}, "B": {"men-sprint": 1}}
    assert list(beyond_claims(instance.field, table)) == []


def test_more_places_than_lines_are_beyond_the_claims():
    instance = world({"men-sprint": ["A", "A", "B"]})
    assert list(beyond_claims(instance.field, {"A": {"men-sprint": 4}})) == [
        Breach(NO_CLAIM, (Place("A", "men-sprint", 3),), 4, 2)
    ]


def test_an_noc_that_is_in_no_ranking_has_no_claim():
    instance = world({"men-sprint": ["A"]})
    assert list(beyond_claims(instance.field, {"C": {"men-sprint": 1, "men": 0}})) == [
        Breach(NO_CLAIM, (Place("C", "men-sprint", 1),), 1, 1)
    ]


def test_as_many_athletes_may_come_as_there_are_starts_of_theirs():
    instance = world({"men-sprint": ["A", "A"], "men-long": ["A"]}, athletes(at_least=1))
    row = {"men-sprint": 2, "men-long": 1, "men": 3}
    assert broken_as_it_stands(instance, A=row) == []
    assert broken_as_it_stands(instance, A=row | {"men": 4}) == [
        Breach(ATHLETE_NEEDS_START, chain("A", "men", 4), 4, 1)
    ]
    assert broken_as_it_stands(instance, B={"men": 1}) == [
        Breach(ATHLETE_NEEDS_START, chain("B", "men", 1), 1, 1)
    ]


def test_the_lines_of_all_the_lists_of_an_event_are_claims():
    paths = {"first": "men-sprint", "second": "men-sprint"}
    instance = world({"first": ["A"], "second": ["B", "A"]}, lists=paths)
    assert list(beyond_claims(instance.field, {"A": {"men-sprint": 2}})) == []
    (found,) = beyond_claims(instance.field, {"A": {"men-sprint": 3}})
    assert (found.counted, found.excess) == (3, 1)


def test_a_guarantee_is_a_claim():
    instance = world(
        {"men-sprint": ["A"]}, host_has(events={"men-sprint": 1}, squads={"men": 2}), host="H"
    )
    assert list(beyond_claims(instance.field, {"H": {"men-sprint": 1, "men": 2}})) == []
    assert list(beyond_claims(instance.field, {"H": {"men-sprint": 2, "men": 3}})) == [
        Breach(NO_CLAIM, (Place("H", "men-sprint", 2),), 2, 1),
    ]
    assert broken_as_it_stands(instance, H={"men-sprint": 1, "men": 3}) == [
        Breach(ATHLETE_NEEDS_START, chain("H", "men", 3), 3, 1)
    ]


def test_a_ruling_is_a_claim():
    given = {"noc": "C", "event": "men-sprint", "exactly": 1}
    instance = world({"men-sprint": ["A"]}, rulings=[given])
    assert list(beyond_claims(instance.field, {"C": {"men-sprint": 1, "men": 1}})) == []


# --- breaches


def test_a_lawful_table_has_no_breach():
    instance = world({"men-sprint": ["A", "B"]}, field("men-sprint", exactly=2))
    row = {"men-sprint": 1, "men": 1}
    assert broken_by(instance, A=row, B=row) == []


def test_too_many_places_are_counted_against_the_limit():
    instance = world({"men-sprint": ["A", "A", "B"]}, field("men-sprint", at_most=1))
    table = {"A": {"men-sprint": 2, "men": 2}, "B": {"men-sprint": 1, "men": 1}}
    places = (*chain("A", "men-sprint", 2), *chain("B", "men-sprint", 1))
    assert broken_by(instance, **table) == [Breach(source(instance), places, 3, 2)]


def test_too_few_places_are_counted_against_the_duty():
    instance = world({"men-sprint": ["A", "A", "B"]}, field("men-sprint", at_least=3))
    places = (*chain("A", "men-sprint", 2), *chain("B", "men-sprint", 1))
    assert broken_by(instance, B={"men-sprint": 1, "men": 1}) == [
        Breach(source(instance), places, 1, -2)
    ]


def test_a_limit_of_nobody_counts_from_nothing():
    instance = world({"men-sprint": ["A"]}, per_noc("men-sprint", 0))
    assert broken_by(instance, A={"men-sprint": 1, "men": 1}) == [
        Breach(source(instance), chain("A", "men-sprint", 1), 1, 1)
    ]


def test_a_breach_says_whose_rule_it_is_and_where_it_is_written():
    instance = world({"men-sprint": ["A", "A"]}, athletes(at_least=0), per_noc("men-sprint", 1))
    (found,) = broken_by(instance, A={"men-sprint": 2, "men": 2})
    assert found.source == ("rule", "rule-2", "at most 1 place per NOC in {men-sprint}", "clause 2")


def test_a_rule_with_a_condition_is_broken_only_where_the_condition_holds():
    limit = {"kind": "noc_squad_limit", "squads": ["men"], "at_most": 1, "team": False}
    instance = world(
        {"men-sprint": ["A", "A", "B", "B"], "men-relay": ["A"]}, limit, relay_brings(2)
    )
    assert broken_by(
        instance,
        A={"men-relay": 1, "men-sprint": 2, "men": 2},
        B={"men-sprint": 2, "men": 2},
    ) == [Breach(source(instance), chain("B", "men", 2), 2, 1)]


def test_every_breach_is_told_not_only_the_first():
    instance = world(
        {"men-sprint": ["A", "A", "B"]}, per_noc("men-sprint", 1), athletes(at_least=3)
    )
    found = broken_by(instance, A={"men-sprint": 2, "men": 2})
    assert [(breach.source.id, breach.excess) for breach in found] == [
        ("rule-1", 1),
        ("rule-2", -1),
    ]


def test_a_place_kept_in_spite_of_a_ruling_is_a_breach():
    declined = {"noc": "A", "event": "men-sprint", "at_most": 0, "basis": "declined"}
    instance = world({"men-sprint": ["A"]}, rulings=[declined])
    (found,) = broken_by(instance, A={"men-sprint": 1, "men": 1})
    assert found == Breach(instance.rulings[0].source, chain("A", "men-sprint", 1), 1, 1)
    assert found.source.kind == "ruling"
    assert found.source.cite == "declined"


def test_a_place_that_a_ruling_gives_and_the_table_does_not_is_a_breach():
    ruled = {"noc": "C", "event": "men-sprint", "exactly": 1}
    instance = world({"men-sprint": ["A"]}, rulings=[ruled])
    assert broken_by(instance, A={"men-sprint": 1, "men": 1}) == [
        Breach(instance.rulings[0].source, chain("C", given("men-sprint"), 1), 0, -1)
    ]


def test_two_starts_in_an_event_need_two_athletes():
    instance = world({"men-sprint": ["A", "A"]})
    assert broken_by(instance, A={"men-sprint": 2, "men": 1}) == [
        Breach(START_NEEDS_ATHLETE, (Place("A", "men", 2),), 0, -1)
    ]


def test_starts_in_two_events_may_be_one_athletes():
    instance = world({"men-sprint": ["A"], "men-long": ["A"]})
    assert broken_by(instance, A={"men-sprint": 1, "men-long": 1, "men": 1}) == []


def test_starts_by_two_lists_of_an_event_need_two_athletes():
    paths = {"first": "men-sprint", "second": "men-sprint"}
    instance = world({"first": ["A"], "second": ["A"]}, lists=paths)
    assert broken_by(instance, A={"men-sprint": 2, "men": 1}) == [
        Breach(START_NEEDS_ATHLETE, (Place("A", "men", 2),), 0, -1)
    ]
    # By the second list alone it is one start, and one athlete is enough.
    alone = {Place("A", "second", 1), Place("A", "men", 1)}
    assert list(breaches(instance.laws, frozenset(alone))) == []


def test_an_athlete_of_the_other_squad_does_not_start_for_it():
    instance = world({"men-sprint": ["A"], "women-sprint": ["A"]})
    found = broken_by(instance, A={"men-sprint": 1, "women": 1})
    assert [(breach.source, breach.places[0].pool) for breach in found] == [
        (START_NEEDS_ATHLETE, "men"),
        (ATHLETE_NEEDS_START, "women-sprint"),
    ]


def test_an_athlete_who_starts_nowhere_is_a_breach():
    instance = world({"men-sprint": ["A", "A"]})
    assert broken_by(instance, A={"men-sprint": 1, "men": 2}) == [
        Breach(ATHLETE_NEEDS_START, chain("A", "men-sprint", 2), 1, -1)
    ]


def test_an_athlete_who_belongs_to_a_team_need_not_start():
    instance = world({"men-relay": ["A"]}, relay_brings(3))
    assert broken_by(instance, A={"men-relay": 1, "men": 3}) == []


def test_a_team_starts_with_somebody_where_no_rule_says_how_many_it_brings():
    instance = world({"men-relay": ["A"]})
    assert broken_by(instance, A={"men-relay": 1}) == [
        Breach(TEAM_NEEDS_ATHLETE, (Place("A", "men", 1),), 0, -1)
    ]
    assert broken_by(instance, A={"men-relay": 1, "men": 1}) == []


def test_two_teams_of_an_event_are_not_the_same_athlete():
    instance = world({"men-relay": ["A", "A"]})
    row = {"men-relay": 2, "men": 1}
    assert [found.source.id for found in broken_by(instance, A=row)] == ["team-needs-athlete"]


def test_an_athlete_who_is_guaranteed_to_the_host_need_not_start():
    instance = world({"men-sprint": ["H", "A", "H"]}, host_has(squads={"men": 1}), host="H")
    assert broken_by(instance, H={"men": 1}) == []
    # A second one is beyond the guarantee.
    assert broken_by(instance, H={"men": 2}) == [
        Breach(ATHLETE_NEEDS_START, chain("H", "men-sprint", 2), 0, -2)
    ]


def test_a_place_held_before_the_one_that_comes_first_is_a_breach():
    instance = world({"men-sprint": ["A", "A"]})
    held = frozenset({Place("A", "men-sprint", 2), *chain("A", "men", 1)})
    found = list(breaches(instance.laws, held))
    assert Breach(IN_ORDER, (Place("A", "men-sprint", 1),), 0, -1) in found


def test_how_many_nocs_hold_a_place_is_counted_by_places_where_athletes_are_wrong():
    """Found by random worlds: an athlete without a start counted as a place of an NOC more."""
    most = {"kind": "nocs_with", "events": ["men-race"], "places": 1, "at_most": 1}
    lists = {"first": "men-race", "second": "men-race"}
    instance = world({"first": "AB", "second": "BA"}, most, lists=lists)
    one = broken_as_it_stands(instance, A={"men-race": 1, "men": 1}, B={"men-race": 0, "men": 1})
    assert [breach.source for breach in one] == [ATHLETE_NEEDS_START]
    two = broken_as_it_stands(instance, A={"men-race": 1, "men": 1}, B={"men-race": 1, "men": 0})
    assert {breach.source for breach in two} == {START_NEEDS_ATHLETE, source(instance)}


def test_a_team_that_an_noc_gave_back_is_not_asked_for_where_no_line_is_known():
    """Found by random worlds: of the places that a table has besides rulings were forgotten."""
    follows = {"kind": "derived_team", "events": ["men-relay"], "one_in_each": ["men-sprint"]}
    row = {"men-sprint": 1, "men-relay": 0, "men": 1}
    for noc in "AB":
        back = {"noc": noc, "event": "men-relay", "at_most": 0}
        instance = world({"men-sprint": [], "men-relay": []}, follows, rulings=[back])
        broken = {breach.source for breach in broken_as_it_stands(instance, A=row)}
        assert (source(instance) in broken) == (noc == "B")


# --- whether there are so many places at all


def field_with(**lengths):
    """Of two lists and the squad of an NOC with a grant of two in the sprint."""
    instance = world(
        {"tour": ["H", "H"], "men-sprint": ["H"]},
        host_has(events={"men-sprint": 2}),
        lists={"tour": "men-sprint", "men-sprint": "men-sprint"},
        host="H",
    )
    pools = {pool.replace("_", "-"): length for pool, length in lengths.items()}
    return replace(instance.field, lengths={("H", pool): n for pool, n in pools.items()})


def test_no_more_is_held_than_the_field_has():
    field = field_with(men=2, men_sprint=1)
    assert are_there(field, (2, 1))
    assert not any(are_there(field, numbers) for numbers in [(3, 1), (2, 2), (-1, 1), (0, -1)])


def test_where_the_field_has_room_for_more_lines_a_place_needs_its_own():
    field = replace(field_with(men=9, men_sprint=3, tour=3), granted={})
    lines = {"tour": {"H": 1}, "men-sprint": {"H": 2}}
    assert are_there(field, (9, 2, 1), lines)
    assert are_there(field, (9, 3, 1))
    assert not are_there(field, (9, 3, 1), lines)
    assert not are_there(field, (9, 2, 2), lines)
    assert not are_there(field, (9, 2, 1), {"men-sprint": {"H": 2}})


def test_what_is_granted_beyond_all_lines_of_an_event_needs_no_line():
    field = field_with(**{"men": 9, given("men_sprint"): 3, "tour": 3})
    lines = {"tour": {"H": 1}, "men-sprint": {}}
    assert are_there(field, (9, 1, 1), lines)
    assert not are_there(field, (9, 2, 1), lines)
    assert not are_there(field, (9, 1, 2), lines)
    assert not are_there(field, (9, 1, 0), {"tour": {"H": 2}})
