"""The orders of a stage, against what their names say, literally."""

from itertools import groupby
from random import Random

import pytest
from tiny import world

from models.order import first_of_ties, standings, turns_of
from models.rulebook import Stage

RACES = ("men-500m", "men-1000m")


def drawn(draw):
    """Two lists, with ranks that lines of any NOC share."""
    return {name: [draw.choices("ABC", k=draw.choice([1, 1, 1, 2, 3])) for _ in range(5)]
            for name in RACES}  # fmt: skip


def instance(rankings, order, rulings=()):
    stages = [{"id": "all", "lists": list(RACES), "order": order}]
    return world(rankings, award=stages, rulings=rulings)


def turns(case):
    ((_, found),) = case.stages
    return [(turn.list, turn.line.rank, turn.line.noc, turn.line.k) for turn in found]


def breadth_first(case):
    """Of every NOC the first line by rank, the lists together as they are written; then the second
    ones."""
    lines = [(name, line) for name in RACES for line in case.rankings[name].lines]
    for k in range(1, 20):
        for rank in range(1, 20):
            for name, line in lines:
                if line.k == k and line.rank == rank:
                    yield name, rank, line.noc, k


def noc_by_noc(case):
    """At each rank, of each list as they are written, the NOCs that have their best line there, and
    all their lines in the list."""
    for rank in range(1, 20):
        for name in RACES:
            lines = case.rankings[name].lines
            for best in lines:
                if best.rank == rank and best.k == 1:
                    for line in lines:
                        if line.noc == best.noc:
                            yield name, line.rank, line.noc, line.k


@pytest.mark.parametrize("order", [breadth_first, noc_by_noc])
def test_the_lines_of_a_stage_come_as_its_order_says(order):
    draw = Random(order.__name__)
    for _ in range(100):
        case = instance(drawn(draw), order.__name__)
        assert turns(case) == list(order(case))


def tied(case):
    """The groups of several NOCs whose order is open."""
    ((_, found),) = case.stages
    groups = [list(group) for _, group in groupby(found, lambda turn: turn.tie)]
    return [
        "".join(turn.line.noc for turn in group)
        for group in groups
        if len({turn.line.noc for turn in group}) > 1
    ]


def test_breadth_first_only_lines_of_one_number_are_tied_with_one_another():
    # A's second line shares rank 2 with B's and C's first.
    case = instance({"men-500m": ["A", ["A", "B", "C"]], "men-1000m": []}, "breadth_first")
    assert turns(case) == [
        ("men-500m", 1, "A", 1),
        ("men-500m", 2, "B", 1),
        ("men-500m", 2, "C", 1),
        ("men-500m", 2, "A", 2),
    ]
    assert tied(case) == ["BC"]


def test_noc_by_noc_those_are_tied_whose_best_lines_share_a_rank_of_one_list():
    rankings = {"men-500m": [["A", "B"], "C", "A"], "men-1000m": ["D", "C"]}
    assert tied(instance(rankings, "noc_by_noc")) == ["AAB"]


@pytest.mark.parametrize("order", ["breadth_first", "noc_by_noc"])
def test_a_lot_that_was_drawn_settles_the_order(order):
    won = {"noc": "B", "event": "men-500m", "form": "lot", "rank": 1, "drawn": 1}
    lost = {"noc": "A", "event": "men-500m", "form": "lot", "rank": 1, "drawn": 2}
    rankings = {"men-500m": [["A", "B"], "C", "A"], "men-1000m": []}
    case = instance(rankings, order, [won, lost])
    assert tied(case) == []
    expected = {"breadth_first": "BACA", "noc_by_noc": "BAAC"}
    assert "".join(noc for _, _, noc, _ in turns(case)) == expected[order]


def test_one_list_alone_is_awarded_in_the_same_orders():
    case = instance({"men-500m": ["A", "B", "A"], "men-1000m": []}, "noc_by_noc")
    stage = Stage(id="one", lists=("men-500m",), order="noc_by_noc")
    found = turns_of(stage, case.rankings, case.rulebook.event_of_list())
    assert [turn.line.noc for turn in found] == ["A", "A", "B"]


def in_turn(order, rankings):
    """'list place tie drawn-with' of every turn."""
    stage = Stage(id="s", lists=RACES, order=order)
    case = instance(rankings, "rank_by_rank")
    return [
        f"{turn.list[4:]} {turn.line.noc}{turn.line.k} {turn.tie} {turn.drawn_with}"
        for turn in turns_of(stage, case.rankings, case.rulebook.event_of_list())
    ]


@pytest.mark.parametrize(
    ("order", "turns_said"),
    [
        ("rank_by_rank",
         ["500m A1 1 1", "1000m B1 2 1", "1000m C1 2 1", "500m B1 3 1", "500m A2 3 2",
          "1000m B2 4 2"]),
        ("list_by_list",
         ["500m A1 1 1", "500m B1 2 1", "500m A2 2 2", "1000m B1 3 1", "1000m C1 3 1",
          "1000m B2 4 2"]),
        ("breadth_first",
         ["500m A1 1 1", "1000m B1 2 1", "1000m C1 2 1", "500m B1 3 1", "500m A2 4 2",
          "1000m B2 5 2"]),
        ("noc_by_noc",
         ["500m A1 1 1", "500m A2 1 1", "1000m B1 2 1", "1000m B2 2 1", "1000m C1 2 1",
          "500m B1 3 1"]),
    ],
)  # fmt: skip
def test_a_turn_says_with_which_others_it_is_tied_and_drawn(order, turns_said):
    rankings = {"men-500m": ["A", ["B", "A"]], "men-1000m": [["B", "C"], "B"]}
    assert in_turn(order, rankings) == turns_said


def test_the_first_line_that_each_is_tied_with_is_known_by_its_number():
    case = instance({"men-500m": ["A", ["B", "C"]], "men-1000m": [["B", "C"]]}, "list_by_list")
    ((_, found),) = case.stages
    assert first_of_ties(list(found)) == [0, 1, 1, 3, 3]


def test_a_line_stands_by_its_stage_its_turn_and_where_ranks_are_counted_its_rank():
    stages = [
        {"id": "early", "lists": ["men-1000m"], "policy": "fill_first"},
        {"id": "late", "lists": ["men-500m"]},
    ]
    case = world({"men-500m": ["A", ["B", "C"]], "men-1000m": ["C", "A"]}, award=stages)
    assert {f"{p.pool} {p.noc}": at for p, at in standings(case.stages).items()} == {
        "men-1000m C": (0, 1, 1),
        "men-1000m A": (0, 2, 2),
        "men-500m A": (1, 0, 1),
        "men-500m B": (1, 0, 2),
        "men-500m C": (1, 0, 2),
    }
