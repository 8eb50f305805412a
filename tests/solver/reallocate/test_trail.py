"""Places given back where limits bind: counting goes on, and leads where CP-SAT leads."""

from datetime import date
from itertools import islice

import pytest
from many_events import season
from worlds import short_track

from models.answers.outcome import Allocated
from solver.allocate.solve import solve
from solver.reallocate.give_back import GivingBack
from solver.reallocate.reserve import End, Reserve, reserves

DAY = date(2020, 3, 1)

#: Where CP-SAT alone is stuck.
SECONDS = 5


def agreeing(seed):
    """How many entries of the reserve lists of a season rest on counting; CP-SAT says the same."""
    instance = season(seed)
    found = solve(instance)
    if not isinstance(found, Allocated):
        return 0
    counted = 0
    for event in instance.rulebook.events:
        entries = reserves(instance, found, event, DAY)
        givings = GivingBack(instance, found, event, DAY)
        for entry in islice(entries, 4):
            if isinstance(entry, End):
                break
            counted += entry.found.proof == "prefix"
            assert entry.found.held == searched(givings, entry)
    return counted


def searched(giving, entry):
    """What CP-SAT alone allocates, with all given back that was given back before the entry."""
    had = giving.found
    if not giving.rulings:
        noc = entry.giver.line.noc
        kept = {noc: places_of(giving, had, noc) - 1}
    else:
        kept = giving.gained
    giving.keep_at_most(kept)
    nocs = {turn.line.noc for turn in entry.lines} | set(entry.without_line)
    giving.gained = {noc: places_of(giving, had, noc) for noc in nocs}
    anew = solve(giving.instance, SECONDS, walk_first=False, counting=False)
    return entry.found.held if anew.status == "out_of_time" else anew.held


def places_of(giving, found, noc):
    places = giving.instance.field.places_of(giving.event, noc)
    return sum(place in found.held for place in places)


def test_entries_of_seasons_are_what_cp_sat_alone_allocates():
    assert sum(map(agreeing, range(10))) > 20


@pytest.mark.soak
@pytest.mark.parametrize("start", range(10, 410, 40))
def test_entries_of_seasons_are_what_cp_sat_alone_allocates_many_times(start):
    # Of ten seasons that follow one another all may be impossible, of forty never.
    assert sum(map(agreeing, range(start, start + 40))) > 40


@pytest.mark.parametrize("event", ["men-500m", "men-relay"])
def test_where_limits_bind_against_exact_fields_a_reserve_list_needs_no_cp_sat(event, monkeypatch):
    monkeypatch.setattr(GivingBack, "_modelled", None)
    instance = short_track(1, athletes=52)
    *entries, end = reserves(instance, solve(instance), event, DAY)
    assert len(entries) > 8
    assert all(isinstance(entry, Reserve) for entry in entries)
    assert {entry.found.proof for entry in entries} == {"prefix"}
    assert end.outcome.status == "conflict"
