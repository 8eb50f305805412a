"""A search leaves Ctrl-C to whoever asked, and Ctrl-C ends it."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from random import Random
from time import monotonic

import pytest
from documents import ROOT

from solver.clock import Clock, Undecided
from solver.cpsat.program import new_program
from solver.cpsat.search import plain_settings, values_of


def sums_to_half(seed=1, sums=5, items=40):
    """A market split: small, and out of reach for any solver (Cornuejols, Dawande, 1999)."""
    random, program = Random(seed), new_program()
    taken = [program.number(0, 1) for _ in range(items)]
    for _ in range(sums):
        sizes = [random.randrange(100) for _ in taken]
        half = sum(sizes) // 2
        program.between(zip(taken, sizes, strict=True), half, half)
    return program


def one_of_two():
    program = new_program()
    program.between([(program.number(0, 1), 1) for _ in range(2)], 1, 1)
    return program


def searched(program, seconds=None):
    return values_of(program, plain_settings(), Clock(seconds))


def test_a_search_leaves_the_handler_of_ctrl_c_as_it_was():
    before = signal.getsignal(signal.SIGINT)
    assert sum(searched(one_of_two())) == 1
    assert signal.getsignal(signal.SIGINT) is before


def test_another_thread_than_the_main_one_may_search():
    with ThreadPoolExecutor(1) as other:
        assert sum(other.submit(searched, one_of_two()).result()) == 1


def test_a_search_that_is_out_of_time_is_undecided():
    with pytest.raises(Undecided):
        searched(sums_to_half(), seconds=0.1)


def test_what_goes_wrong_in_a_search_is_told():
    with pytest.raises(AttributeError):
        values_of(object(), plain_settings(), Clock())
    assert sum(searched(one_of_two())) == 1


LONG = """
import test_search
test_search.searched(test_search.one_of_two())
print("begun", flush=True)
try:
    test_search.searched(test_search.sums_to_half())
except KeyboardInterrupt:
    print("interrupted", flush=True)
print(sum(test_search.searched(test_search.one_of_two())))
"""


def test_after_a_search_ctrl_c_ends_a_long_one_at_once_and_the_next_one_works():
    here = os.pathsep.join([os.path.dirname(__file__), str(ROOT / "tests" / "helpers")])
    with subprocess.Popen(
        [sys.executable, "-c", LONG],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": here},
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout.readline() == "begun\n"
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(timeout=1)
        start = monotonic()
        os.kill(running.pid, signal.SIGINT)
        assert running.stdout.read() == "interrupted\n1\n"
        assert running.wait(timeout=10) == 0
        assert monotonic() - start < 5
