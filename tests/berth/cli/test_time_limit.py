"""The time limit is over all that a command does; what is known by then is told."""

import json
from time import monotonic, sleep

import pytest
from running import SOCHI, berth, berth_json, race, size

from berth.cli import typed
from models.files import read_instance
from solver.explain import ledger as reasons
from solver.many import sensitivity

LIMITED = ("--time-limit", "0.1")


def forever(*_, **__):
    while True:
        sleep(0.01)


def ended(*words):
    begun = monotonic()
    found = berth(*words)
    assert monotonic() - begun < 10
    return found


def test_reading_is_within_the_limit(monkeypatch):
    monkeypatch.setattr(typed, "read_instance", forever)
    found = ended("solve", SOCHI, *LIMITED)
    assert (found.exit_code, found.stdout) == (4, "")
    told = "undecided after 0.1 s, which is no answer (it was putting the answer together)"
    assert told in found.stderr
    assert "allow more with --time-limit 0.2" in found.stderr


def test_what_has_not_even_an_instance_is_json_all_the_same(monkeypatch):
    monkeypatch.setattr(typed, "read_instance", forever)
    found = ended("solve", SOCHI, *LIMITED, "--json")
    assert found.exit_code == 4
    told = json.loads(found.stdout)
    assert [*told] == ["status", "seconds", "doing"]
    assert told["status"] == "out_of_time"


@pytest.mark.parametrize("command", [("solve",), ("diagnose",), ("sensitivity",)])
def test_working_out_what_rules_come_down_to_is_within_the_limit(monkeypatch, command):
    rule, *_ = read_instance(SOCHI).rulebook.rules
    monkeypatch.setattr(type(rule), "bounds", forever)
    found = ended(*command, SOCHI, *LIMITED)
    assert found.exit_code == 4
    assert "undecided after 0.1 s" in found.stderr


def test_an_allocation_that_is_found_is_told_without_its_reasons(monkeypatch, tmp_path):
    monkeypatch.setattr(reasons, "ledger", forever)
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C]")
    whole = berth_json("solve", path)
    found = ended("solve", path, "--steps", "--time-limit", "1")
    assert found.exit_code == 4
    assert "Not worked out in the time: the steps and their reasons" in found.stdout
    assert found.stderr == "More time is given with --time-limit.\n"
    told = json.loads(ended("solve", path, "--steps", "--time-limit", "1", "--json").stdout)
    assert told["nocs"] == whole["nocs"]
    assert told["not_in_time"][0] == "the steps and their reasons"
    assert "steps" not in told
    assert "not_in_time" not in whole


def test_numbers_that_there_is_no_time_for_are_undecided_and_the_others_told(monkeypatch):
    monkeypatch.setattr(sensitivity, "moves_between", slow_after(2, sensitivity.moves_between))
    found = ended("sensitivity", SOCHI, "--time-limit", "2", "--json")
    assert found.exit_code == 4
    told = json.loads(found.stdout)
    assert {"out_of_time", "allocated"} <= {step["status"] for step in told["steps"]}


def slow_after(calls, function):
    count = iter(range(calls))

    def slow(*given):
        return forever() if next(count, None) is None else function(*given)

    return slow


def test_a_number_of_any_length_is_too_large_and_not_no_number():
    found = berth("solve", SOCHI, "--set", f"relay-brings.athletes={10**40}")
    assert found.exit_code == 2
    assert f"{10**40} is too large; write 10000 or less" in found.stderr
