"""Running the command line in tests, and tiny instances written out as one file."""

import json
import os
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from berth.cli.program import app

ROOT = Path(__file__).parents[2]
SOCHI = ROOT / "instances" / "sochi-2014"

#: One event of one squad; what a test adds comes after it.
RACE = """
id: race
title: One race
nocs: {A: Aland, B: Bland, C: Cland, H: Hland}
rulebook:
  id: race-rules
  title: Rules of one race
  squads: {all: Athletes}
  events: {race: {name: Race, squad: all}}
  rules:
"""


def berth(*words):
    """What a command leaves: exit_code, stdout, stderr."""
    return CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "80"})


def berth_json(*words):
    return json.loads(berth(*words, "--json").stdout)


def process(*words, **environment):
    """The same as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "berth", *map(str, words)],
        capture_output=True,
        cwd=ROOT,
        env=os.environ | environment,
        check=False,
        timeout=300,
    )


def race(folder, rules, ranking, more=""):
    """Writes an instance with one race; `rules` are lines, `ranking` is written as YAML."""
    path = folder / "race.yaml"
    lines = "".join(f"    - {{{rule}, cite: clause {n}}}\n" for n, rule in enumerate(rules, 1))
    path.write_text(f"{RACE}{lines}rankings: {{race: {ranking}}}\n{more}")
    return path


def size(amount):
    return f"id: size, kind: field_size, events: [race], {amount}"
