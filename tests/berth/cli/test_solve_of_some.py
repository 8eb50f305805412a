"""`berth solve --noc`: what it says of some NOCs alone."""

import json

import pytest
from jsonschema import Draft202012Validator
from running import SOCHI, berth, berth_json, race, size

from berth import BadQuestion, load

CASE = load(SOCHI)


def test_only_the_rows_that_were_asked_for_under_the_totals_of_all():
    lines = berth("solve", SOCHI, "--noc", "Germany", "--noc", "fra").stdout.splitlines()
    rows = [line for line in lines if line.split()[1:2] in (["FRA"], ["GER"], ["HUN"])]
    assert [row.split()[0] for row in rows] == ["France", "Germany"]
    assert "Total          32   32   36 8   32   32   36 8   60    56 116" in lines
    assert "2 of 25 NOCs    R: relay, X: a team place" in lines
    assert lines[-1] == "equal to the published table: 2 of 2 NOCs"


def test_an_noc_without_a_place_has_a_row_of_zeros_and_a_sentence():
    assert "EST Estonia has no place." in berth("solve", SOCHI, "--noc", "EST").stdout
    found = berth_json("solve", SOCHI, "--noc", "EST")
    assert set(found["nocs"]["EST"].values()) == {0}
    assert found["labels"]["nocs"]["EST"] == "Estonia"


def test_its_rulings_and_the_last_places_of_its_events_and_nothing_else():
    found = berth_json("solve", SOCHI, "--noc", "GER")
    whole = berth_json("solve", SOCHI)
    assert [ruling["noc"] for ruling in found["rulings"]] == ["GER"]
    assert [ruling["wording"][:7] for ruling in found["heading"]["rulings"]] == ["Germany"]
    assert found["totals"] == whole["totals"]
    assert found["nocs"] == {"GER": whole["nocs"]["GER"]}
    events = {cut["event"] for cut in found["cuts"]}
    held = {event for event, n in found["nocs"]["GER"].items() if n} - {"men", "women", "athletes"}
    assert events == held
    # It is first in reserve in an event without having a place there.
    reserve = berth_json("solve", SOCHI, "--noc", "NZL")
    assert reserve["nocs"]["NZL"]["men-500m"] == 0
    assert "men-500m" in {cut["event"] for cut in reserve["cuts"]}


def test_what_was_asked_for_is_said_last_and_only_there():
    found = berth_json("solve", SOCHI, "--noc", "GER", "--noc", "FRA")
    assert list(found)[-1] == "only"
    assert found["only"] == ["FRA", "GER"]
    assert "only" not in berth_json("solve", SOCHI)
    schema = json.loads(berth("schema", "solve").stdout)
    assert Draft202012Validator(schema).is_valid(found)


def test_its_steps_keep_their_numbers_in_the_order_of_award():
    found = berth_json("solve", SOCHI, "--noc", "GER", "--steps")["steps"]
    every = berth_json("solve", SOCHI, "--steps")["steps"]
    assert {step["noc"] for step in found} == {"GER"}
    assert all("number" not in step for step in every)
    for step in found:
        number = step.pop("number")
        assert every[number - 1] == step
    text = berth("solve", SOCHI, "--noc", "GER", "--steps").stdout
    assert "\n100  distances  Women's 1500 m   11th GER  1st place  awarded 11/36" in text


def test_what_differs_for_others_from_the_published_table_is_left_out():
    arguments = ("--without-rulings",)
    whole = berth_json("solve", SOCHI, *arguments)["published"]
    different = {cell["noc"] for cell in whole["different"]}
    assert {"GER", "HUN"} <= different
    found = berth_json("solve", SOCHI, *arguments, "--noc", "GER", "--noc", "FRA")["published"]
    assert {cell["noc"] for cell in found["different"]} == {"GER"}
    assert (found["equal"], found["nocs"]) == (1, 2)


def test_a_lot_is_told_whoever_is_asked_about(tmp_path):
    path = race(tmp_path, [size("at_most: 2")], "[A, [B, C]]")
    found = berth("solve", path, "--noc", "A")
    assert found.exit_code == 5
    assert "B" in found.stdout
    answer = berth_json("solve", path, "--noc", "C")
    assert answer["nocs"] == {"C": {"race": None, "all": None, "athletes": None}}
    assert answer["only"] == ["C"]


def test_a_conflict_stays_what_it_is(tmp_path):
    path = race(tmp_path, [size("exactly: 9")], "[A]")
    assert berth("solve", path, "--noc", "A").stdout == berth("solve", path).stdout


def test_an_unknown_noc_is_refused_with_what_to_write():
    found = berth("solve", SOCHI, "--noc", "Nowhere", "--noc", "GER")
    assert found.exit_code == 2
    assert found.stderr.startswith("unknown NOC 'Nowhere'; write its IOC code")


def test_python_takes_one_or_several_by_code_or_name():
    assert CASE.solve(nocs="Germany") == CASE.solve(nocs=["GER"])
    assert list(CASE.solve(nocs=("GER", "Hungary")).nocs) == ["GER", "HUN"]
    assert [row["noc"] for row in CASE.solve(nocs="GER").records()] == ["GER"]
    with pytest.raises(BadQuestion, match="unknown NOC 'Nowhere'"):
        CASE.solve(nocs="Nowhere")
