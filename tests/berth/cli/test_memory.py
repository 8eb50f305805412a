"""Too little memory is told as what it is, with what asks for most of it."""

import pytest
from running import SOCHI, berth

from berth.cli import typed
from berth.questions import solve
from solver.many import sensitivity


def too_much(*_, **__):
    raise MemoryError


def test_the_number_that_asks_for_most_places_is_named(monkeypatch):
    monkeypatch.setattr(solve, "solve", too_much)
    found = berth("solve", SOCHI, "--set", "relay-brings.athletes=50")
    assert found.exit_code == 4
    assert found.stdout == ""
    assert found.stderr == (
        "there is not enough memory to answer this, which is no answer: the instance has 2,231 "
        "places; rule 'relay-brings' says athletes = 50, which asks for 1,595\n"
    )


@pytest.mark.parametrize("command", [("why", SOCHI, "CZE", "men-500m"), ("report", SOCHI)])
def test_whatever_is_asked(monkeypatch, command):
    monkeypatch.setattr(solve, "solve", too_much)
    found = berth(*command)
    assert found.exit_code == 4
    assert "not enough memory" in found.stderr
    assert "defect" not in found.stderr


def test_a_file_that_takes_more_than_there_is(monkeypatch):
    monkeypatch.setattr(typed, "read_instance", too_much)
    found = berth("solve", SOCHI)
    assert found.exit_code == 4
    assert found.stderr == (
        "there is not enough memory to read the files and to answer, which is no answer\n"
    )


def test_also_where_most_is_done_already(monkeypatch):
    monkeypatch.setattr(sensitivity, "moves_between", too_much)
    assert "not enough memory" in berth("sensitivity", SOCHI).stderr
