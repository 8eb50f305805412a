"""Every answer: as text, in a notebook, as a frame, as JSON; the same as on the command line."""

import json
import re

import pandas as pd
import pytest
from questions import QUESTIONS, answer_to, typed_question
from running import SOCHI, race, size
from scripted import QUESTIONS_OF_SCRIPTED, SCRIPT, scripted

from berth import Answer, load

EXAMPLES = SOCHI.parent / "examples"
CONFLICTS = SOCHI.parent / "conflicts"

every_question = pytest.mark.parametrize("name", QUESTIONS)


@pytest.fixture(scope="module")
def sochi():
    return load(SOCHI)


@every_question
def test_an_answer_is_that_of_the_command_line(name, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    answer = answer_to(name)
    # A what-if is called as whoever asks writes it.
    typed, spoken = r"--set ([\w-]+\.[\w-]+)=(\d+)", r"\1 = \2"
    in_lines = typed_question(name).stdout
    as_typed = " ".join(in_lines.split())
    assert " ".join(str(answer).split()) == re.sub(typed, spoken, as_typed)
    assert f"{answer}\n" == in_lines or re.search(typed, as_typed)
    told = re.sub(typed, spoken, typed_question(name, "--json").stdout)
    assert json.loads(answer.model_dump_json()) == json.loads(told)


@every_question
def test_an_answer_to_a_question_shows_itself(name):
    shows_itself(answer_to(name))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_an_answer_about_an_example_shows_itself(path):
    case = load(path)
    shows_itself(case.rules)
    answer = case.solve(steps=True)
    shows_itself(answer)
    if answer.status == "allocated":
        noc, event = next(iter(case.instance.nocs)), next(iter(case.instance.rulebook.events))
        shows_itself(case.why(noc, event))
        shows_itself(case.reserve(event))
        shows_itself(case.check(answer.nocs))


@pytest.mark.parametrize("path", sorted(CONFLICTS.glob("*.yaml"))[:4], ids=lambda path: path.stem)
def test_an_answer_about_a_conflict_shows_itself(path):
    case = load(path)
    shows_itself(case.solve())
    shows_itself(case.diagnose())


@pytest.mark.parametrize("ask", QUESTIONS_OF_SCRIPTED.values(), ids=QUESTIONS_OF_SCRIPTED)
def test_no_text_of_an_instance_is_markup_in_a_notebook(ask, tmp_path):
    answer = ask(load(scripted(tmp_path)))
    assert SCRIPT in str(answer).replace("\n", "") or SCRIPT in answer.model_dump_json()
    assert "<script" not in answer._repr_html_()
    shows_itself(answer)


def test_the_whole_text_of_a_cell_is_shown_in_a_notebook(sochi):
    html = sochi.rules._repr_html_()
    assert all(rule.wording in html for rule in sochi.rules.rules)


def test_whole_numbers_stay_whole_where_one_is_missing(tmp_path):
    frame = load(race(tmp_path, [size("exactly: 2")], "[A, B]")).sensitivity().to_frame()
    assert frame["gained"].isna().any()
    assert str(frame["gained"].dtype) == "Int64"
    assert str(frame["from"].dtype) == "int64"


def test_in_a_notebook_text_is_as_elsewhere_and_80_wide(sochi, monkeypatch, capfd):
    answers = sochi.solve(steps=True), sochi.why("POL", "men-500m")
    monkeypatch.setenv("COLUMNS", "80")
    elsewhere = [str(answer) for answer in answers]
    # rich looks for this class; it would show what it prints by itself, and with IPython alone.
    kernel = type("ZMQInteractiveShell", (), {})()
    monkeypatch.setattr("builtins.get_ipython", lambda: kernel, raising=False)
    monkeypatch.delenv("COLUMNS")
    monkeypatch.setenv("JUPYTER_COLUMNS", "115")
    assert [str(answer) for answer in answers] == elsewhere
    assert capfd.readouterr() == ("", "")


def test_on_a_terminal_an_answer_is_plain_text_as_well(sochi, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in str(sochi.solve(steps=True))


def shows_itself(answer):
    assert isinstance(answer, Answer)
    text, line, html, frame = str(answer), repr(answer), answer._repr_html_(), answer.to_frame()
    assert text.strip()
    assert not re.search(r"\{[\w-]+\}", text + answer.model_dump_json()), "a gap for a name"
    assert not text.endswith("\n")
    assert len(line) <= 79
    assert line.startswith(f"<{type(answer).__name__}: ")
    assert "\n" not in line
    assert html.startswith(("<p>", "<pre>"))
    assert isinstance(frame, pd.DataFrame)
    assert len(frame) == len(answer.records())
    assert type(answer).model_validate_json(answer.model_dump_json()) == answer
