"""Whatever a file or an option is called, nothing of it is obeyed by a terminal."""

import re

import pytest
from running import SOCHI, race, size
from typer.testing import CliRunner

from berth.cli.program import app

NAME = "a\x1b[31m\u202eb\u200b"
FILE, GRID = f"{NAME}/race.yaml", f"{NAME}/g.yaml"


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / NAME
    folder.mkdir()
    race(folder, [size("exactly: 1")], "[A, B]")
    (folder / "g.yaml").write_text("id: g\ngrid: {size.exactly: [1, 2]}\n")
    return folder


@pytest.mark.parametrize(
    "words",
    [
        ("solve", FILE),
        ("solve", NAME),
        ("solve", FILE, "--variant", NAME),
        ("solve", FILE, "--noc", NAME),
        ("solve", FILE, "--set", f"{NAME}={NAME}"),
        ("solve", FILE, "--as-of", NAME),
        ("solve", FILE, f"--{NAME}"),
        (NAME,),
        ("why", FILE, NAME, NAME),
        ("compare", FILE, NAME),
        ("check", FILE, FILE),
        ("export", FILE, "-o", f"{NAME}/o.csv"),
        ("report", FILE, "-o", f"{NAME}/o.html"),
        ("new", f"{NAME}/new"),
        ("new", NAME),
        ("template", "-o", f"{NAME}/t.xlsx"),
        ("sweep", FILE, GRID, "--out", f"{NAME}/s.sqlite", "--csv", f"{NAME}/s.csv"),
        ("sweep", FILE, GRID, "--out", FILE),
        ("forecast", FILE, "--open", NAME),
        ("forecast", str(SOCHI), "--upcoming", NAME),
        ("schema", NAME),
        ("needs", FILE, NAME),
    ],
)
def test_nothing_in_a_name_is_obeyed(home, monkeypatch, words):
    monkeypatch.chdir(home.parent)
    # As on a terminal: elsewhere escape sequences are taken out by themselves.
    said = CliRunner().invoke(app, [*words], color=True, env={"COLUMNS": "80"}).output
    assert all(line.isprintable() for line in said.split("\n")), said
    assert not re.search("[\u202e\u200b]", said)
