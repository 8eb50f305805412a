"""Time that is over is over wherever the program is; who tells what is known is not disturbed."""

import signal
import sys
from contextlib import suppress
from time import monotonic, sleep

import pytest
from tiny import field, world

from models.errors import BerthError
from models.grid import Point
from solver import alarm as alarm_module
from solver.alarm import alarm, unhurried
from solver.clock import Clock, Undecided, all_within
from solver.many.outcomes import Again
from solver.many.sweep import Cases, Sweeper, Task

LONG = 10**9


@pytest.fixture(autouse=True)
def _no_grace(monkeypatch):
    monkeypatch.setattr(alarm_module, "GRACE_SECONDS", 0.0)


def look_at_no_clock():
    for _ in range(LONG):
        pass


def test_a_loop_that_looks_at_no_clock_is_ended():
    begun = monotonic()
    with pytest.raises(Undecided) as error, alarm(0.05):
        look_at_no_clock()
    assert error.value.seconds == 0.05
    assert monotonic() - begun < 5


def test_it_comes_again_where_it_was_caught():
    def caught():
        with suppress(BerthError):
            look_at_no_clock()
        look_at_no_clock()

    with alarm(0.05), pytest.raises(Undecided):
        caught()


def test_what_is_known_is_told_without_it():
    with alarm(0.02), unhurried():
        sleep(0.2)
        told = True
    assert told


def test_the_timer_and_its_handler_are_as_before():
    before = signal.getsignal(signal.SIGALRM)
    with alarm(30):
        assert signal.getsignal(signal.SIGALRM) is not before
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_of_two_the_outer_one_has_the_timer_and_clocks_keep_to_the_shorter():
    with alarm(30):
        handler = signal.getsignal(signal.SIGALRM)
        with alarm(5):
            assert signal.getsignal(signal.SIGALRM) is handler
            assert Clock(60).left() <= 5
        assert 5 < Clock(60).left() <= 30


def test_every_clock_of_a_question_ends_with_it_and_says_its_limit():
    with all_within(0.01):
        clock, none = Clock(60), Clock()
        sleep(0.02)
        for one in (clock, none):
            one.restart()
            with pytest.raises(Undecided, match=r"undecided after 0\.01 s"):
                one.left()
    assert Clock().left() is None


def test_a_longer_limit_within_a_shorter_one_is_the_shorter():
    with all_within(1), all_within(60):
        assert Clock().left() <= 1


def test_a_task_of_a_sweep_is_ended_and_what_was_kept_ready_is_made_anew(monkeypatch):
    made = world({"men-sprint": ["A", "B"]}, field("men-sprint", exactly=1))
    sweeper = Sweeper(Cases(made, {"base": made}), None, 0.05)
    task = Task("0" * 64, Point("base", (), (), ()))
    sweeper._again("base", ())
    monkeypatch.setattr(Again, "found", lambda *_, **__: look_at_no_clock())
    assert sweeper(task).status == "out_of_time"
    assert not sweeper._ready


def test_an_alarm_that_python_drops_is_not_told_and_comes_again(monkeypatch):
    class SlowToEnd:
        def __del__(self):
            sleep_until(monotonic() + 0.4)

    def sleep_until(end):
        while monotonic() < end:
            pass

    told = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)

    def end_slowly_and_go_on():
        SlowToEnd()
        look_at_no_clock()

    with pytest.raises(Undecided), alarm(0.01):
        end_slowly_and_go_on()
    assert told == []
