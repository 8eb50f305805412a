"""What is installed from a wheel: all of the program, and the real cases."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from documents import ROOT
from made_once import made_once

NOT_BUILT_FROM = ignore_patterns(
    ".*", "__pycache__", "build", "*.egg-info", "node_modules", "tests", "benchmarks", "docs"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return made_once(tmp_path_factory, "wheel", built) / "installed"


def built(folder):
    copytree(ROOT, folder / "source", ignore=NOT_BUILT_FROM)
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", folder, folder / "source"], check=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as packed:
        packed.extractall(folder / "installed")


def test_a_wheel_has_every_file_of_the_packages_and_of_the_real_cases(wheel):
    expected = {
        path.relative_to(ROOT)
        for package in ("models", "solver", "berth")
        for path in (ROOT / package).rglob("*.*")
        if path.suffix != ".pyc"
    }
    expected |= {
        Path("berth", path.relative_to(ROOT))
        for case in (ROOT / "instances").glob("*/instance.yaml")
        for path in case.parent.rglob("*.*")
    }
    found = {path.relative_to(wheel) for path in wheel.rglob("*.*")}
    assert {path for path in found if ".dist-info" not in str(path)} == expected


def test_berth_from_a_wheel_begins_a_copy_of_a_case(wheel, tmp_path):
    asked = [sys.executable, "-c", "from berth.cli.main import main; main()"]
    # What the tests share stays as it was built, in whatever order they come.
    packed = os.environ | {"PYTHONPATH": str(wheel)}
    there = {"cwd": tmp_path, "env": packed, "capture_output": True}
    copied = subprocess.run([*asked, "new", "mine", "--from", "sochi-2014"], **there, check=True)
    assert b"a copy of sochi-2014" in copied.stdout
    done = subprocess.run([*asked, "check", "mine"], **there, check=False)
    assert (done.returncode, b"lawful" in done.stdout) == (0, True)
