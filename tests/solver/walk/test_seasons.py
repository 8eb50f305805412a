"""Drawn rankings in the numbers of a field: which line claims which place, in which order."""

import pytest
from tiny import field, world

from models.rulebook import Rulebook, Stage
from solver.walk.asked import VariantAsked, _needs_a_lot
from solver.walk.seasons import (
    AwardOrder,
    TooNarrow,
    as_ranking,
    drawn_order,
    lines_of,
    own_order,
)
from solver.walk.variants import Quick
from solver.walk.walk import Walk

#: A has two lines in each list at the most, B and C one.
LISTS = {"men-a": ["A", "B", "A", "C"], "men-b": ["B", "A", "C", "A"]}
CASE = world(LISTS, field("men-a", at_most=2))
NUMBERED = Quick(CASE)._fields.own(CASE.rulebook.rules, ())[0].numbered


def named(numbers):
    """Each place as list, NOC and which of its lines: 'aA1'."""
    places = [NUMBERED.field.places[number] for number in numbers]
    return " ".join(f"{place.pool[-1]}{place.noc}{place.k}" for place in places)


def stages(*each):
    return [
        Stage(id=f"stage-{number}", lists=lists, order=order)
        for number, (lists, order) in enumerate(each)
    ]


BOTH, ONE_BY_ONE = ["men-a", "men-b"], [(["men-b"], None), (["men-a"], None)]


@pytest.mark.parametrize(
    ("each", "rankings", "order", "ties"),
    [
        ([(BOTH, "rank_by_rank")], LISTS, "aA1 bB1 aB1 bA1 aA2 bC1 aC1 bA2", []),
        ([(BOTH, "list_by_list")], LISTS, "aA1 aB1 aA2 aC1 bB1 bA1 bC1 bA2", []),
        (ONE_BY_ONE, LISTS, "bB1 bA1 bC1 bA2 aA1 aB1 aA2 aC1", []),
        # Lists of different lengths; one of them empty.
        ([(BOTH, "rank_by_rank")], {"men-a": ["C"], "men-b": ["C", "B", "A"]},
         "aC1 bC1 bB1 bA1", []),
        ([(BOTH, "rank_by_rank")], {"men-a": [], "men-b": ["C"]}, "bC1", []),
        # Who shares a rank has its turn with it; the rank after is as many further down.
        ([(BOTH, "rank_by_rank")], {"men-a": ["A", ["B", "C"], "A"], "men-b": ["C", "B", "A"]},
         "aA1 bC1 aB1 aC1 bB1 bA1 aA2", ["aB1 aC1"]),
        ([(BOTH, "list_by_list")], {"men-a": [["A", "B"], ["C", "A"]], "men-b": [["B", "A"]]},
         "aA1 aB1 aC1 aA2 bB1 bA1", ["aA1 aB1", "aC1 aA2", "bB1 bA1"]),
        # Among lines of one NOC there is nothing to draw.
        ([(BOTH, "rank_by_rank")], {"men-a": [["A", "A"], "B"], "men-b": []}, "aA1 aA2 aB1", []),
    ],
)  # fmt: skip
def test_drawn_lines_have_their_turn_rank_by_rank_or_list_by_list(each, rankings, order, ties):
    found = drawn_order(NUMBERED, stages(*each), rankings)
    assert named(found.lines) == order
    assert [named(tied) for tied in found.ties] == ties
    again = {name: as_ranking(lines) for name, lines in rankings.items()}
    assert drawn_order(NUMBERED, stages(*each), again) == found


@pytest.mark.parametrize(
    "rankings",
    [
        {"men-a": ["A", "A", "A"], "men-b": []},
        {"men-a": ["B", "B"], "men-b": []},
        {"men-a": ["H"], "men-b": []},
    ],
)
def test_a_field_with_fewer_places_than_lines_is_too_narrow(rankings):
    with pytest.raises(TooNarrow):
        drawn_order(NUMBERED, stages((BOTH, "rank_by_rank")), rankings)


