"""Fields that no athletes can fill are refused from what rules and rulings say; others are not."""

from definition import every_lawful
from hypothesis import HealthCheck, given, settings
from many_events import season
from small_worlds import instances
from tiny import field, world

from models.bound import Bound, Condition, Law, Source
from solver.allocate.solve import solve
from solver.rows.fewest import too_many_asked_for

RULE = Source("rule", "besides", "a bound besides", "made up")
RELAY_AND_DISTANCE = {"men-500m": "AAABBBCC", "men-relay": "ABC"}
TEAMS_OF_THREE = {"kind": "team_squad", "events": ["men-relay"], "athletes": 3}
ONE_EACH = {"kind": "noc_event_limit", "events": ["men-500m"], "at_most": 1}


def total(most, *squads):
    return {"kind": "athlete_total", "squads": squads or ["men"], "at_most": most}


def refused(instance):
    """Whether it is refused at once; whoever tries everything finds nothing either."""
    at_once = too_many_asked_for(instance.written_laws, instance.field)
    assert not at_once or not every_lawful(instance)
    return at_once


def test_of_a_team_come_those_for_whom_the_event_has_no_start_besides():
    rules = field("men-500m", exactly=3), field("men-relay", exactly=2), TEAMS_OF_THREE, ONE_EACH
    assert refused(world(RELAY_AND_DISTANCE, *rules, total(6)))
    assert not refused(world(RELAY_AND_DISTANCE, *rules, total(7)))


def test_those_of_a_team_who_may_start_are_counted_once():
    rules = field("men-500m", exactly=6), field("men-relay", exactly=2), TEAMS_OF_THREE
    assert not refused(world(RELAY_AND_DISTANCE, *rules, total(6)))
    assert refused(world(RELAY_AND_DISTANCE, *rules, total(5)))


def test_the_teams_that_bring_the_fewest_besides_are_those_that_come():
    lists = {"men-500m": "AAABC", "men-relay": "ABC"}
    rules = field("men-500m", exactly=5), TEAMS_OF_THREE
    assert not refused(world(lists, *rules, field("men-relay", exactly=1), total(5)))
    assert refused(world(lists, *rules, field("men-relay", exactly=2), total(6)))
    assert not refused(world(lists, *rules, field("men-relay", exactly=2), total(7)))


def test_each_further_team_of_an_noc_brings_as_many_again():
    lists = {"men-500m": "AAAB", "men-relay": "AAB"}
    rules = field("men-500m", exactly=4), field("men-relay", exactly=3), TEAMS_OF_THREE
    assert refused(world(lists, *rules, total(8)))
    assert not refused(world(lists, *rules, total(9)))


def test_teams_alone_can_be_too_many():
    rules = field("men-relay", exactly=2), TEAMS_OF_THREE
    assert refused(world(RELAY_AND_DISTANCE, *rules, total(5)))
    assert not refused(world(RELAY_AND_DISTANCE, *rules, total(6)))


def test_teams_of_one_noc_are_too_many_where_no_one_else_starts():
    rules = field("men-relay", exactly=2), TEAMS_OF_THREE
    assert refused(world({"men-relay": "AABB"}, *rules, total(5)))
    assert not refused(world({"men-relay": "AABB"}, *rules, total(6)))


def test_a_guaranteed_host_without_a_line_comes_beside_the_field():
    host = {"kind": "host_guarantee", "squads": {"men": 1}}
    rules = field("men-500m", exactly=3), host
    assert refused(world({"men-500m": "ABC"}, *rules, total(3), host="H"))
    assert not refused(world({"men-500m": "ABC"}, *rules, total(4), host="H"))
    assert not refused(world({"men-500m": "ABH"}, *rules, total(3), host="H"))


def test_so_does_an_noc_that_a_court_gives_a_place_elsewhere():
    lists = {"men-500m": "ABC", "men-1000m": "D"}
    given = {"noc": "D", "event": "men-1000m", "exactly": 1}
    rules = field("men-500m", exactly=3), field("men-1000m", at_most=1)
    assert refused(world(lists, *rules, total(3), rulings=[given]))
    assert not refused(world(lists, *rules, total(4), rulings=[given]))


def test_a_limit_on_two_squads_leaves_the_one_what_the_other_needs():
    lists = {"men-500m": "ABC", "women-500m": "ABC"}
    rules = field("men-500m", exactly=3), field("women-500m", exactly=2)
    assert refused(world(lists, *rules, total(4, "men", "women")))
    assert not refused(world(lists, *rules, total(5, "men", "women")))


def test_a_field_is_no_larger_than_what_limits_and_rulings_leave_each_noc():
    assert refused(world({"men-500m": "AAB"}, field("men-500m", exactly=3), ONE_EACH))
    declined = {"noc": "A", "event": "men-500m", "at_most": 1}
    assert refused(world({"men-500m": "AAB"}, field("men-500m", exactly=3), rulings=[declined]))
    assert not refused(world({"men-500m": "AAB"}, field("men-500m", exactly=2), rulings=[declined]))


def test_an_athlete_who_comes_anyway_is_one_of_the_team():
    host = {"kind": "host_guarantee", "squads": {"men": 1}}
    rules = field("men-relay", exactly=1), TEAMS_OF_THREE, host
    assert not refused(world({"men-relay": "HA"}, *rules, total(3), host="H"))


