"""Curling 2018: pairs of one athlete of each squad, and nobody who is counted twice."""

from published import differing, real_case, table

CASE, BY_POINTS = real_case("curling-2018"), real_case("curling-2018-women-points")


def test_all_thirteen_nocs_and_116_athletes_are_the_published_ones():
    assert differing(CASE) == {}
    rows = table(CASE)
    assert len(rows) == 13
    assert sum(row["athletes"] for row in rows.values()) == 116


def test_five_men_five_women_and_a_pair_are_twelve_athletes():
    row = table(CASE)["CAN"]
    assert (row["men"], row["women"], row["athletes"]) == (6, 6, 12)


def test_the_seven_by_points_and_the_host_are_the_published_ones():
    assert differing(BY_POINTS) == {}
    assert len(table(BY_POINTS)) == 8


def test_the_placings_lead_to_the_order_and_points_that_were_reported():
    lines = BY_POINTS.rankings["women-worlds"].lines[:4]
    found = [(line.noc, line.points) for line in lines]
    assert found == [("CAN", 23), ("OAR", 22), ("SUI", 19), ("GBR", 18)]


def test_the_host_is_behind_the_seven_and_has_a_place_of_its_own():
    line = next(line for line in BY_POINTS.rankings["women-worlds"].lines if line.noc == "KOR")
    assert line.rank == 8
    assert table(BY_POINTS)["KOR"]["women-teams"] == 1
