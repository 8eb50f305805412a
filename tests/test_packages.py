"""`models` and `solver` are generic names: what is imported under them is ours."""

import importlib
import subprocess
import sys

import pytest
from documents import ROOT

from berth.views import ANSWERS


@pytest.mark.parametrize("name", ["models", "solver", "berth"])
def test_the_package_that_is_imported_is_ours(name):
    assert importlib.import_module(name).__file__ == str(ROOT / name / "__init__.py")


#: None of them loads these: the walk proves what it finds, so no solver is needed.
PLAIN = ["ortools", "numpy", "pandas"]
NEED_LITTLE = [
    ["check", "instances/sochi-2014"],
    ["schema"],
    ["solve", "instances/sochi-2014"],
    ["reserve", "instances/sochi-2014", "men-relay"],
    ["decline", "instances/sochi-2014", "RUS", "men-relay"],
]


def printed_last(code):
    """By a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return (done.stdout + done.stderr).strip().splitlines()[-1]


def test_no_everyday_command_loads_a_solver_or_what_counts_in_arrays():
    """One process runs them all, as none is to load any."""
    code = (
        "import sys\nfrom berth.cli.program import app\nfound = {}\n"
        f"for command in {NEED_LITTLE!r}:\n"
        "    try:\n        app(command)\n    except SystemExit:\n        pass\n"
        f"    found[command[0]] = [name for name in {PLAIN!r} if name in sys.modules]\n"
        "print(found, file=sys.stderr)"
    )
    assert printed_last(code) == str({command[0]: [] for command in NEED_LITTLE})


@pytest.mark.parametrize(
    ("command", "not_loaded"),
    [
        (["--help"], ["ortools", "pydantic", "models", "rich", "numpy"]),
        (["export", "instances/sochi-2014", "-o", "no/a.md"], ["ortools", "pandas", "xlsxwriter"]),
        (
            ["export", "instances/examples/look-ahead.yaml", "-o", "no/a.xlsx"],
            ["pandas", "tabulate"],
        ),
        # Nor does CP-SAT itself need them.
        (["diagnose", "instances/conflicts/too-few-nocs.yaml"], ["numpy", "pandas"]),
    ],
)
def test_a_command_loads_no_more_than_it_needs(command, not_loaded):
    code = (
        "import sys\nfrom berth.cli.program import app\n"
        f"try:\n    app({command!r})\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {not_loaded!r} if name in sys.modules], file=sys.stderr)"
    )
    assert printed_last(code) == "[]"


def test_a_tab_loads_no_more_than_the_instance_needs():
    words = "berth solve instances/sochi-2014 --drop tot"
    code = (
        "import os, sys\nfrom berth.cli.program import app\n"
        f"os.environ |= {{'COMP_WORDS': {words!r}, 'COMP_CWORD': '4', '_BERTH_COMPLETE': "
        "'complete_bash'}\n"
        "try:\n    app(prog_name='berth')\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {['models', 'solver', 'rich', *PLAIN]!r} if name in sys.modules],"
        " file=sys.stderr)"
    )
    assert printed_last(code) == "['models']"


@pytest.mark.parametrize(
    ("room", "not_loaded"),
    [
        ("views", ["ortools", "rich", "typer", "berth.text", "berth.questions", "berth.cli"]),
        ("questions", ["rich", "typer", "berth.text"]),
    ],
)
def test_neither_a_view_nor_its_question_knows_a_terminal(room, not_loaded):
    """All of a room in one process, as none is to load any; told is after which one it is there."""
    answers = sorted({*ANSWERS} - {"steps"})
    code = (
        "import importlib, sys\nfound = {}\n"
        f"for answer in {answers!r}:\n"
        f"    importlib.import_module('berth.{room}.' + answer)\n"
        f"    found[answer] = [name for name in {not_loaded!r} if name in sys.modules]\n"
        "print(found)"
    )
    assert printed_last(code) == str({answer: [] for answer in answers})
