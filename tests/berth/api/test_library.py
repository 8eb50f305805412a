"""A call of the library prints nothing, ends nothing, handles no signal, loads what it needs."""

import json
import signal
import subprocess
import sys

import pytest
from documents import ROOT
from questions import QUESTIONS, json_of_question
from running import SOCHI
from scripted import QUESTIONS_OF_SCRIPTED, scripted

import berth
from berth import NoAllocation, load

SIGNALS = [signal.SIGINT, signal.SIGTERM, *([signal.SIGALRM] if hasattr(signal, "SIGALRM") else [])]


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_prints_nothing_and_leaves_signals_alone(question, capfd):
    before = [signal.getsignal(number) for number in SIGNALS]
    during, told = set(), []

    def progress(found):
        told.append(found)
        during.add(tuple(signal.getsignal(number) for number in SIGNALS))

    question.ask(load(question.path), progress=progress)
    assert [signal.getsignal(number) for number in SIGNALS] == before
    assert during <= {tuple(before)}
    assert capfd.readouterr() == ("", "")
    assert all(isinstance(found, berth.Progress) for found in told)
    assert told or question.words[0] == "check"


@pytest.mark.parametrize("ask", QUESTIONS_OF_SCRIPTED.values(), ids=QUESTIONS_OF_SCRIPTED)
def test_where_there_is_no_allocation_nothing_ends_and_nothing_is_printed(ask, capfd, tmp_path):
    case = load(scripted(tmp_path)).with_numbers({"size.at_most": 0})
    try:
        told = str(ask(case))
    except NoAllocation as error:
        told = str(error)
    assert told
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


WITHOUT = """import json, sys
for name in ("ortools", "rich", "typer"):
    sys.modules[name] = None  # whoever imports it fails
sys.path.append("tests/helpers")
from berth import load
from questions import QUESTIONS
case = load("instances/sochi-2014")
asked = {name: one for name, one in QUESTIONS.items() if not one.needs_solver}
print(json.dumps({name: one.ask(case).model_dump(mode="json") for name, one in asked.items()}))
"""


def test_where_no_solver_is_needed_questions_are_answered_without_solver_or_terminal():
    answers = json.loads(python(WITHOUT))
    assert len(answers) >= 6
    for name, answer in answers.items():
        told = json_of_question(name)
        if name == "solve-7-relays":
            # A what-if is called as whoever asks writes it.
            text = json.dumps(told).replace(
                "--set field-relay.exactly=7", "field-relay.exactly = 7"
            )
            told = json.loads(text)
        assert answer == told, name


MODULES = """import pkgutil, sys
for name in ("ortools", "rich", "typer"):
    sys.modules[name] = None  # whoever imports it fails
import berth.api, berth.questions, berth.store, berth.views, models, solver.walk
for room in (models, solver.walk, berth.questions, berth.store, berth.views):
    for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
        __import__(found.name)
        print(found.name)
"""


def test_models_walk_questions_and_views_load_no_solver_and_no_terminal():
    assert len(python(MODULES).splitlines()) > 50
