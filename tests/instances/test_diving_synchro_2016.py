"""Diving, men's synchronised, 2016: a second event for those whom the first has not served."""

from published import differing, real_case, table

from solver.allocate.solve import solve

CASE = real_case("diving-synchro-2016")


def test_all_eight_nocs_are_the_published_ones():
    assert differing(CASE) == {}
    assert len(table(CASE)) == 8


def test_the_world_cup_passes_over_who_has_qualified_at_the_world_championships():
    held = solve(CASE).held
    assert {p.noc for p in held if p.pool == "world-cup-3m"} == {"GER", "MEX", "ITA", "USA"}
    assert {p.noc for p in held if p.pool == "world-cup-10m"} == {"GER", "GBR", "USA"}


def test_the_field_that_the_source_leaves_open_is_filled_as_far_as_there_are_lines():
    rows = table(CASE)
    assert sum(row.get("men-synchro-3m", 0) for row in rows.values()) == 8
    assert sum(row.get("men-synchro-10m", 0) for row in rows.values()) == 7
