"""Where output goes, whatever the shell made of it."""

import os
import subprocess
import sys

import pytest
from running import ROOT, SOCHI, berth

NOWHERE = "berth: the output cannot be written: no space left on device\n"
CLOSED = "berth: the output is closed, so nothing can be told; send it to a file, or to /dev/null\n"


def shell(command):
    """Code of the (first) command, stdout and stderr."""
    run = subprocess.run(
        ["bash", "-c", command],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"B": f"{sys.executable} -m berth", "S": str(SOCHI)},
        timeout=100,
    )
    return run.returncode, run.stdout, run.stderr


@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("$B solve $S >/dev/full", 1, NOWHERE),
        ("$B --help >/dev/full", 1, NOWHERE),
        ("$B check --help >/dev/full", 1, NOWHERE),
        ("PYTHONUNBUFFERED=1 $B schema >/dev/full", 1, NOWHERE),
        ("$B solve $S >&-", 1, CLOSED),
        ("$B solve $S <&- >&- 2>&-", 1, ""),
    ],
)
def test_an_output_that_takes_nothing_is_told_in_a_sentence(command, code, told):
    assert shell(command) == (code, "", told)


@pytest.mark.parametrize(
    ("command", "code"),
    [("solve $S --steps", 0), ("--help", 0), ("check --help", 0), ("solve nowhere", 2)],
)
def test_a_reader_that_goes_away_changes_nothing(command, code):
    found, _, told = shell(f"$B {command} 2>&1 | true; exit ${{PIPESTATUS[0]}}")
    assert (found, told) == (code, "")


@pytest.mark.parametrize(
    ("command", "code"), [("solve $S", 0), ("solve nowhere", 2), ("sovle", 2), ("", 2)]
)
@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full"])
def test_where_complaints_go_nowhere_the_exit_code_is_the_same(command, code, where):
    assert shell(f"$B {command} {where} >/dev/null") == (code, "", "")


@pytest.mark.parametrize("columns", ["0", "-5", "abc", "²", "99999999999", ""])
def test_a_width_that_is_none_is_as_if_it_were_not_said(columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    from berth.text.layout import width

    assert width() == 80


@pytest.mark.parametrize(("columns", "room"), [("1", 20), ("19", 20), ("30", 30), ("999999", 4000)])
def test_no_width_is_too_narrow_to_read_or_too_wide_for_memory(columns, room, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    from berth.text.layout import width

    assert width() == room


def test_letters_that_a_terminal_does_not_know_are_question_marks():
    code, out, told = shell("PYTHONIOENCODING=ascii:strict $B why $S AUT men-500m")
    assert (code, told) == (0, "")
    assert out.isascii()


def test_the_version_is_one_line():
    assert berth("--version").stdout == "berth 0.1.0\n"


@pytest.mark.parametrize(("columns", "room"), [(0, 80), (1, 20), (33, 33)])
def test_a_terminal_has_room_for_a_word_however_narrow_it_is(columns, room, monkeypatch):
    from berth.text.layout import width

    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((columns, 24)))
    assert width() == room
