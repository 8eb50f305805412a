"""What must happen in tiny seasons, whole: tries, the least, ranks, cells, what is proved."""

import pytest
from one_cup import season

from solver.clock import Clock
from solver.needs.needs import Needs
from solver.needs.season import season_so_far

SIZE = {"kind": "field_size", "events": ["race"], "exactly": 2}
BEHIND = season({"race": ["B", "C", "A"]}, [SIZE])
TWO_LINES = season({"race": ["A", "B", "C", "A"]}, [SIZE], 2)


def asked(instance, *upcoming):
    told = []
    so_far = season_so_far(instance, [], upcoming, "A")
    found = Needs(so_far, "A", Clock(60), told.append).event("race")
    assert told == list(range(1, len(told) + 1))
    assert [place.k for place in found.places] == list(range(1, found.held + 2))
    return found


def tried(some):
    return " ".join(f"{one.number}:{one.gives}:{one.points}" for one in some)


def proved(whatever):
    return [(one.enough, one.needed) for one in whatever.in_so_many], whatever.by


def test_of_one_open_cup_each_finish_is_tried_and_what_is_needed_is_proved():
    """B has 5 points, C 3 and A 1: with a second place A has 4."""
    (place,) = asked(BEHIND, "second").places
    assert (place.held, place.list, place.line, place.at) == (False, "race", 1, ("second",))
    assert tried(place.tried) == "1:place:6 2:place:4 3:none:2"
    assert place.least.number == 2
    assert [tuple(cell) for cell in place.cells] == [("A", "race", 0, 1), ("A", "all", 0, 1)]
    # C may come before it too, and B in any case.
    assert [tuple(one) for one in place.ranks] == [(1, 1, 3), (2, 2, 4)]
    assert proved(place.whatever) == ([(None, 2)], "results")
    assert (place.whatever.certain, place.whatever.out_of_reach) == (None, None)
    assert (place.tied, place.in_so_many, place.least_changes) == (None, (), None)


def test_of_two_open_cups_a_finish_in_one_or_in_both_and_the_least_changes_are_told():
    (place,) = asked(BEHIND, "second", "third").places
    one, both = "1:place:6 2:place:4 3:none:2", "1:place:11 2:place:7 3:lot:3"
    assert place.at == ("second", "third")
    assert [tried(some) for some in place.in_so_many] == [one, both]
    assert tried(place.tried) == both
    assert [tuple(one) for one in place.ranks] == [(1, 1, 2), (2, 1, 4)]
    assert proved(place.whatever) == ([(None, 2), (1, None)], "results")
    (change,) = place.least_changes.changes
    assert (change.finishes, change.points, place.least_changes.safe) == ((2,), 4, True)


def test_a_place_that_is_held_has_its_rank_and_the_next_one_what_a_second_line_does():
    first, second = asked(TWO_LINES, "second").places
    assert (first.held, first.tried, first.line) == (True, (), 1)
    assert [tuple(one) for one in first.ranks] == [(None, 1, 3)]
    assert (second.held, second.line) == (False, 2)
    # Its second athlete is behind its first; with three points B has as many.
    assert tried(second.tried) == "2:lot:3 3:none:1 4:none:0 5:none:0"
    assert (second.least, second.cells) == (None, ())
    assert [tuple(one) for one in second.ranks] == [(2, 2, 4)]
    assert proved(second.whatever) == ([(None, None)], "results")


def test_the_points_of_a_season_are_those_of_its_lines_with_the_finishes_asked_about():
    so_far = season_so_far(TWO_LINES, [], ["second"], "N")
    assert [so_far.score(place) for place in range(1, 5)] == [5, 3, 1, 0]
    assert [so_far.points("race", line) for line in (("A", 1), ("B", 1), ("A", 2), ("N", 1))] == [
        5, 3, 0, 0,
    ]  # fmt: skip
    assert so_far.points("race", ("A", 2), (1, 3)) == 6
    assert so_far.lines("race") == (("A", 1), ("B", 1), ("C", 1), ("A", 2))
    assert (so_far.opens, so_far.nocs) == ({"race": 1}, ("A", "B", "C", "N"))
    # Four came in; behind the fifth all are alike.
    assert so_far.last_finish("race") == 5
    assert so_far.base.published is None


@pytest.mark.parametrize(
    ("k", "finishes", "ranks"),
    [
        (1, (2,), "1B5 2A4 3C3"),
        (1, (1,), "1A6 2B5 3C3"),
        (1, (1, 1), "1A11 2B5 3C3"),
        (1, (), "1B5 2C3 3A1"),
    ],
)
def test_a_ranking_with_finishes_has_them_beside_the_results_so_far(k, finishes, ranks):
    so_far = season_so_far(BEHIND, [], ["second"], "A")
    lines = so_far.with_finishes("race", "A", k, finishes).lines
    assert " ".join(f"{one.rank}{one.noc}{one.points}" for one in lines) == ranks
