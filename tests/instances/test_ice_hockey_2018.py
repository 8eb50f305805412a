"""Ice hockey 2018: lists in full, each with its own number of places."""

from published import differing, real_case, table, without

from solver.allocate.solve import solve

CASE = real_case("ice-hockey-2018")


def test_all_thirteen_nocs_are_the_published_ones():
    assert differing(CASE) == {}
    assert len(table(CASE)) == 13
    assert solve(CASE, certify=True).certified


def test_norway_is_in_by_its_tournament_and_not_by_rank_11():
    held = {place.pool for place in solve(CASE).held if place.noc == "NOR"}
    assert held == {"men-qualification", "men"}


def test_the_host_has_its_places_without_a_line():
    held = {place.pool for place in solve(CASE).held if place.noc == "KOR"}
    assert held == {"men-tournament:given", "women-tournament:given", "men", "women"}


def test_without_the_lists_own_numbers_ranks_9_and_10_keep_out_winners_of_tournaments():
    sizes = ("men-by-ranking", "men-by-tournament", "women-by-ranking", "women-by-tournament")
    assert differing(without(CASE, *sizes)) == {
        ("BLR", "men-tournament"): (1, 0),
        ("GER", "men-tournament"): (0, 1),
        ("LAT", "men-tournament"): (1, 0),
        ("SLO", "men-tournament"): (0, 1),
    }
