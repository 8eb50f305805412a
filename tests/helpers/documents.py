"""The commands and outputs shown in documents: ```console blocks that start with '$ '.

python tests/helpers/documents.py README.md ...    writes the outputs of today into the files
"""

import os
import re
import shlex
import subprocess
import sys
from contextlib import chdir
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
#: What a command says to whoever waits, on a machine that is slower than the document's.
WAITING = re.compile(r"^berth: .+; \d+ s so far\n", re.MULTILINE)
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)


class Shown(NamedTuple):
    command: str
    output: str


def shown_in(document: Path) -> list[Shown]:
    text = document.read_text(encoding="utf-8")
    return [Shown(found["command"], found["output"]) for found in BLOCK.finditer(text)]


def output_of(command: str) -> str:
    """What a shell prints. Where `berth` comes first it is asked here, once for all documents, as
    a process of its own takes half a second to begin; what a pipe does with it a shell does."""
    program, _, pipe = command.partition(" | ")
    if not program.startswith("berth ") or re.search(r"[$;&<>`]", program):
        return in_a_shell(command)
    printed, errors = asked_here(program)
    return (in_a_shell(pipe, printed) if pipe else printed) + errors


@cache
def asked_here(command: str) -> tuple[str, str]:
    from typer.testing import CliRunner

    from berth.cli.program import app

    with chdir(ROOT):
        words = shlex.split(command)[1:]
        done = CliRunner().invoke(app, words, env={"COLUMNS": "80", "NO_COLOR": "1"})
    return done.stdout, WAITING.sub("", done.stderr)


def in_a_shell(command: str, read: str = "") -> str:
    """In the project's folder, 80 columns wide and without colours."""
    programs = str(Path(sys.executable).parent)
    environment = os.environ | {
        "PATH": programs + os.pathsep + os.environ["PATH"],
        "COLUMNS": "80",
        "NO_COLOR": "1",
    }
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=environment,
        input=read,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + WAITING.sub("", done.stderr)


def rewrite(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    new = BLOCK.sub(
        lambda found: f"```console\n$ {found['command']}\n{in_a_shell(found['command'])}```", text
    )
    document.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        rewrite(Path(name))
