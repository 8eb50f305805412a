"""A call of the library prints nothing, ends nothing, handles no signal, loads what it needs."""

import json
import signal
import subprocess
import sys

import pytest
from documents import ROOT
from running import SOCHI, berth_json, race, size

import berth
from berth import BerthError, NoAllocation, load

QUESTIONS = {
    "solve": lambda case, **more: case.solve(steps=True, certify=True, **more),
    "why": lambda case, **more: case.why("POL", "men-500m", **more),
}

SIGNALS = [signal.SIGINT, signal.SIGTERM, *([signal.SIGALRM] if hasattr(signal, "SIGALRM") else [])]


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_prints_nothing_and_leaves_signals_alone(ask, capfd):
    before = [signal.getsignal(number) for number in SIGNALS]
    during, told = set(), []

    def progress(found):
        told.append(found)
        during.add(tuple(signal.getsignal(number) for number in SIGNALS))

    ask(load(SOCHI), progress=progress)
    assert [signal.getsignal(number) for number in SIGNALS] == before
    assert during == {tuple(before)}
    assert capfd.readouterr() == ("", "")
    assert all(isinstance(found, berth.Progress) for found in told)
    assert told[0].doing


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
def test_where_there_is_no_allocation_nothing_ends_and_nothing_is_printed(ask, capfd, tmp_path):
    clash = [size("exactly: 1"), "id: none, kind: field_size, events: [race], at_most: 0"]
    case = load(race(tmp_path, clash, "[A, B]"))
    try:
        answer = ask(case)
    except BerthError as error:
        answer = error.answer if isinstance(error, NoAllocation) else None
    assert answer is None or answer.status == "conflict"
    assert capfd.readouterr() == ("", "")


def test_what_progress_raises_ends_the_question():
    class EnoughError(Exception):
        pass

    def progress(_):
        raise EnoughError

    with pytest.raises(EnoughError):
        load(SOCHI).solve(progress=progress)


def test_the_public_face_has_what_it_names():
    assert sorted(berth.__all__) == berth.__all__
    assert {*berth.__all__} <= {*dir(berth)}
    for name in berth.__all__:
        found = getattr(berth, name)
        assert found.__doc__, name
        assert found.__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        berth.lode  # noqa: B018


def python(code):
    """What a process of its own prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert not done.stderr
    return done.stdout


def test_the_public_face_loads_nothing_before_it_is_used():
    names = ("pydantic", "models", "solver")
    code = f"import sys, berth\nprint([name for name in {names} if name in sys.modules])"
    assert python(code) == "[]\n"


WITHOUT = """import sys
for name in ("ortools", "rich", "typer"):
    sys.modules[name] = None  # whoever imports it fails
from berth import load
case = load("instances/sochi-2014")
print({}.model_dump_json())
"""


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("case.solve()", ["solve", SOCHI]),
    ],
)
def test_where_no_solver_is_needed_a_question_is_answered_without_one(question, command):
    assert json.loads(python(WITHOUT.format(question))) == berth_json(*command)
