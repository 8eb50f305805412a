"""Many variants of one instance: the quick walk against the full solve."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from small_worlds import instances, rankings
from tiny import athletes, field, host_has, per_noc, relay_brings, world
from worlds import short_track

from models.answers.outcome import Allocated
from models.checks.lawful import breaches
from models.errors import Defect
from models.ranking import RankingBuilder
from models.rulebook import Rulebook
from models.ruling import Ruling
from models.variant import Variant
from solver.allocate.solve import solve
from solver.walk import compiled, variants
from solver.walk.compiled import Compiled
from solver.walk.numbering import Numbered
from solver.walk.seasons import AwardOrder, drawn_order
from solver.walk.variants import Quick
from solver.walk.walk import Walk

slow_to_draw = settings(suppress_health_check=[HealthCheck.too_slow])


#: Counted bound by bound, as the first few are, or all at once.
either_way = pytest.mark.parametrize("literally", [20, 0])


def agrees(quick, **variant):
    """The quick walk's answer is the full solve's, and it answers where the walk is enough."""
    instance = quick.instance(**variant)
    found, outcome = quick.variant(**variant), solve(instance)
    if found is not None:
        assert isinstance(outcome, Allocated)
        assert found.held == outcome.held
        assert not list(breaches(instance.laws, found.held))
        counts = {}
        for noc, pool, _ in outcome.held:
            counts[noc, pool] = counts.get((noc, pool), 0) + 1
        assert found.counts == counts
    return found, outcome


@slow_to_draw
@given(instances(ties=True))
def test_the_quick_walk_gives_the_allocation_or_nothing(instance):
    agrees(Quick(instance))


@st.composite
def with_other_numbers(draw):
    instance = draw(instances(policies=("strict",)))
    addresses = [
        f"{rule.id}.{name}" for rule in instance.rulebook.rules for name in rule.parameters()
    ]
    chosen = draw(st.lists(st.sampled_from(addresses), min_size=1, max_size=3, unique=True))
    return instance, [
        {address: draw(st.integers(0, 4)) for address in chosen}
        for _ in range(draw(st.integers(1, 3)))
    ]


@slow_to_draw
@given(with_other_numbers())
def test_other_numbers_are_allocated_as_if_solved_alone(drawn):
    instance, changes = drawn
    quick = Quick(instance)
    for change in changes:
        try:
            rulebook = Variant(id="other", change=change).apply(instance.rulebook)
        except ValidationError:
            continue
        agrees(quick, change=change)
        agrees(quick, rulebook=rulebook)


@slow_to_draw
@given(instances(policies=("strict",)), st.data())
def test_another_rulebook_is_allocated_as_if_solved_alone(instance, data):
    quick = Quick(instance)
    base = dict(instance.rulebook)
    for _ in range(3):
        some = [rule for rule in base["rules"] if data.draw(st.booleans())]
        award = base["award"][:: data.draw(st.sampled_from([1, -1]))]
        rulebook = Rulebook(**base | {"rules": some or base["rules"], "award": award})
        rulings = instance.rulings if data.draw(st.booleans()) else ()
        agrees(quick, rulebook=rulebook, rulings=rulings)


@st.composite
def draws(draw):
    instance = draw(instances(ties=True, policies=("strict",)))
    longest = 2 if any(name.endswith("relay") for name in instance.rankings) else 4
    return instance, [
        {
            name: draw(rankings(longest, ties=True))
            for name in instance.rankings
            if draw(st.booleans())
        }
        for _ in range(draw(st.integers(1, 3)))
    ]


@slow_to_draw
@given(draws())
def test_other_rankings_are_allocated_as_if_solved_alone(drawn):
    instance, others = drawn
    quick = Quick(instance)
    for other in (*others, {}, others[0]):
        agrees(quick, rankings=other)


def test_the_lines_of_several_lists_may_change_though_a_place_is_guaranteed():
    quick = Quick(
        world(
            {"men-worlds": ["A", "H", "B"], "men-tour": ["B", "A"], "men-relay": ["A", "B"]},
            field("men-sprint", exactly=3),
            field("men-relay", exactly=1),
            athletes(at_most=6),
            relay_brings(2),
            host_has(events={"men-sprint": 2}, squads={"men": 1}),
            lists={"men-worlds": "men-sprint", "men-tour": "men-sprint", "men-relay": "men-relay"},
            host="H",
        )
    )
    drawn = [
        {"men-worlds": ["A", "B"]},
        {"men-worlds": ["H", "A", "H", "B"], "men-tour": []},
        {"men-tour": ["H", "H", "H", "C"], "men-relay": ["C"]},
        {"men-worlds": ["A", ["B", "H"], "C"], "men-relay": [["H", "A"]]},
    ]
    found = [agrees(quick, rankings=rankings)[0] for rankings in drawn * 2]
    assert [allocation is not None for allocation in found[:3]] == [True] * 3


def test_lines_that_share_a_rank_and_fare_differently_are_left_to_the_full_solve():
    quick = Quick(world({"men-sprint": ["A", "B"]}, field("men-sprint", at_most=1)))
    found, outcome = agrees(quick, rankings={"men-sprint": [["A", "B"]]})
    assert found is None
    assert outcome.status == "lot_required"


def test_a_tie_that_changes_nothing_needs_no_solver():
    tied = ["A", "A", ["A", "B"]]
    quick = Quick(world({"men-sprint": tied}, athletes(at_most=3), per_noc("men-sprint", 2)))
    found, _ = agrees(quick)
    assert found is not None


def test_a_duty_that_the_walk_does_not_foresee_is_counted_at_the_end():
    equal = {"kind": "equal_numbers", "squads": ["men", "women"]}
    lists = {"men-sprint": ["A", "B"], "women-sprint": ["B", "C", "D"]}
    quick = Quick(world(lists, equal, field("women-sprint", at_most=1)))
    found, outcome = agrees(quick)
    assert found is None
    assert outcome.proof == "search"


def test_a_conflict_is_left_to_the_full_solve():
    quick = Quick(world({"men-sprint": ["A"]}, field("men-sprint", exactly=1)))
    found, outcome = agrees(quick, change={"rule-1.exactly": 2})
    assert found is None
    assert outcome.status == "conflict"


def test_an_unknown_rule_or_noc_is_refused_as_ever():
    quick = Quick(world({"men-sprint": ["A"]}, field("men-sprint", exactly=1)))
    with pytest.raises(ValidationError, match="unknown parameter"):
        quick.variant(change={"rule-1.at_mots": 2})
    with pytest.raises(ValidationError, match="unknown NOC 'XXX'"):
        quick.variant(rankings={"men-sprint": ["XXX"]})
    with pytest.raises(ValidationError, match="no list or event is called 'men-long'"):
        quick.variant(rankings={"men-long": ["A"]})


def test_an_order_across_lists_that_a_new_number_makes_necessary_is_asked_for():
    base = world({"men-sprint": ["A"], "men-long": ["B"]}, athletes(at_least=0))
    quick = Quick(base.with_rulebook(Rulebook(**dict(base.rulebook) | {"award": None})))
    assert quick.variant() is not None
    with pytest.raises(ValidationError, match="add 'award'"):
        quick.variant(change={"rule-1.at_least": 1})


@pytest.mark.parametrize("seed", range(2))
def test_at_real_size_the_quick_walk_answers_wherever_the_walk_proves_itself(seed):
    quick = Quick(short_track(seed, squads=("men", "women")))
    others = short_track(seed + 10, squads=("men", "women")).rankings
    for variant in (
        {},
        {"change": {"total-men.at_most": 54}},
        {"change": {"relay.exactly": 7, "per-noc.at_most": 2}},
        {"change": {"total-men.at_most": 44}},
        {"rankings": others},
        {"rankings": others, "change": {"total-women.at_most": 53}},
    ):
        found, outcome = agrees(quick, **variant)
        assert (found is not None) == (getattr(outcome, "proof", None) == "walk")


def test_a_rule_is_read_once_and_equal_ones_as_one():
    instance = short_track(1)
    read = Compiled(instance.field)
    for rule in instance.rulebook.rules:
        again = type(rule)(**rule.model_dump())
        assert again is not rule
        assert read.reading(again) is read.reading(rule)


def test_a_rule_that_reads_the_lines_is_read_anew_for_every_draw():
    standard = {"kind": "minimum_standard", "events": ["men-sprint"], "points": 3}
    quick = Quick(world({"men-sprint": ["A", "B"]}, standard, field("men-sprint", at_most=1)))
    builders = {points: RankingBuilder.empty() for points in (2, 4)}
    for points, builder in builders.items():
        builder.add(1, "A", points=Decimal(points))
        builder.add(2, "B", points=Decimal(5))
    held = [
        agrees(quick, rankings={"men-sprint": builder.ranking()})[0].held
        for builder in builders.values()
    ]
    assert [{place.noc for place in one} for one in held] == [{"B"}, {"A"}]


@either_way
def test_a_walk_that_goes_beyond_a_limit_is_found(literally, monkeypatch):
    monkeypatch.setattr(compiled, "LITERALLY", literally)
    """The walk reads every limit one too high, and believes in what comes of it."""
    limits = Numbered.limits

    def one_too_high(numbered, places, most):
        return limits(numbered, places, most + 1) if most + 1 < len(places) else ()

    monkeypatch.setattr(Numbered, "limits", one_too_high)
    for limit in (field("men-sprint", at_most=1), per_noc("men-sprint", 1), athletes(at_most=1)):
        quick = Quick(world({"men-sprint": ["A", "A", "B"]}, limit))
        with pytest.raises(Defect, match="quick walk breaks"):
            quick.variant()
        with pytest.raises(Defect, match="quick walk breaks"):
            quick.variant(rankings={"men-sprint": ["B", "B", "A"]})


@either_way
def test_a_walk_that_takes_a_duty_for_done_is_found(literally, monkeypatch):
    monkeypatch.setattr(compiled, "LITERALLY", literally)
    lists = {"men-sprint": ["A", "B", "C"]}
    quick = Quick(world(lists, athletes(at_most=1), field("men-sprint", at_least=1)))
    assert quick.variant(change={"rule-2.at_least": 2}) is None
    monkeypatch.setattr(Walk, "is_lawful", lambda _: True)
    assert quick.variant() is not None
    with pytest.raises(Defect, match="quick walk breaks"):
        quick.variant(change={"rule-2.at_least": 2})


@either_way
def test_a_walk_that_forgets_what_a_place_calls_for_is_found(literally, monkeypatch):
    monkeypatch.setattr(compiled, "LITERALLY", literally)
    monkeypatch.setattr(Numbered, "_read_need", lambda *_: None)
    quick = Quick(world({"men-sprint": ["A", "B"]}, field("men-sprint", at_most=1)))
    with pytest.raises(Defect, match="quick walk breaks"):
        quick.variant()


@either_way
def test_a_walk_that_holds_places_which_the_draw_has_no_lines_for_is_found(literally, monkeypatch):
    monkeypatch.setattr(compiled, "LITERALLY", literally)
    """A has two lines in the instance, so the field for all draws has room for them."""
    quick = Quick(world({"men-sprint": ["A", "A", "B"]}, field("men-sprint", at_least=2)))
    draw = {"men-sprint": ["B", "A"]}
    assert quick.variant(rankings=draw) is not None

    def more(numbered, stages, rankings):
        lines, _, _ = drawn_order(numbered, stages, rankings)
        return AwardOrder([*lines, lines[-1] + 1], [])

    monkeypatch.setattr(variants, "drawn_order", more)
    with pytest.raises(Defect, match="quick walk breaks"):
        quick.variant(rankings=draw)


def test_a_later_variant_does_not_remember_an_earlier_one():
    quick = Quick(short_track(1))
    before = quick.variant().held
    quick.variant(change={"per-noc.at_most": 1, "field-500m.exactly": 5})
    quick.variant(rankings=short_track(2).rankings)
    assert quick.variant().held == before


def test_a_guarantee_that_a_ruling_gives_back_is_waived_in_the_walk_too():
    rules = field("men-500m", exactly=2), host_has(events={"men-500m": 1})
    base = world({"men-500m": ["A", "B"]}, *rules, host="H")
    back = Ruling(noc="H", event="men-500m", at_most=0, date=date(2020, 1, 1), basis="declined")
    quick = Quick(base)
    for rulings in ((), (back,), ()):
        found, _ = agrees(quick, rulings=rulings)
        assert found is not None


def test_rulings_that_no_instance_takes_are_refused_of_a_variant_as_well():
    """'At most 0, by lot' is no lot where the first line is tied with none: so two numbers."""
    quick = Quick(world({"men-500m": ["A", ["A", "B"], "C"]}, field("men-500m", at_most=4)))
    said = {"noc": "A", "event": "men-500m", "date": date(2020, 1, 1)}
    rulings = (
        Ruling(**said, at_most=0, basis="drawn by lot"),
        Ruling(**said, at_most=1, basis="declined"),
    )
    with pytest.raises(ValidationError, match="of the same day"):
        quick.variant(rulings=rulings)


def test_a_number_that_the_rankings_asked_about_make_a_lot_is_read_as_the_lot():
    """A alone at its rank may have no place; tied with B it lost the lot, and stands behind it."""
    rulings = [
        {"noc": "A", "event": "men-race", "at_most": 0, "date": "2020-01-01", "basis": "by lot"}
    ]
    said = field("men-race", exactly=2)
    quick = Quick(world({"men-race": ["A", "B", "C"]}, said, rulings=rulings))
    tied = {"men-race": [["A", "B"], "C"]}
    found, outcome = agrees(quick, rankings=tied)
    assert {place.noc for place in outcome.held if place.pool == "men-race"} == {"A", "B"}
    assert found is None or found.held == outcome.held
    found, outcome = agrees(quick, rankings={"men-race": ["C", "A", "B"]})
    assert {place.noc for place in outcome.held if place.pool == "men-race"} == {"B", "C"}
