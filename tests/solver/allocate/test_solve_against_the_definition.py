"""Random small instances: the program against brute force over all lawful allocations."""

from dataclasses import replace

from definition import outcomes
from hypothesis import HealthCheck, given, settings
from small_worlds import instances
from tiny import field, world

from models.answers.outcome import Allocated, Conflict, LotRequired
from models.checks.envy import envies
from models.checks.lawful import breaches
from models.instance import Instance
from models.noc import Noc
from models.ranking import Ranking
from solver.allocate.solve import solve
from solver.walk.plan import WalkPlan
from solver.walk.walk import Walk

slow_to_draw = settings(suppress_health_check=[HealthCheck.too_slow])


def agrees(instance, **how):
    expected = outcomes(instance)
    found = solve(instance, **how)
    if len(expected) > 1:
        assert isinstance(found, LotRequired)
    elif expected == {None}:
        assert isinstance(found, Conflict)
    else:
        assert isinstance(found, Allocated)
        assert {found.held} == expected
    return found


@slow_to_draw
@given(instances())
def test_every_policy_gives_the_allocation_that_the_definition_names(instance):
    agrees(instance)


@slow_to_draw
@given(instances(policies=("strict",)))
def test_the_solver_alone_gives_what_the_definition_names(instance):
    agrees(instance, walk_first=False, counting=False)


@slow_to_draw
@given(instances(ties=True))
def test_a_lot_is_required_exactly_when_the_order_of_tied_lines_matters(instance):
    agrees(instance)


@slow_to_draw
@given(instances(ties=True, policies=("strict",)))
def test_the_solver_alone_finds_the_ties_that_matter(instance):
    agrees(instance, walk_first=False, counting=False)


@slow_to_draw
@given(instances(ties=True, policies=("strict",), paths=True))
def test_without_the_plain_walk_counting_finds_allocations_and_ties_as_defined(instance):
    agrees(instance, walk_first=False)


@slow_to_draw
@given(instances())
def test_a_second_proof_leads_to_the_same_allocation(instance):
    found = solve(instance, certify=True)
    assert not isinstance(found, Allocated) or found.certified


@slow_to_draw
@given(instances(policies=("strict",), upper_bounds_only=True))
def test_with_upper_bounds_only_the_plain_walk_is_the_allocation(instance):
    walk = Walk(WalkPlan.of_laws(instance.laws, instance.field))
    number = walk.plan.numbered.number
    walk.go(number[turn.place] for _, turns in instance.stages for turn in turns)
    assert {walk.held} == outcomes(instance)


@slow_to_draw
@given(instances())
def test_the_checker_finds_nothing_in_an_allocation(instance):
    found = solve(instance)
    if isinstance(found, Allocated):
        assert not list(breaches(instance.laws, found.held))
        assert not list(envies(instance, found.held))


@slow_to_draw
@given(instances(ties=True))
def test_renaming_nocs_changes_nothing_but_names(instance):
    # Reversed, so that the alphabet would decide otherwise wherever it decides.
    names = {"A": "Z", "B": "Y", "H": "X"}
    renamed = Instance(
        id=instance.id,
        title=instance.title,
        rulebook=instance.rulebook,
        nocs={
            new: Noc(code=new, name=new, continent=instance.nocs[old].continent)
            for old, new in names.items()
        },
        host="X",
        rankings={
            name: Ranking(tuple(replace(line, noc=names[line.noc]) for line in ranking.lines))
            for name, ranking in instance.rankings.items()
        },
        rulings=tuple(
            ruling.model_copy(update={"noc": names[ruling.noc]}) for ruling in instance.rulings
        ),
    )
    before, after = solve(instance), solve(renamed)
    assert before.status == after.status
    if isinstance(before, Allocated) and isinstance(after, Allocated):
        assert after.held == {place._replace(noc=names[place.noc]) for place in before.held}


def test_a_tie_that_the_ranks_below_settle_needs_no_lot_where_most_ranks_are_served():
    # A second athlete takes three start places. Only with the sprint has A a second in the long.
    second = {"kind": "noc_squad_limit_by_starts", "squads": ["men"]}
    instance = world(
        {"men-sprint": [["A", "B"]], "men-long": ["A", "A"]},
        field("men-sprint", at_most=1),
        second | {"at_most": 1, "starts_below": 3},
        award=[
            {"id": "all", "lists": ["men-sprint", "men-long"], "order": "rank_by_rank"}
            | {"policy": "rank_maximal"}
        ],
    )
    assert {place.noc for place in agrees(instance).held} == {"A"}
