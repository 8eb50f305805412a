"""Why there is no room where limits bind: counting and CP-SAT give the same reason."""

from worlds import short_track

from solver.allocate.solve import solve
from solver.clock import Clock
from solver.counting.oracle import CountingOracle
from solver.explain.refusal import Refusals


def reasons(instance, found):
    refusals = Refusals(instance, found, Clock())
    left_out = [turn.place for turn in refusals.turns if turn.place not in found.held]
    return [refusals.no_room(place) for place in left_out[::8]]


def test_counting_finds_the_reasons_that_cp_sat_finds_and_needs_no_board(monkeypatch):
    instance = short_track(1, athletes=52)
    found = solve(instance)
    with monkeypatch.context() as patched:
        patched.setattr(Refusals, "board", None)
        counted = reasons(instance, found)
    monkeypatch.setattr(CountingOracle, "of_plan", lambda *_: None)
    assert counted == reasons(instance, found)
    assert any(len(reason.rules) > 1 for reason in counted)
