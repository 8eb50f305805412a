"""Events of which the rankings end before the field is full."""

from decimal import Decimal

from tiny import athletes, field, per_noc, world

from models.checks.unfilled import unfilled
from models.ranking import RankingBuilder
from solver.allocate.solve import solve


def short(instance):
    return {
        event: (found.held, found.size, found.ends)
        for event, found in unfilled(instance, solve(instance).held).items()
    }


def test_a_ranking_shorter_than_the_field_ends_early():
    instance = world({"men-sprint": "ABC"}, field("men-sprint", at_most=5))
    assert short(instance) == {"men-sprint": (3, 5, {"men-sprint": 3})}


def test_lines_beyond_what_their_noc_may_have_do_not_count():
    rules = field("men-sprint", at_most=3), per_noc("men-sprint", 1)
    assert short(world({"men-sprint": "ABAAB"}, *rules)) == {
        "men-sprint": (2, 3, {"men-sprint": 5})
    }


def test_a_full_field_is_no_such_event():
    assert short(world({"men-sprint": "ABC"}, field("men-sprint", at_most=3))) == {}


def test_where_a_total_keeps_lines_out_it_is_not_the_ranking_that_ends():
    rules = field("men-sprint", at_most=5), athletes(at_most=2)
    assert short(world({"men-sprint": "ABC"}, *rules)) == {}


def test_lines_below_a_standard_do_not_count_either():
    rules = (
        field("men-sprint", at_most=3),
        {"kind": "minimum_standard", "events": ["men-sprint"], "points": 10},
    )
    builder = RankingBuilder.empty()
    builder.add(1, "A", None, Decimal(12), ())
    builder.add(2, "B", None, Decimal(9), ())
    instance = world({"men-sprint": "AB"}, *rules)
    instance = instance.rebuilt(rankings={"men-sprint": builder.ranking()})
    assert short(instance) == {"men-sprint": (1, 3, {"men-sprint": 2})}


def test_a_field_without_a_size_is_never_short():
    assert short(world({"men-sprint": "AB"}, athletes(at_most=1))) == {}
