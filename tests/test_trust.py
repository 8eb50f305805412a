"""docs/trust.md: each command named is there, and each figure has one, a commit and a day."""

import re
import subprocess
import sys

import pytest
from documents import ROOT

TEXT = (ROOT / "docs" / "trust.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"`((?:make|python) [^`\n]+)`", TEXT)))
TARGETS = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
FIGURES = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TEXT.partition("## Figures")[2].partition("\n## ")[0].splitlines()
    if line.startswith("| ") and "---" not in line
][1:]


@pytest.mark.parametrize("command", [one for one in COMMANDS if one.startswith("make ")])
def test_each_target_is_one_of_make(command):
    assert command.split()[1] in TARGETS


@pytest.mark.parametrize("command", [one for one in COMMANDS if one.startswith("python ")])
def test_each_script_is_there_and_knows_its_options(command):
    script, *words = command.split()[1:]
    known = subprocess.run(
        [sys.executable, script, "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert {word for word in words if word.startswith("--")} <= set(re.findall(r"--[a-z-]+", known))


def test_each_figure_has_a_command_a_commit_and_a_day():
    assert len(FIGURES) > 5
    for what, _, command, when in FIGURES:
        assert command.strip("`") in COMMANDS or "TO FILL" in command, what
        assert re.search(r"\b[0-9a-f]{7}\b.*\d November 2026|TO FILL", when), what
