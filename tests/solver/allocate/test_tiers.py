"""What is maximised in its turn, who is placed before whom, and which ties are split."""

from dataclasses import replace

import pytest
from tiny import field, host_has, world

from models.bound import Bound, Condition, Law, Source
from models.place import chain
from solver.allocate.components import _is_implied
from solver.allocate.solve import solve
from solver.allocate.tiers import last_tiers, placed, stage_tiers, sum_tiers, within
from solver.allocate.ties import lot_required, may_need_a_lot

RACE, LONG = "men-race", "men-long"


def tiers(found):
    """Of each tier its places ('raceA1'), how often they count, and whether it is a line."""
    return [
        (" ".join(f"{p.pool.removeprefix('men-')}{p.noc}{p.k}" for p in tier.places),
         list(tier.weights), tier.is_line)
        for tier in found
    ]  # fmt: skip


LINES = [("raceA1", [1], True), ("longB1", [1], True), ("raceB1", [1], True),
         ("longC1", [1], True), ("raceA2", [1], True)]  # fmt: skip


@pytest.mark.parametrize(
    ("policy", "first"),
    [
        ("strict", []),
        ("rank_maximal", [("raceA1 longB1", [1, 1], False),
                          ("raceB1 longC1", [1, 1], False), ("raceA2", [1], False)]),
        ("fill_first", [("raceA1 longB1 raceB1 longC1 raceA2", [1] * 5, False),
                        ("raceA1 longB1 raceB1 longC1 raceA2", [-1, -1, -2, -2, -3], False)]),
    ],
)  # fmt: skip
def test_a_stage_asks_for_what_its_policy_counts_and_then_line_by_line(policy, first):
    lists = {RACE: ["A", "B", "A"], LONG: ["B", "C"]}
    award = [{"id": "all", "lists": [RACE, LONG], "order": "rank_by_rank", "policy": policy}]
    instance = world(lists, award=award)
    ((stage, turns),) = instance.stages
    assert tiers(stage_tiers(stage, turns)) == first + LINES


def test_after_the_lines_as_few_places_without_one_and_athletes_as_can_be_the_last_noc_first():
    lists = {RACE: ["B", "A", "C"], "women-race": ["A"]}
    instance = world(lists, host_has(events={RACE: 1}), host="H")
    first = [
        ("race:givenH1", [-1], False),
        ("menA1 menB1 menC1 menH1", [-1] * 4, False),
        ("womenA1", [-1], False),
    ]
    assert tiers(sum_tiers(instance, instance.field)) == first
    found = tiers(last_tiers(instance, instance.field))
    assert found[:3] == first
    # The host, which has no line, is the first to bring fewer.
    then = [places for places, _, _ in found[3:] if places]
    assert then == ["menH1", "menC1", "menA1", "menB1", "womenA1"]


def test_where_every_place_has_a_line_no_tier_asks_for_fewer_without():
    instance = world({RACE: ["A"]})
    assert tiers(sum_tiers(instance, instance.field)) == [("menA1", [-1], False)]


@pytest.mark.parametrize(
    ("lists", "groups"),
    [
        ({RACE: ["B", "A", "C"]}, ["B", "A", "C", "D"]),
        # Who shares every rank is placed the same; with a further line somebody is before.
        ({RACE: [["B", "A"], "C"]}, ["AB", "C", "D"]),
        ({RACE: [["B", "A"], "B"]}, ["B", "A", "CD"]),
        ({RACE: [["C", "B", "A"]], LONG: [["C", "A"], "B"]}, ["AC", "B", "D"]),
        ({RACE: ["C"]}, ["C", "ABD"]),
        ({RACE: []}, ["ABCD"]),
    ],
)
def test_nocs_are_placed_by_their_lines_and_together_where_these_are_the_same(lists, groups):
    instance = world(lists)
    assert ["".join(group) for group in placed(instance, "men", "DCBA")] == groups


def test_lines_beyond_a_limit_are_not_within_reach():
    instance = world({RACE: ["A", "A", "B", "A"]})
    ((_, turns),) = instance.stages
    lengths = dict(instance.field.lengths) | {("A", RACE): 2}
    reach = replace(instance.field, lengths=lengths)
    assert [turn.place.k for turn in within(reach, turns)] == [1, 2, 1]


def law(places, at_most=None, at_least=0, when=None):
    return Law(Source("rule", "r", "r"), Bound(tuple(places), at_least, at_most, when))


A, B, C = (chain(noc, "x", 2) for noc in "ABC")


@pytest.mark.parametrize(
    ("asked", "others", "is_implied"),
    [
        (law(A + B, 2), [law(A, 1), law(B, 1)], True),
        (law(A + B, 1), [law(A, 1), law(B, 1)], False),
        # What no limit is about counts in full.
        (law(A + B, 3), [law(A, 1)], True),
        (law(A + B, 2), [law(A, 1)], False),
        (law(A + B, 4), [], True),
        (law(A + B, 3), [], False),
        # Larger limits are taken first, and none twice over the same places.
        (law(A + B + C, 4), [law(A, 0), law(A + B, 2), law(C, 2)], True),
        (law(A + B + C, 3), [law(A, 1), law(A[:1], 0), law(B, 1), law(C, 1)], True),
        # Only limits that always stand, and that are about less.
        (law(A + B, 2), [law(A, 1), law(B, 1, at_least=1)], False),
        (law(A + B, 2), [law(A, 1), law(B, 1, when=Condition(C, 1))], False),
        (law(A + B, 2), [law(B + A, 2)], False),
        (law(A + B, 2, at_least=1), [law(A, 1), law(B, 1)], False),
        (law(A + A, 2), [law(A, 1)], False),
    ],
)
def test_a_limit_is_implied_where_limits_over_its_parts_leave_no_more(asked, others, is_implied):
    assert _is_implied(asked, [*others, asked]) == is_implied


@pytest.mark.parametrize(
    ("lines", "at_most", "split"),
    [
        (["A", "B", "C"], 2, False),
        (["A", ["B", "C"]], 2, True),
        (["A", ["B", "C"]], 3, False),
        (["A", ["B", "C"]], 1, False),
        (["A", ["B", "B"], "C"], 2, False),
    ],
)
def test_a_lot_may_be_needed_where_lines_of_several_nocs_share_a_rank_and_fare_differently(
    lines, at_most, split
):
    instance = world({RACE: lines}, field(RACE, at_most=at_most))
    ((_, turns),) = instance.stages
    held = frozenset(turn.place for turn in turns[:at_most])
    assert may_need_a_lot(turns, held) == split
    assert (solve(instance).status == "lot_required") == split
    if not split:
        assert lot_required(None, {}, turns, held, None) is None
