"""Problems are separate only if what settles each settles all.

The worlds are the smallest of a random search in which that did not hold.
"""

from itertools import product

from brute_conflicts import contains_one_of, kept_with, rules_of, subsets
from examples import examples
from hypothesis import HealthCheck, assume, given, settings
from small_worlds import instances
from tiny import athletes, field, host_has, per_noc, relay_brings, world

from solver.conflict.diagnose import diagnose
from solver.conflict.patched import Proposal, after


def numbers_of(problem):
    return [{c.parameter: c.new for c in repair.changes} for repair in problem.repairs]


def every_choice_works(instance):
    """Each combination of what is listed, on the rulebook that it makes."""
    problems = diagnose(instance).problems
    ways = [
        [
            Proposal(numbers, without=frozenset(ruling.id for ruling in repair.without))
            for repair, numbers in zip(problem.repairs, numbers_of(problem), strict=True)
        ]
        + [Proposal(dropped=frozenset(found)) for found in problem.corrections]
        for problem in problems
    ]
    for choice in product(*ways):
        dropped = frozenset(rule for way in choice for rule in way.dropped)
        numbers = {
            address: number
            for way in choice
            for address, number in way.numbers.items()
            if address.partition(".")[0] not in dropped
        }
        without = frozenset(ruling for way in choice for ruling in way.without)
        settled = after(instance, Proposal(numbers, dropped, without))
        assert kept_with(settled, rules_of(settled)) is not None, choice
    return problems


def test_a_conflict_that_another_hid_makes_them_one_problem():
    instance = world(
        {"men-sprint": ["C"]},
        athletes(exactly=0),
        field("men-sprint", exactly=2),
        field("men-sprint", at_least=1),
    )
    (problem,) = every_choice_works(instance)
    assert numbers_of(problem) == [
        {"rule-1.exactly": 1, "rule-2.exactly": 1},
        {"rule-2.exactly": 0, "rule-3.at_least": 0},
    ]
    (further,) = problem.further
    assert further.conflict.rules == ("rule-1", "rule-2")
    assert [(change.parameter, change.new) for change in further.changes] == [("rule-2.exactly", 1)]


def test_where_no_combination_would_work_the_numbers_are_searched_together():
    instance = world(
        {"men-sprint": ["B"]},
        {**athletes(exactly=1), "fixed": True},
        athletes(exactly=2),
        {"kind": "squad_multiple", "squads": ["men"], "of": 2},
    )
    (problem,) = every_choice_works(instance)
    assert numbers_of(problem) == [{"rule-2.exactly": 1, "rule-3.of": 1}]


def test_problems_that_have_nothing_to_do_with_one_another_stay_separate():
    instance = world(
        {"men-sprint": ["A"], "women-sprint": ["B"]},
        field("men-sprint", exactly=2),
        field("women-sprint", exactly=2),
    )
    assert len(every_choice_works(instance)) == 2


def test_a_rule_that_is_the_reason_for_athletes_is_no_correction():
    instance = world({"men-relay": ["C"]}, athletes(exactly=2), relay_brings(3))
    (problem,) = every_choice_works(instance)
    assert problem.corrections == (("rule-1",),)


def test_what_has_to_go_as_well_as_the_reason_for_athletes_is_found():
    instance = world(
        {"men-relay": ["C"]},
        athletes(at_most=2),
        athletes(at_least=2),
        relay_brings(3),
        field("men-relay", exactly=1),
    )
    (problem,) = every_choice_works(instance)
    assert problem.corrections == (
        ("rule-1",),
        ("rule-2", "rule-3"),
        ("rule-2", "rule-4"),
    )


def test_a_larger_team_is_found_where_it_brings_the_athletes():
    instance = world({"men-relay": ["A", "D"]}, athletes(exactly=6), relay_brings(1))
    (problem,) = every_choice_works(instance)
    assert numbers_of(problem) == [{"rule-2.athletes": 3}, {"rule-1.exactly": 2}]


def test_a_larger_guarantee_is_found_where_it_gives_the_places():
    instance = world(
        {"men-sprint": ["A"]},
        field("men-sprint", exactly=3),
        host_has(events={"men-sprint": 1}),
        host="H",
    )
    (problem,) = every_choice_works(instance)
    assert {"rule-2.events.men-sprint": 2} in numbers_of(problem)