def test_a_host_must_not_have_more_than_it_may():
    host = {"kind": "host_guarantee", "squads": {"men": 2}}
    one = {"kind": "noc_squad_limit", "squads": ["men"], "at_most": 1}
    assert refused(world({"men-500m": "AHH"}, host, one, host="H"))
    assert not refused(world({"men-500m": "AHH"}, host, one | {"at_most": 2}, host="H"))


def test_of_what_a_host_must_have_the_most_counts_whichever_rule_stands_first():
    many, few = ({"kind": "host_guarantee", "squads": {"men": number}} for number in (2, 1))
    one = {"kind": "noc_squad_limit", "squads": ["men"], "at_most": 1}
    assert refused(world({"men-500m": "AHH"}, many, few, one, host="H"))
    assert refused(world({"men-500m": "AHH"}, few, many, one, host="H"))


def test_an_noc_starts_with_no_more_than_the_athletes_it_may_bring():
    one = {"kind": "noc_squad_limit", "squads": ["men"], "at_most": 1}
    assert refused(world({"men-500m": "AAB"}, field("men-500m", exactly=3), one))
    assert not refused(world({"men-500m": "AAB"}, field("men-500m", exactly=2), one))


def test_a_team_that_the_host_is_given_comes_with_those_whom_it_brings():
    """Though another team that could be the one would bring nobody besides; and no second one."""
    host = {"kind": "host_guarantee", "events": {"men-relay": 1}}
    lists = {"men-500m": "AAAB", "men-relay": "ABHH"}
    rules = field("men-500m", exactly=4), field("men-relay", exactly=1), TEAMS_OF_THREE, host
    assert refused(world(lists, *rules, total(6), host="H"))
    assert not refused(world(lists, *rules, total(7), host="H"))


def also(instance, *bounds):
    """Whether a case is refused when these bounds stand besides."""
    laws = [*instance.written_laws, *(Law(RULE, bound) for bound in bounds)]
    return too_many_asked_for(laws, instance.field)


def test_what_places_call_for_only_until_more_are_held_says_nothing():
    lists = {"men-500m": "AAABC", "men-relay": "AAB"}
    case = world(lists, field("men-relay", exactly=3), total(3))
    teams, men = case.field.places_of("men-relay", "A"), case.field.athletes("men", "A")
    assert also(case, Bound(men, 3, when=Condition(teams, 1)))
    assert not also(case, Bound(men, 3, when=Condition(teams, 1, 1)))


def test_what_a_team_calls_for_of_another_noc_is_not_what_that_nocs_team_calls_for():
    lists = {"men-500m": "AAABCCC", "men-relay": "AC"}
    case = world(lists, field("men-relay", exactly=1), total(2))
    team = {noc: case.field.places_of("men-relay", noc) for noc in "AC"}
    three = {noc: case.field.athletes("men", noc) for noc in "AC"}
    of_a, of_c = (Bound(three[noc], 3, when=Condition(team["A"], 1)) for noc in "AC")
    assert not also(case, of_a, of_c)
    assert also(case, of_a, Bound(three["C"], 3, when=Condition(team["C"], 1)))


def test_places_that_count_twice_are_not_two():
    case = world({"men-500m": "ABC"}, total(2))
    places = case.field.places_in("men-500m")
    assert not also(case, Bound(places[:2] * 2, at_least=4))
    assert also(case, Bound(places, at_least=3))


def test_one_athlete_may_start_in_two_events():
    case = world({"men-500m": "ABC", "men-1000m": "ABC"}, total(2))
    places = case.field.places_in("men-500m") + case.field.places_in("men-1000m")
    assert not also(case, Bound(places, at_least=4))


def test_a_limit_on_some_nocs_leaves_others_their_athletes():
    case = world({"men-500m": "ABC"}, field("men-500m", exactly=2))
    men = case.field.athletes_in(("men",))
    assert also(case, Bound(men, at_most=1))
    assert not also(case, Bound(men[:2], at_most=1))


def test_what_is_refused_needs_neither_facts_nor_the_order_of_award():
    rules = field("men-500m", exactly=3), field("men-relay", exactly=2), TEAMS_OF_THREE, ONE_EACH
    instance = world(RELAY_AND_DISTANCE, *rules, total(6))
    assert solve(instance).status == "conflict"
    assert not {"laws", "stages", "within_reach"} & vars(instance).keys()
    assert solve(instance, counting=False, walk_first=False).status == "conflict"
    assert "laws" in vars(instance)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(instances(paths=True))
def test_nothing_is_refused_that_can_be_kept(instance):
    refused(instance)


def test_nearly_all_seasons_that_counting_refuses_are_refused_at_once(monkeypatch):
    found = []
    for seed in range(60):
        instance = season(seed)
        found.append(too_many_asked_for(instance.written_laws, instance.field))
    monkeypatch.setattr("solver.allocate.solve.too_many_asked_for", lambda *_: False)
    conflicts = [solve(season(seed)).status == "conflict" for seed in range(60)]
    assert all(conflict for at_once, conflict in zip(found, conflicts, strict=True) if at_once)
    assert sum(found) > 0.8 * sum(conflicts)
