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


@pytest.mark.parametrize(
    ("command", "not_loaded"),
    [
        (["--help"], ["ortools", "pydantic", "models", "rich", "numpy"]),
        (["check", "instances/sochi-2014"], ["ortools", "numpy", "pandas"]),
        (["schema"], ["ortools", "numpy", "pandas"]),
        # The walk proves itself, so no solver is needed.
        (["solve", "instances/sochi-2014"], ["ortools", "numpy", "pandas"]),
        (["reserve", "instances/sochi-2014", "men-relay"], ["ortools", "numpy", "pandas"]),
        (["decline", "instances/sochi-2014", "RUS", "men-relay"], ["ortools", "numpy", "pandas"]),
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
        "import sys\nfrom berth.cli.main import app\n"
        f"try:\n    app({command!r})\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {not_loaded!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stderr.strip().splitlines()[-1] == "[]"


@pytest.mark.parametrize("answer", sorted({*ANSWERS} - {"steps"}))
@pytest.mark.parametrize(
    ("room", "not_loaded"),
    [
        ("views", ["ortools", "rich", "typer", "berth.text", "berth.questions", "berth.cli"]),
        ("questions", ["rich", "typer", "berth.text"]),
    ],
)
def test_neither_a_view_nor_its_question_knows_a_terminal(answer, room, not_loaded):
    code = (
        f"import sys, berth.{room}.{answer}\n"
        f"print([name for name in {not_loaded!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
