"""The last line awarded, and the first reserve."""

from running import SOCHI, race, size

from berth.views.cuts import cut_line
from models.answers.outcome import Allocated
from models.files import read_instance
from solver.allocate.solve import solve
from solver.reallocate.first_reserve import first_reserves


def cut_of(instance, event):
    outcome = solve(instance)
    assert isinstance(outcome, Allocated)
    found = {cut.event: cut for cut in map(cut_line, first_reserves(instance, outcome))}[event]
    return [line and (line.rank, line.noc) for line in (found.last, found.reserve)]


def test_the_first_reserve_is_the_best_line_that_could_take_the_last_place(tmp_path):
    per_noc = "id: per-noc, kind: noc_event_limit, events: [race], at_most: 1"
    path = race(tmp_path, [size("at_most: 2"), per_noc], "[A, A, B, A, C]")
    assert cut_of(read_instance(path), "race") == [(3, "B"), (5, "C")]


def test_nobody_is_in_reserve_where_all_have_a_place(tmp_path):
    assert cut_of(read_instance(race(tmp_path, [size("at_most: 5")], "[A, B]")), "race") == [
        (2, "B"),
        None,
    ]


def test_the_place_that_a_guarantee_holds_is_not_given_up(tmp_path):
    host = "id: host, kind: host_guarantee, events: {race: 1}"
    path = race(tmp_path, [size("at_most: 2"), host], "[A, B, C, H]", "host: H\n")
    assert cut_of(read_instance(path), "race") == [(4, "H"), (2, "B")]


def test_in_sochi_new_zealand_is_first_in_reserve_since_everything_is_decided_anew():
    """Korea could take the place while all others keep theirs; it has too few men for it then."""
    instance = read_instance(SOCHI)
    found = {cut.event: cut_line(cut) for cut in first_reserves(instance, solve(instance))}
    assert (found["men-500m"].reserve.rank, found["men-500m"].reserve.noc) == (33, "NZL")
    assert all(cut.status == "found" for cut in found.values())


def test_where_a_lot_decides_who_is_in_reserve_it_says_so(tmp_path):
    path = race(tmp_path, [size("at_most: 2")], "[A, A, [B, C]]")
    instance = read_instance(path)
    (cut,) = map(cut_line, first_reserves(instance, solve(instance)))
    assert (cut.status, cut.reserve) == ("lot_required", None)
    assert [line.noc for line in cut.tied] == ["B", "C"]
