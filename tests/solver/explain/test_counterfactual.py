"""A line at another rank: who moves, and how good it can be."""

import pytest
from tiny import world

from models.place import Place
from solver.explain.counterfactual import best_rank, with_line

RACE = "men-race"
#: Two share the third rank; A has three lines, B two.
INSTANCE = world({RACE: ["A", "B", ["C", "D"], "A", "A", "B"]})


@pytest.mark.parametrize(
    ("noc", "k", "best", "rank", "lines"),
    [
        # A better line of an NOC that has one: those between move down, those behind do not.
        ("A", 2, 2, 2, "1A1 2A2 3B1 4C1 4D1 6A3 7B2"),
        ("A", 2, 2, 3, "1A1 2B1 3A2 4C1 4D1 6A3 7B2"),
        ("B", 2, 3, 5, "1A1 2B1 3C1 3D1 5B2 6A2 7A3"),
        ("C", 1, 1, 1, "1C1 2A1 3B1 4D1 5A2 6A3 7B2"),
        ("C", 1, 1, 3, "1A1 2B1 3C1 4D1 5A2 6A3 7B2"),
        # A further one: all behind it move down.
        ("A", 4, 7, 7, "1A1 2B1 3C1 3D1 5A2 6A3 7A4 8B2"),
        ("E", 1, 1, 1, "1E1 2A1 3B1 4C1 4D1 6A2 7A3 8B2"),
        ("E", 1, 1, 4, "1A1 2B1 3C1 3D1 4E1 6A2 7A3 8B2"),
        ("E", 1, 1, 8, "1A1 2B1 3C1 3D1 5A2 6A3 7B2 8E1"),
    ],
)
def test_a_line_at_another_rank_moves_down_those_from_there_to_where_it_was(
    noc, k, best, rank, lines
):
    place = Place(noc, RACE, k)
    found = with_line(INSTANCE.rankings[RACE], place, rank).lines
    assert " ".join(f"{one.rank}{one.noc}{one.k}" for one in found) == lines
    assert best_rank(INSTANCE, place) == best
