"""Tennis singles 2024: lists in full, lines struck one by one."""

from collections import Counter

from published import differing, real_case, table, unruled

from solver.allocate.solve import solve

CASE = real_case("tennis-2024")


def test_all_thirty_nine_nocs_are_the_published_ones():
    assert differing(CASE) == {}
    assert len(table(CASE)) == 39


def test_six_by_the_federation_one_for_universality_and_57_by_the_ranking():
    pools = Counter(place.pool for place in solve(CASE).held)
    for who in ("men", "women"):
        assert (pools[f"{who}-itf"], pools[f"{who}-universality"]) == (6, 1)
        # The host has qualified by itself, so its place goes to the ranking.
        assert (pools[f"{who}-ranking"], pools[f"{who}-singles:given"]) == (57, 0)


def test_a_host_without_a_line_leaves_the_ranking_56():
    other = CASE.rebuilt(host="MLT")
    pools = Counter(place.pool for place in solve(other).held)
    assert (pools["men-ranking"], pools["men-singles:given"]) == (56, 1)


def test_without_the_lines_that_were_struck_nineteen_cells_differ():
    found = differing(unruled(CASE))
    cells = {cell for cell in found if cell[1].endswith("singles")}
    assert len(cells) == 19
    assert found["SRB", "men-singles"] == (4, 2)
    assert found["BLR", "women-singles"] == (2, 0)
