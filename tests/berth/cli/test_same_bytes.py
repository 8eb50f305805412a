"""The same input gives the same bytes in every process, whatever the order of sets and the hour."""

import json
import os
import subprocess
import sys

import pytest
from documents import ROOT
from running import SOCHI, race, size

#: One process asks all, so that it starts but once: of each command the exit code and the output.
ALL = """import json, sys
from typer.testing import CliRunner
from berth.cli.program import app
done = [CliRunner().invoke(app, words, env={"COLUMNS": "80"}) for words in json.loads(sys.argv[1])]
print(json.dumps([(one.exit_code, one.stdout) for one in done]))
"""

FILES = ("race.xlsx", "race.csv", "race.md", "race.tex", "sochi.html")


def run(folder, path, seed):
    """The outputs of one process, which writes its files into a folder of its own."""
    folder.mkdir()
    commands = [
        ["solve", str(SOCHI), "--json", "--steps"],
        ["reserve", str(SOCHI), "men-500m", "--first", "5", "--json"],
        *(["export", str(path), "-o", name] for name in FILES if name.startswith("race")),
        ["report", str(SOCHI), "-o", "sochi.html"],
    ]
    done = subprocess.run(
        [sys.executable, "-c", ALL, json.dumps(commands)],
        cwd=folder,
        env=os.environ | {"PYTHONHASHSEED": str(seed), "TZ": f"UTC{seed}", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """Of each of three processes its folder and what it said."""
    folder = tmp_path_factory.mktemp("same")
    path = race(folder, [size("exactly: 2")], "[A, B, C, H]", "host: H\n")
    return [(folder / str(seed), run(folder / str(seed), path, seed)) for seed in range(3)]


def test_what_is_said_is_the_same(runs):
    (_, first), *others = runs
    assert [code for code, _ in first] == [0] * len(first)
    assert all(said == first for _, said in others)
    assert json.loads(first[0][1])["status"] == "allocated"
    assert len(json.loads(first[1][1])["reserves"]) == 5


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_written_is_the_same(runs, name):
    (first, _), *others = runs
    assert (first / name).read_bytes()
    assert all((folder / name).read_bytes() == (first / name).read_bytes() for folder, _ in others)
