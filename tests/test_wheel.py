"""What is installed from a wheel: all of the program, the real cases, and every licence."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
import uv
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
    # As `make dist` does: the wheel is made of what is in the source archive, without any network.
    build = [uv.find_uv_bin(), "build", "--quiet", "--no-build-isolation", "--offline"]
    python = ["--python", sys.executable, "--out-dir", folder]
    subprocess.run([*build, *python, folder / "source"], check=True)
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


#: What others made, as `make assets` fetched it.
VENDOR = Path("berth/html/static/vendor")


def test_a_wheel_has_the_licence_of_all_that_it_brings_with_it(wheel):
    (about,) = wheel.glob("berth-*.dist-info")
    metadata = (about / "METADATA").read_text(encoding="utf-8")
    assert "License-Expression: Apache-2.0\n" in metadata
    ours = {path.relative_to(ROOT) for path in (ROOT / "licences").iterdir()}
    ours |= {Path("LICENSE"), Path("NOTICE")}
    packed = [path for path in (about / "licenses").rglob("*") if path.is_file()]
    assert {path.relative_to(about / "licenses") for path in packed} == ours
    notice = (about / "licenses" / "NOTICE").read_text(encoding="utf-8")
    assert all(str(path) in notice for path in ours - {Path("NOTICE")})
    if not (ROOT / VENDOR).exists():
        pytest.skip("`make assets` was not run, so nothing of others is here")
    named = {Path(name) for name in re.findall(rf"{VENDOR}/[\w./-]*\w", notice)}
    assert [name for name in named if not (wheel / name).exists()] == []
    files = {path.relative_to(wheel) for path in (wheel / VENDOR).rglob("*.*")}
    assert {path for path in files if named.isdisjoint({path, *path.parents})} == set()
    assert {path for path in files if ".LICENSE" in path.name} <= named


def test_berth_from_a_wheel_begins_a_copy_of_a_case(wheel, tmp_path):
    asked = [sys.executable, "-c", "from berth.cli.main import main; main()"]
    # What the tests share stays as it was built, in whatever order they come.
    packed = os.environ | {"PYTHONPATH": str(wheel)}
    there = {"cwd": tmp_path, "env": packed, "capture_output": True}
    copied = subprocess.run([*asked, "new", "mine", "--from", "sochi-2014"], **there, check=True)
    assert b"a copy of sochi-2014" in copied.stdout
    done = subprocess.run([*asked, "check", "mine"], **there, check=False)
    assert (done.returncode, b"lawful" in done.stdout) == (0, True)
