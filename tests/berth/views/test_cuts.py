"""The last line awarded, and the first reserve."""

import pytest
from running import SOCHI, race, size

from berth.views.cuts import cuts
from models.answers.outcome import Allocated
from models.answers.quota import table_of
from models.files import read_instance
from models.ruling import Ruling
from solver.allocate.solve import solve


def cut_of(instance, event):
    outcome = solve(instance)
    assert isinstance(outcome, Allocated)
    found = {cut.event: cut for cut in cuts(instance, outcome.held)}[event]
    return [turn and (turn.line.rank, turn.line.noc) for turn in (found.last, found.reserve)]


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


@pytest.mark.parametrize("event", read_instance(SOCHI).rulebook.events)
def test_in_sochi_the_first_reserve_moves_up_when_all_others_keep_their_places(event):
    instance = read_instance(SOCHI)
    held = solve(instance).held
    found = {cut.event: cut for cut in cuts(instance, held)}[event]
    last = found.last.line
    declined = [{"noc": last.noc, "event": event, "at_most": last.k - 1}]
    kept = [
        {"noc": noc, "event": other, "exactly": row[other]}
        for noc, row in table_of(instance.rulebook, held).items()
        for other in instance.rulebook.events
        if other != event
    ]
    day = {"date": "2014-01-01", "basis": "made up"}
    rulings = [Ruling(**ruling, **day) for ruling in declined + kept]
    after = solve(instance.rebuilt(rulings=(*instance.rulings, *rulings))).held
    assert {place for place in after - held if place.pool == event} == {found.reserve.place}
