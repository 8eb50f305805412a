"""What a Tab offers."""

import subprocess
import sys

import pytest
from documents import ROOT
from running import SOCHI, race, size
from typer.testing import CliRunner

from berth.cli.program import app


def offered(*words):
    """As bash asks for it; the last word is the one that is begun."""
    line = " ".join(str(word) for word in ("berth", *words))
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(words)), "_BERTH_COMPLETE": "complete_bash"}
    return CliRunner().invoke(app, [], env=asked, prog_name="berth").stdout.split()


@pytest.mark.parametrize(
    ("words", "among_them"),
    [
        (["so"], "solve"),
        (["new", "--from", "soc"], "sochi-2014"),
        (["solve", SOCHI, "--variant", ""], "ten-relays"),
        (["solve", SOCHI, "--set", "total-m"], "total-men.at_most="),
        (["solve", SOCHI, "--drop", ""], "relay-brings"),
        (["solve", SOCHI, "--noc", "G"], "GER"),
        (["why", SOCHI, "G"], "GER"),
        (["why", SOCHI, "GER", ""], "men"),
        (["reserve", SOCHI, ""], "men-relay"),
        (["decline", SOCHI, "RUS", "men-r"], "men-relay"),
        (["needs", SOCHI, "RUS", "men-r"], "men-relay"),
        (["compare", SOCHI, "pub"], "published"),
        (["forecast", SOCHI, "--open", ""], "kolomna"),
    ],
)
def test_a_word_that_is_begun_is_completed_from_the_instance_on_the_line(words, among_them):
    found = offered(*words)
    assert among_them in found
    assert all(one.startswith(str(words[-1])) for one in found)


def test_an_option_is_completed_wherever_the_instance_stands():
    assert "total" in offered("solve", "--json", SOCHI, "--without-rulings", "--drop", "tot")


@pytest.mark.parametrize("path", ["nowhere", "README.md", "''"])
def test_an_instance_that_cannot_be_read_completes_nothing(path):
    for option in ("--variant", "--drop"):
        assert offered("solve", path, option, "") == []


def test_a_word_that_a_shell_would_read_as_more_than_a_word_is_not_offered(tmp_path):
    path = race(tmp_path, [size("exactly: 1")], "[A, B]")
    (tmp_path / "variants").mkdir()
    hostile = (
        "$(id)",
        "`id`",
        "a;id",
        "a b",
        "a'b",
        'a"b',
        "a|b",
        "a*",
        "a\\b",
        "a>b",
        "a&b",
        "a\nb",
    )
    for name in ("one", "größer", *hostile):
        (tmp_path / "variants" / f"{name}.yaml").write_text("id: one\n")
    assert sorted(offered("solve", path, "--variant", "")) == ["größer", "one"]


def test_without_an_instance_nothing_is_completed():
    assert offered("solve", "--drop", "") == []


def script(shell):
    return CliRunner().invoke(app, ["--show-completion", shell], prog_name="berth").stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_can_be_shown(shell):
    assert "_BERTH_COMPLETE" in script(shell)


def test_bash_completes_with_the_script_shown(tmp_path):
    (tmp_path / "script").write_text(script("bash"))
    # The script calls a program by this name.
    program = tmp_path / "berth"
    program.write_text(f"#!/bin/sh\nexec {sys.executable} -m berth\n")
    program.chmod(0o755)
    asked = (
        f"PATH={tmp_path}:$PATH; . {tmp_path}/script; "
        "COMP_WORDS=(berth why instances/sochi-2014 GER men-r); COMP_CWORD=4; "
        "_berth_completion berth; echo ${COMPREPLY[@]}"
    )
    done = subprocess.run(
        ["bash", "-c", asked], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("men-relay\n", "")
