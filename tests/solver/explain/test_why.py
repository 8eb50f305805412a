"""Reasons judged literally: replayed on every holding of small worlds, and solved anew."""

from datetime import date
from pathlib import Path

import pytest
from examples import examples
from holdings import Holdings
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from small_worlds import instances
from tiny import field, host_has, per_noc, world

from models.answers.outcome import Allocated
from models.answers.reasons import Has, HasNot, NoRoom, PolicyCost
from models.files import read_instance
from models.place import Place
from models.variant import Variant
from solver.allocate.solve import solve
from solver.explain.counterfactual import with_line
from solver.explain.squads import squad_number
from solver.explain.why import Why

EXAMPLES = Path(__file__).parents[3] / "instances" / "examples"
DAY = date(2020, 1, 1)
slowly = settings(
    max_examples=examples(20),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@st.composite
def asked(draw, **about):
    """A small world with an allocation, and what is said of an NOC's next place in an event."""
    instance = draw(instances(**about))
    found = solve(instance)
    assume(isinstance(found, Allocated))
    why = Why(instance, found, DAY)
    noc = draw(st.sampled_from(instance.field.nocs))
    event = draw(st.sampled_from(list(instance.field.events)))
    return why, noc, event, why.event(noc, event, why.held(noc, event) + 1)


def held_in(instance):
    outcome = solve(instance)
    return outcome.held if isinstance(outcome, Allocated) else frozenset()


def with_rank(instance, place, rank):
    ranking = with_line(instance.rankings[place.pool], place, rank)
    return instance.rebuilt(rankings={**instance.rankings, place.pool: ranking})


def awards_of(why, answer):
    return why.refusals.better_awards(answer.turn.place)


@slowly
@given(asked(policies=("strict",)))
def test_the_reasons_leave_no_room_and_each_one_less_does(question):
    why, _, _, answer = question
    assume(isinstance(answer.because, NoRoom) and answer.turn is not None)
    awards = awards_of(why, answer)
    rules, groups = list(answer.because.rules), [group.event for group in answer.because.awards]
    holdings = Holdings(why.instance)

    def room(rules, groups):
        kept = [turn.place for event in groups for turn in awards[event]]
        return holdings.room([answer.turn.place, *kept], rules)

    assert not room(rules, groups)
    assert all(room([r for r in rules if r != left_out], groups) for left_out in rules)
    assert all(room(rules, [g for g in groups if g != left_out]) for left_out in groups)
    for group in answer.because.awards:
        assert (group.count, group.last) == (len(awards[group.event]), awards[group.event][-1])
        better = [turn for turn in awards[group.event] if turn.line.noc != answer.turn.line.noc]
        assert all(why.number[t.place] < why.number[answer.turn.place] for t in better)
        assert all((t.stage, t.tie) != (answer.turn.stage, answer.turn.tie) for t in better)


@slowly
@given(asked())
def test_what_is_said_to_give_the_place_does_and_one_step_less_does_not(question):
    every_way_does(*question)


@slowly
@given(asked(paths=True))
def test_so_it_does_where_several_lists_lead_to_an_event(question):
    every_way_does(*question)


def every_way_does(why, noc, event, answer):
    the_rank_does(why, noc, event, answer)
    for change in answer.would.changes:
        the_number_does(why, noc, event, answer, change)
    for source in answer.would.without:
        rulings = tuple(r for r in why.instance.rulings if r.source != source)
        held = held_in(why.instance.rebuilt(rulings=rulings))
        assert answer.turn.place in held
        assert places_in(why.instance, noc, event, held) > why.held(noc, event)


def places_in(instance, noc, event, held):
    """How many places the NOC has in the event, by whatever list."""
    lists = [name for name, to in instance.rulebook.event_of_list().items() if to == event]
    return sum(place.noc == noc and place.pool in lists for place in held)


def the_rank_does(why, noc, event, answer):
    """Its line, or a further one in the list that is named, brings one place more."""
    rank, name = answer.would.rank, answer.would.list
    if rank is None:
        return
    lines = why.instance.rankings[name].lines
    if answer.turn is not None:
        place, last = answer.turn.place, answer.turn.line.rank - 1
        assert name == answer.turn.list
    else:
        place = Place(noc, name, sum(line.noc == noc for line in lines) + 1)
        last = lines[-1].rank + 1 if lines else 1

    def does(rank):
        held = held_in(with_rank(why.instance, place, rank))
        more = places_in(why.instance, noc, event, held) > why.held(noc, event)
        return more and place in held

    assert does(rank)
    assert rank == last or not does(rank + 1)


def the_number_does(why, noc, event, answer, change):
    kept = {turn.place for turns in awards_of(why, answer).values() for turn in turns}
    kept.add(answer.turn.place)

    def does(number):
        patch = Variant(id="changed", change={change.parameter: number})
        held = held_in(why.instance.with_rulebook(patch.apply(why.instance.rulebook)))
        more = places_in(why.instance, noc, event, held) > why.held(noc, event)
        return more and kept <= held

    assert does(change.new)
    less = change.new + (1 if change.new < change.old else -1)
    assert less == change.old or not does(less)


@slowly
@given(asked(paths=True), st.integers(2, 3))
def test_places_held_have_a_line_or_a_giver_and_later_ones_come_after_the_first(question, further):
    why, noc, event, first = question
    for k in range(1, why.held(noc, event) + 1):
        answer = why.event(noc, event, k)
        assert isinstance(answer, Has)
        assert answer.place in why.found.held
        assert answer.k == k
        assert answer.turn is not None or answer.given_by
        assert answer.turn is None or answer.turn.place == answer.place
    later = why.event(noc, event, first.place.k + further)
    assert isinstance(later, HasNot)
    assert later.after == first.place
    assert later.turn == first.turn


@pytest.mark.parametrize(
    ("policy", "of", "found", "with_it"),
    [("rank_maximal", "rank 2", 1, 0), ("fill_first", "places", 2, 1)],
)
def test_where_a_policy_leaves_a_line_out_it_says_what_the_line_would_cost(
    policy, of, found, with_it
):
    instance = read_instance(EXAMPLES / f"first-come-{policy.replace('_', '-')}.yaml")
    answer = Why(instance, solve(instance), DAY).event("B", "event-1", 1)
    assert answer.because == PolicyCost(policy, of, found, with_it)


def test_a_squad_without_events_and_a_rule_about_it_are_no_obstacle():
    """Found by random worlds: equal numbers with a squad in which there is nothing to earn."""
    rules = [{"kind": "athlete_total", "squads": ["men"], "at_most": 1}]
    apart = {"kind": "equal_numbers", "squads": ["men", "women"], "apart": 1}
    small = world({"men-500m": ["C", "A"]}, *rules)
    book = small.rulebook.model_dump() | {"squads": {"men": "men", "women": "women"}}
    book["rules"] = [*book["rules"], {"id": "apart", "cite": "clause 2", **apart}]
    instance = small.rebuilt(rulebook=type(small.rulebook).model_validate(book))
    why = Why(instance, solve(instance), DAY)
    further = why.event("C", "men-500m", 2)
    assert isinstance(further.because, NoRoom)
    assert squad_number(why, "C", "women").athletes == 0


def test_a_tied_line_is_no_better_award():
    """Found by random worlds: the host's line shares the rank, and has to be awarded."""
    rules = [field("men-race", exactly=2), host_has(events={"men-race": 1})]
    instance = world({"men-race": ["B", ["H", "A"]]}, *rules, host="H")
    because = Why(instance, solve(instance), DAY).event("A", "men-race", 1).because
    assert [source.id for source in because.rules] == ["rule-1", "rule-2"]
    (awards,) = because.awards
    assert (awards.count, awards.last.line.noc) == (1, "B")


def test_a_line_that_takes_the_place_of_one_given_brings_no_more_also_beside_the_field():
    """Found by random worlds: the place beside the field was counted as the one more."""
    rules = [{"kind": kind, "events": {"men-race": 1}}
             for kind in ("host_if_unqualified", "host_in_addition")]  # fmt: skip
    instance = world({"men-race": ["A"]}, *rules, host="H")
    why = Why(instance, solve(instance), DAY)
    assert why.held("H", "men-race") == 2
    assert why.event("H", "men-race", 3).would.rank is None


JANUARY, MARCH = date(2020, 1, 3), date(2020, 3, 1)
NOT_ELIGIBLE = {"noc": "B", "event": "men-race", "form": "not_eligible", "rank": 3}


@pytest.mark.parametrize("struck", [[], [NOT_ELIGIBLE]])
def test_leaving_out_a_ruling_is_no_way_where_an_earlier_one_then_stands(struck):
    """Found by random worlds: the earlier one was forgotten where a line was struck as well."""
    rulings = [
        {"noc": "A", "event": "men-race", "at_most": 0, "date": JANUARY},
        {"noc": "A", "event": "men-race", "at_most": 1, "date": MARCH},
    ]
    instance = world({"men-race": ["A", "A", "B"]}, rulings=[*rulings, *struck])
    answer = Why(instance, solve(instance), DAY).event("A", "men-race", 2)
    assert [source.id for source in answer.because.rules] == ["ruling:A:men-race"]
    assert answer.would.without == ()


def test_a_place_is_given_by_the_ruling_that_stands_though_an_earlier_one_gave_it_too():
    rulings = [
        {"noc": "C", "event": "men-race", "exactly": 1, "date": JANUARY},
        {"noc": "C", "event": "men-race", "exactly": 2, "date": MARCH},
    ]
    instance = world({"men-race": ["A", "B"]}, rulings=rulings)
    why = Why(instance, solve(instance), DAY)
    for k in (1, 2):
        (giver,) = why.event("C", "men-race", k).given_by
        assert "2020-03-01" in giver.wording


def test_a_place_beside_the_field_is_given_by_the_ruling_about_it():
    ruling = {"noc": "C", "event": "men-race", "form": "beside", "places": 2}
    instance = world({"men-race": ["A", "B"]}, rulings=[ruling])
    why = Why(instance, solve(instance), DAY)
    for k in (1, 2):
        (giver,) = why.event("C", "men-race", k).given_by
        assert giver.id == "ruling:C:men-race:beside"


TWO = {"first": ["A", "B"], "second": ["C", "D"]}
TO_RACE = dict.fromkeys(TWO, "men-race")
STAGES = [{"id": "one", "lists": ["first"]}, {"id": "two", "lists": ["second"]}]


def test_a_further_line_in_another_list_is_no_way_where_the_place_held_is_lost_for_it():
    """A case from winter sports: one place per NOC, two ways to it."""
    rules = [field("men-race", exactly=3), per_noc("men-race", 1)]
    instance = world(TWO, *rules, lists=TO_RACE, award=STAGES)
    answer = Why(instance, solve(instance), DAY).event("C", "men-race", 2)
    assert answer.would.rank is None
    assert [source.id for source in answer.because.rules] == ["rule-2"]


def test_a_further_line_that_does_is_named_with_its_list():
    instance = world(TWO, field("men-race", exactly=4), lists=TO_RACE, award=STAGES)
    answer = Why(instance, solve(instance), DAY).event("C", "men-race", 2)
    assert (answer.would.list, answer.would.rank) == ("first", 3)


@pytest.mark.parametrize("lines", [["A", "B", "H", "A"], ["A", "B", "H", "A", "H"]])
def test_no_further_line_is_promised_to_a_host_that_has_places_without_one(lines):
    rules = [field("men-race", exactly=5), host_has(events={"men-race": 3})]
    instance = world({"men-race": lines}, *rules, host="H")
    answer = Why(instance, solve(instance), DAY).event("H", "men-race", 4)
    assert answer.would.rank is None
    assert answer.without_a_line == 3 - lines.count("H")
