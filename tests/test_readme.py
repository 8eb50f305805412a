"""Every output shown in the README is what the program prints."""

from pathlib import Path

import pytest
from documents import ROOT, in_a_shell, output_of, shown_in

README = Path(ROOT / "README.md")


def test_the_readme_shows_outputs():
    assert len(shown_in(README)) >= 5


@pytest.mark.parametrize("shown", shown_in(README), ids=lambda shown: shown.command)
def test_the_readme_shows_what_the_program_prints(shown):
    assert output_of(shown.command) == shown.output


def test_a_shell_prints_the_same():
    """The first command, whose output a pipe cuts short, in processes of their own."""
    first = shown_in(README)[0]
    assert "| head" in first.command
    assert in_a_shell(first.command) == first.output


@pytest.mark.parametrize("command", ["make solve", "make test"])
def test_the_readme_names_the_two_commands(command):
    assert command in README.read_text(encoding="utf-8")
