"""Lots that chance draws become the rulings that they would be handed in as."""

from random import Random

from tiny import athletes, field, world

from models.answers.outcome import Allocated, LotRequired
from models.ruling import Ruling
from solver.allocate.lots import lots_in_words, with_lots
from solver.allocate.solve import solve

#: Three lines share a rank, and two of them have a place.
TIED = world({"men-500m": [["A", "B", "C"], "D"]}, field("men-500m", exactly=2))
#: Two lots, one after the other.
TWICE = world(
    {"men-500m": [["A", "B"]], "men-1000m": [["C", "D"]]},
    field("men-500m", exactly=1),
    field("men-1000m", exactly=1),
)
#: Everybody starts in both, and who brings the third athlete is open.
SURPLUS = world(
    {"men-500m": [["A", "B"]], "men-1000m": [["A", "B"]]},
    field("men-500m", exactly=2),
    field("men-1000m", exactly=2),
    athletes(exactly=3),
)


def drawn(instance, seed):
    outcome, lots = with_lots(instance, solve(instance), Random(seed))
    assert isinstance(outcome, Allocated)
    return outcome, [(lot.noc, lot.event, lot.list, lot.rank, lot.drawn) for lot in lots]


def test_all_who_share_a_rank_are_drawn_and_numbered_as_they_are_drawn():
    outcome, lots = drawn(TIED, 1)
    assert [(event, name, rank, n) for _, event, name, rank, n in lots] == [
        ("men-500m", "men-500m", 1, number) for number in (1, 2, 3)
    ]
    order = [noc for noc, *_ in lots]
    assert sorted(order) == ["A", "B", "C"]
    assert {place.noc for place in outcome.held if place.pool == "men-500m"} == set(order[:2])


def test_every_order_is_drawn_some_time():
    orders = {tuple(noc for noc, *_ in drawn(TIED, seed)[1]) for seed in range(60)}
    assert len(orders) == 6


def test_the_same_seed_draws_the_same_lots():
    assert drawn(TIED, 7) == drawn(TIED, 7)


def test_one_lot_after_the_other_is_drawn_until_none_is_required():
    outcome, lots = drawn(TWICE, 1)
    assert [(event, number) for _, event, _, _, number in lots] == [
        ("men-500m", 1), ("men-500m", 2), ("men-1000m", 1), ("men-1000m", 2),
    ]  # fmt: skip
    first = {lots[0][0], lots[2][0]}
    assert {place.noc for place in outcome.held if place.pool != "men"} == first


def test_where_none_is_required_none_is_drawn():
    decided = world({"men-500m": ["A", "B"]}, field("men-500m", exactly=1))
    outcome = solve(decided)
    assert with_lots(decided, outcome, Random(1)) == (outcome, ())


def test_nocs_are_drawn_for_athletes_of_a_squad_and_the_first_brings_one_more():
    both = set()
    for seed in range(12):
        outcome, lots = drawn(SURPLUS, seed)
        assert [(event, name, rank, n) for _, event, name, rank, n in lots] == [
            ("men", None, None, 1), ("men", None, None, 2),
        ]  # fmt: skip
        brings = [place.noc for place in outcome.held if place.pool == "men"]
        assert brings.count(lots[0][0]) == 2
        both.add(lots[0][0])
    assert both == {"A", "B"}


def test_who_was_drawn_before_stays_before_those_who_are_drawn_now():
    first = Ruling(
        noc="B", event="men-500m", form="lot", rank=1, drawn=1, date="2020-01-02", basis="lot"
    )
    instance = TIED.rebuilt(rulings=[first])
    assert isinstance(solve(instance), LotRequired)
    _, lots = drawn(instance, 3)
    assert sorted(noc for noc, *_ in lots) == ["A", "C"]
    assert [number for *_, number in lots] == [2, 3]


def test_lots_are_told_by_what_they_were_drawn_for():
    _, of_lines = with_lots(TWICE, solve(TWICE), Random(1))
    _, of_squad = with_lots(SURPLUS, solve(SURPLUS), Random(1))
    a, b, c, d = [lot.noc for lot in of_lines]
    x, y = [lot.noc for lot in of_squad]
    assert [*lots_in_words((*of_lines, *of_squad))] == [
        f"lot at rank 1 of men-500m: {a}, {b}",
        f"lot at rank 1 of men-1000m: {c}, {d}",
        f"lot for athletes of men: {x}, {y}",
    ]
