"""Laws with large numbers: derived, walked and checked in time that grows with them, no faster."""

import time

import pytest
from tiny import athletes, field, host_has, relay_brings, world

from models import places_asked
from solver.allocate.solve import solve

MANY = 3000
LISTS = {"men-sprint": ["A", "B", "C", "A", "B"], "women-sprint": ["B", "A", "C"]}
TEAMS = {"men-relay": ["A", "B", "C"], "men-sprint": ["A", "B", "C"]}
LINES = {"men-sprint": ["A", "B"] * MANY, "men-long": ["B", "A"] * MANY}
EQUAL = {"kind": "equal_numbers", "squads": ["men", "women"]}
CARRIES = {"kind": "team_carries", "events": ["men-relay"], "starts": {"men-sprint": MANY}}
BY_STARTS = {"kind": "noc_squad_limit_by_starts", "squads": ["men"], "at_most": 2}


def ruled(noc, event):
    return {"noc": noc, "event": event, "exactly": MANY}


A_HAS_MANY = [ruled("A", "men-sprint")]


@pytest.mark.parametrize(
    "made",
    [
        lambda: world(TEAMS, relay_brings(MANY)),
        lambda: world(TEAMS, relay_brings(MANY), athletes(exactly=MANY)),
        lambda: world(LISTS, host_has(squads={"men": MANY, "women": MANY}), EQUAL, host="A"),
        lambda: world(LISTS, host_has(squads={"men": MANY}), EQUAL, host="A"),
        lambda: world(LISTS, EQUAL, rulings=[ruled("A", "men-sprint"), ruled("B", "women-sprint")]),
        lambda: world(
            LISTS, {"kind": "squad_multiple", "squads": ["men"], "of": 5}, rulings=A_HAS_MANY
        ),
        lambda: world(LISTS, BY_STARTS | {"starts_below": MANY}, rulings=A_HAS_MANY),
        lambda: world(LISTS, rulings=[ruled(noc, "men-sprint") for noc in "ABC"]),
        lambda: world(LINES, field("men-sprint", exactly=MANY), athletes(at_most=MANY)),
        lambda: world(TEAMS, CARRIES),
    ],
    ids=[
        *("a large team", "a large team that fills the squad", "a large host", "no women for it"),
        *("equal by rulings", "many fives", "a limit for fewer", "three rulings", "many lines"),
        "many places by a team",
    ],
)
def test_large_numbers_take_no_longer_than_they_are_large(made, monkeypatch):
    # Of so few lines nobody could ask for so many places: it is told as a slip.
    monkeypatch.setattr(places_asked, "PLACES_BESIDES", 100_000)
    instance = made()
    # Each took 10 to 20 s of CPU when what many laws count was counted for each of them.
    begun = time.process_time()
    solve(instance, time_limit=5)
    assert time.process_time() - begun < 3


def test_places_that_a_team_brings_whatever_the_lines_need_no_solver():
    outcome = solve(world(TEAMS, CARRIES | {"starts": {"men-sprint": 40}}))
    assert outcome.proof == "walk"
    again = solve(world(TEAMS, CARRIES | {"starts": {"men-sprint": 40}}), walk_first=False)
    assert again.held == outcome.held
    assert again.proof == "search"
