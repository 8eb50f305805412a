"""Where there is no terminal, a plain line now and then says that something goes on."""

from time import sleep

import pytest
from running import berth, berth_json, race, size

from berth.cli import sign_of_life
from berth.cli.sign_of_life import in_a_line, plain_lines
from berth.questions import sensitivity
from berth.questions.progress import Progress


@pytest.fixture
def _soon(monkeypatch):
    monkeypatch.setattr(sign_of_life, "FIRST_LINES", (0.0, 0.05))
    monkeypatch.setattr(sign_of_life, "THEN_EVERY", 0.05)


@pytest.mark.usefixtures("_soon")
def test_lines_come_while_it_takes_and_say_how_far_it_is(capfd):
    with plain_lines() as tell:
        tell(Progress("Solving"))
        sleep(0.2)
        tell(Progress("Finding the reasons", 1200, 3000))
        sleep(0.2)
    lines = capfd.readouterr().err.splitlines()
    assert any(line.startswith("berth: Solving; ") for line in lines)
    assert lines[-1].startswith("berth: Finding the reasons, 1,200 of 3,000; ")
    sleep(0.2)
    assert capfd.readouterr().err == ""


def test_what_is_soon_answered_needs_none(capfd):
    with plain_lines() as tell:
        tell(Progress("Solving"))
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("_soon")
def test_an_answer_in_json_stays_json(monkeypatch, tmp_path):
    before = sensitivity.allocation_of

    def slow(*given):
        sleep(0.2)
        return before(*given)

    monkeypatch.setattr(sensitivity, "allocation_of", slow)
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C]")
    assert berth_json("sensitivity", path)["status"] == "allocated"
    assert "berth: Trying every number; 0.05 s so far" in berth("sensitivity", path).stderr


def test_seconds_and_counts_are_said_as_people_do():
    assert in_a_line(Progress("Solving"), 15.0) == "berth: Solving; 15 s so far"


def test_lines_come_more_seldom_the_longer_it_takes():
    assert sign_of_life.FIRST_LINES == (5, 15, 30, 60)
    assert sign_of_life.THEN_EVERY == 60
