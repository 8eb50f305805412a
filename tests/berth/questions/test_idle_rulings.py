"""A ruling without effect is told as such, and only such a one."""

import pytest
from running import berth, berth_json, race, size
from tiny import athletes, field, world

from berth.questions.idle import idle_rulings
from solver.allocate.solve import solve

OUT = "{noc: A, event: race, at_most: 0, date: 2020-02-01, basis: declined}"
BACK = "{noc: A, event: race, exactly: 1, date: 2020-03-01, basis: set aside by a court}"
IN_AGAIN = "{noc: A, event: race, at_most: 1, date: 2020-03-01, basis: accepted after all}"
OUT_AGAIN = "{noc: A, event: race, at_most: 0, date: 2020-03-01, basis: confirmed}"
HIGH = "{noc: A, event: race, at_most: 5, date: 2020-02-01, basis: declined}"
OTHER = "{noc: C, event: race, at_most: 0, date: 2020-02-01, basis: declined}"
LOST = "{noc: A, event: race, at_most: 0, date: 2020-02-01, basis: lot}"
WON = "{noc: A, event: race, form: lot, rank: 1, drawn: 1, date: 2020-03-01, basis: lot}"


def fates(folder, *rulings, ranking="[A, B, C]", places=1):
    path = race(folder, [size(f"exactly: {places}")], ranking, f"rulings: [{', '.join(rulings)}]\n")
    told = berth_json("solve", path)["heading"]["rulings"]
    words = {(True, False): "replaced", (False, True): "idle", (False, False): "counts"}
    return [words[ruling["replaced"], ruling["idle"]] for ruling in told]


def test_a_ruling_that_changes_nothing_says_so(tmp_path):
    assert fates(tmp_path, OTHER) == ["idle"]
    assert fates(tmp_path, HIGH) == ["idle"]


@pytest.mark.parametrize("later", [BACK, IN_AGAIN])
def test_what_takes_a_ruling_back_changes_something(tmp_path, later):
    assert fates(tmp_path, OUT, later) == ["replaced", "counts"]


def test_what_confirms_a_ruling_has_its_effect(tmp_path):
    assert fates(tmp_path, OUT, OUT_AGAIN, OTHER) == ["replaced", "counts", "idle"]
    assert fates(tmp_path, OUT, OUT) == ["replaced", "counts"]


def test_a_lot_of_a_later_day_changes_something(tmp_path):
    assert fates(tmp_path, LOST, WON, ranking="[[A, B], C]") == ["replaced", "counts"]


def test_a_lot_about_who_is_out_anyway_changes_nothing(tmp_path):
    """Found by random worlds: the lot was taken for the number, and both left out together."""
    told = fates(tmp_path, LOST, OUT_AGAIN, ranking="[[A, B], C]")
    assert told == ["idle", "idle"]


def test_beside_a_lot_about_athletes_a_ruling_without_effect_is_told_as_well():
    lots = [
        {"noc": noc, "event": "men", "form": "lot", "drawn": drawn, "basis": "lot"}
        for drawn, noc in enumerate("BA", 1)
    ]
    high = {"noc": "C", "event": "men-500m", "at_most": 5}
    races = {"men-500m": [["A", "B"], "C"], "men-1000m": [["A", "B"], "C"]}
    sizes = [field(name, exactly=3) for name in races]
    instance = world(races, *sizes, athletes(exactly=4), rulings=[*lots, high])
    # Of two that are drawn the second is so anyway.
    assert idle_rulings(instance, solve(instance), 10) == {1, 2}


def test_a_number_that_is_read_as_a_lot_says_so(tmp_path):
    """Who lost the lot has the place of who declined: 'no place' alone would be untrue of it."""
    loser = LOST.replace("noc: A", "noc: B")
    path = race(tmp_path, [size("exactly: 1")], "[[A, B], C]", f"rulings: [{loser}, {OUT}]\n")
    first, second = berth_json("solve", path)["heading"]["rulings"]
    assert (first["last_drawn_at"], first["idle"]) == (1, True)
    assert "last_drawn_at" not in second
    told = " ".join(berth("solve", path).stdout.split())
    assert "lot; read as a lot: its line at rank 1 is drawn last; it changes nothing" in told