def test_what_nobody_can_claim_begins_after_the_lines_and_athletes_are_left_as_they_are():
    drawn = drawn_order(NUMBERED, stages((BOTH, "rank_by_rank")), {"men-a": ["A"], "men-b": ["C"]})
    ends = {
        key: (end - first, whole - first)
        for key, end, first, whole in zip(
            NUMBERED.chains, drawn.ends, NUMBERED.first, NUMBERED.end, strict=True
        )
    }
    open_ = {key: most for key, (most, _) in ends.items() if key[1] != "men" and most}
    assert open_ == {("A", "men-a"): 1, ("C", "men-b"): 1}
    athletes = {noc: most for (noc, pool), (most, _) in ends.items() if pool == "men"}
    assert athletes == {"A": 2, "B": 1, "C": 1}
    assert all(most <= whole for most, whole in ends.values())


def test_the_instances_own_lines_keep_the_order_of_its_stages_and_end_nowhere():
    found = own_order(NUMBERED, CASE.stages)
    assert named(found.lines) == "aA1 bB1 aB1 bA1 aA2 bC1 aC1 bA2"
    assert found[1:] == ([], None)


@pytest.mark.parametrize(
    ("lines", "counted", "ranks"),
    [
        ([], {}, []),
        (["A", "B", "A"], {"A": 2, "B": 1}, [(1, "A", 1), (2, "B", 1), (3, "A", 2)]),
        (["A", ["B", "A"], "C"], {"A": 2, "B": 1, "C": 1},
         [(1, "A", 1), (2, "B", 1), (2, "A", 2), (4, "C", 1)]),
    ],
)  # fmt: skip
def test_nocs_in_order_are_a_ranking_and_are_counted_as_one(lines, counted, ranks):
    ranking = as_ranking(lines)
    assert [(line.rank, line.noc, line.k) for line in ranking.lines] == ranks
    assert as_ranking(ranking) is ranking
    assert dict(lines_of(lines)) == dict(lines_of(ranking)) == counted


@pytest.mark.parametrize(
    ("tied", "needs"),
    [
        (["aA1"], False),
        (["aC1"], False),
        # Both have it, or neither has.
        (["aA1", "aB1"], False),
        (["aC1", "aA2"], False),
        # One keeps the other out; not where there was no room when the first had its turn.
        (["aB1", "aC1"], True),
    ],
)
def test_a_lot_is_needed_where_one_of_those_that_share_a_rank_keeps_another_out(tied, needs):
    quick = Quick(CASE)
    asked = quick.asked()
    assert isinstance(asked, VariantAsked)
    numbers = {named([number]): number for number in asked.order.lines}
    order = AwardOrder(asked.order.lines, [])
    walk = Walk(asked.plan, order.ends)
    walk.go(order.lines)
    assert _needs_a_lot(walk, order, [numbers[name] for name in tied]) == needs


def test_another_rulebook_other_rankings_and_other_numbers_are_asked_at_once():
    quick = Quick(world({"men-a": ["A", "B", "C"], "men-b": ["B"]}, field("men-a", at_most=1)))
    award = [{"id": "one", "lists": ["men-b", "men-a"], "order": "list_by_list"}]
    other = Rulebook.model_validate(dict(quick.base.rulebook) | {"award": award})
    ask = {"change": {"rule-1.at_most": 2}, "rankings": {"men-a": ["C", "B", "A"]}, "rulings": ()}
    found = quick.variant(other, **ask)
    starts = {key: n for key, n in found.counts.items() if key[1] != "men"}
    assert starts == {("C", "men-a"): 1, ("B", "men-a"): 1, ("B", "men-b"): 1}
    assert found.numbered.number.keys() >= found.held
    # The rulebook is read once, and each part of what is asked counts by itself.
    assert len(quick._others) == 1
    alone = quick.variant(other, rankings=ask["rankings"])
    assert ("B", "men-a") not in alone.counts
    unchanged = quick.variant(other, change=ask["change"])
    assert ("C", "men-a") not in unchanged.counts
    assert len(quick._others) == 1
