"""The lines around a cut: who came last, and who was left behind."""

from collections import Counter

from running import race, size

from berth import load
from berth.views.near_the_cut import LAST_AWARDED, NEXT_BEHIND, NEXT_PASSED_OVER

ONE_EACH = "id: one, kind: noc_event_limit, events: [race], at_most: 1"
#: So many places that the first ones are not shown.
PLACES = LAST_AWARDED + 2


def near(tmp_path, rules, ranking, more=""):
    report = load(race(tmp_path, rules, ranking, more)).report()
    assert report.status == "allocated"
    return report.cuts[0]


def told(found):
    return [(line.rank, line.awarded, line.left_out) for line in found.lines]


def test_a_field_that_is_not_full_shows_its_last_lines(tmp_path):
    found = near(tmp_path, [size("at_most: 9")], "[A, B]")
    assert told(found) == [(1, True, 0), (2, True, 0)]
    assert found.above == 0


def test_lines_before_the_last_ones_are_counted(tmp_path):
    ranking = f"[{', '.join(['A'] * (PLACES + 1))}]"
    found = near(tmp_path, [size(f"exactly: {PLACES}")], ranking)
    assert found.above == 2
    assert told(found)[0] == (3, True, 0)
    assert told(found)[-2:] == [(PLACES, True, 0), (PLACES + 1, False, 0)]


def test_whom_the_last_ones_were_preferred_to_stands_before_them(tmp_path):
    passed = NEXT_PASSED_OVER + 3
    ranking = f"[A, {', '.join(['A'] * passed)}, B]"
    found = near(tmp_path, [size("exactly: 2"), ONE_EACH], ranking)
    assert told(found) == [
        (1, True, 0),
        *((rank, False, 0) for rank in range(2, 1 + NEXT_PASSED_OVER)),
        (1 + NEXT_PASSED_OVER, False, 3),
        (2 + passed, True, 0),
    ]
    assert [line.because for line in found.lines if not line.awarded] == [("one",)] * 2


def test_of_those_behind_the_cut_the_first_are_shown(tmp_path):
    ranking = f"[A, {', '.join(['B'] * (NEXT_BEHIND + 4))}]"
    found = near(tmp_path, [size("exactly: 1")], ranking)
    assert told(found)[-1] == (1 + NEXT_BEHIND, False, 4)
    assert [line.step for line in found.lines] == [*range(1, 2 + NEXT_BEHIND)]


def test_an_event_without_a_place_shows_who_was_first(tmp_path):
    found = near(tmp_path, [size("at_most: 0")], "[A, B]")
    assert told(found) == [(1, False, 0), (2, False, 0)]


def test_every_line_is_shown_or_counted():
    report = load("instances/sochi-2014").report()
    turns = Counter(step.event for step in report.outcome.steps)
    shown = {
        cut.event: cut.above + len(cut.lines) + sum(line.left_out for line in cut.lines)
        for cut in report.cuts
    }
    assert shown == turns
    assert (turns["men-relay"], turns["women-relay"]) == (19, 15)
    for cut in report.cuts:
        steps = [line.step for line in cut.lines]
        assert steps == sorted(steps)


def test_points_are_those_of_the_ranking():
    cut = load("instances/sochi-2014").report().cuts[0]
    assert [(line.noc, line.points) for line in cut.lines[5:7]] == [("KAZ", "32"), ("NZL", "27")]


def test_an_event_that_no_line_leads_to_has_none():
    report = load("instances/examples/team-that-follows.yaml").report()
    assert () in [cut.lines for cut in report.cuts]