def test_a_guarantee_and_a_multiple_of_three():
    instance = world(
        {"men-sprint": [], "women-sprint": []},
        {"kind": "squad_multiple", "squads": ["men", "women"], "of": 3},
        host_has(squads={"men": 3, "women": 2}),
        host="H",
    )
    (problem,) = every_choice_works(instance)
    assert numbers_of(problem) == [{"rule-2.squads.women": 3}, {"rule-1.of": 1}]


def test_dropping_a_limit_does_not_settle_what_a_duty_as_far_as_possible_then_asks_for():
    instance = world(
        {"men-sprint": ["H", "A", "H"]},
        field("men-sprint", exactly=1),
        per_noc("men-sprint", 0),
        host_has(events={"men-sprint": 2}, if_possible=True),
        host="H",
    )
    (problem,) = every_choice_works(instance)
    assert problem.corrections == (("rule-1",), ("rule-2", "rule-3"))


def test_two_fields_that_have_too_few_lines_are_two_problems():
    """Found by random worlds: what says where the ranking ends could not be a key."""
    rankings = {"men-sprint": ["A"], "women-sprint": ["B"]}
    instance = world(rankings, *(field(event, exactly=3) for event in rankings))
    problems = every_choice_works(instance)
    assert [numbers_of(problem) for problem in problems] == [
        [{"rule-1.exactly": 1}],
        [{"rule-2.exactly": 1}],
    ]


few = settings(
    max_examples=examples(12),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def corrections_by_dropping(instance):
    """The smallest sets of rules without which a rulebook written anew can be kept."""
    found = []
    for dropped in subsets(rules_of(instance)):
        if not contains_one_of(dropped, found):
            rest = after(instance, Proposal(dropped=frozenset(dropped)))
            if kept_with(rest, rules_of(rest)) is not None:
                found.append(dropped)
    return {frozenset(rules) for rules in found}


def test_dropping_a_limit_settles_it_where_lines_then_share_the_last_rank_and_none_is_in():
    instance = world(
        {"men-sprint": ["A", ["B", "A"]]},
        field("men-sprint", exactly=2),
        athletes(at_most=1),
        per_noc("men-sprint", 1),
        lists={"men-sprint": {"event": "men-sprint", "ties": "none"}},
    )
    (problem,) = every_choice_works(instance)
    assert problem.corrections == (("rule-1",), ("rule-2",), ("rule-3",))
    assert set(map(frozenset, problem.corrections)) == corrections_by_dropping(instance)


@few
@given(instances(policies=("strict",)))
def test_what_is_listed_combines_freely_to_all_that_dropping_rules_can_do(instance):
    assume(len(instance.rulebook.rules) <= 6)
    assume(kept_with(instance, rules_of(instance)) is None)
    problems = every_choice_works(instance)
    combined = product(*(problem.corrections for problem in problems))
    assert {frozenset(sum(choice, ())) for choice in combined} == corrections_by_dropping(instance)


def test_a_ranking_that_is_too_short_is_one_problem_of_two():
    """Why no smaller repair will do named the ranks at which its lists end, and had no hash: with
    two problems that was a TypeError (world 55112)."""
    short = field("men-race", at_least=3)
    clash = field("women-race", at_least=2), field("women-race", at_most=1)
    instance = world({"men-race": ["A", "B"], "women-race": ["A", "B", "C"]}, short, *clash)
    first, second = every_choice_works(instance)
    (why,) = first.repairs[0].why_not_less
    assert why.lines.ends == {"men-race": 2}
    assert second.repairs


def test_two_numbers_that_do_nothing_alone_settle_it_together():
    """Two men are called for and the host brings a woman: two athletes are too few. Without her
    it would be two men and no woman, and these are too far apart."""
    instance = world(
        {"men-sprint": ["A", "B"], "sprint": ["C"]},
        athletes(squads=["men", "women"], exactly=2),
        host_has(events={"sprint": 1}),
        field("men-sprint", at_least=2),
        {"kind": "equal_numbers", "squads": ["men", "women"], "apart": 1},
        host="H",
    )
    (problem,) = every_choice_works(instance)
    assert {"rule-2.events.sprint": 0, "rule-4.apart": 2} in numbers_of(problem)
