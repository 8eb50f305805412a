"""What is installed, and how: the versions it is installed with, nothing but its base, an image."""

import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import version

import image
import pytest
from documents import ROOT
from made_once import made_once

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "Dockerfile", "NOTICE"])
def test_every_make_target_and_every_file_that_is_named_is_there(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"(?m)^([a-z]+):", makefile))
    assert set(re.findall(r"(?m)(?:^|`|# +)make ([a-z]+)", text)) <= targets
    links = re.findall(r"\]\(([\w./-]+)", text)
    links += re.findall(r"(?<![\w/])((?:models|berth|licences|tests)/[\w./-]*\w)", text)
    made = ("berth/html/static/vendor", "berth/instances")  # By `make assets`, in a wheel.
    assert [one for one in links if not one.startswith(made) and not (ROOT / one).exists()] == []


def locked(name):
    """Of each package the versions there are, each with its hashes."""
    text = (ROOT / name).read_text(encoding="utf-8")
    found = {}
    for package, number, rest in re.findall(r"(?m)^([\w.-]+)==([^\s;]+)(.*(?:\n .*)*)", text):
        hashes = re.findall("sha256:[0-9a-f]{64}", rest)
        assert hashes, f"{package} without a hash"
        found.setdefault(package.replace(".", "-"), []).append((number, hashes))
    return found


def test_the_version_is_said_once():
    said = PROJECT["version"]
    assert version("berth") == said
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    numbers = re.findall(r"(?m)^## \[([0-9.]+)\]", changes)
    assert numbers[0] == said
    wheels = re.findall(r"berth-([\d.]+)-py3", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert set(wheels) == {said}
    sources = [path for name in ("models", "solver", "berth") for path in (ROOT / name).rglob("*")]
    texts = (path for path in sources if path.suffix in (".py", ".html", ".js", ".yaml"))
    assert [path for path in texts if f'"{said}"' in path.read_text(encoding="utf-8")] == []


def numbers(text):
    return tuple(map(int, text.split(".")))


def test_no_newer_major_version_is_allowed_than_the_one_that_is_locked():
    found, runs = locked("requirements.lock"), locked("runtime.lock")
    asked = [*PROJECT["dependencies"]]
    for name, extra in PROJECT["optional-dependencies"].items():
        asked += extra if name != "all" else []
    for one in asked:
        name, least, most = re.fullmatch(r"([\w.-]+)>=([\d.]+),<([\d.]+)", one).groups()
        assert name.replace(".", "-") in runs, f"{name}: `make lock`"
        for number, _ in found[name.replace(".", "-")]:
            tested = numbers(number.partition(".post")[0])
            assert numbers(least) <= tested < numbers(most) <= (tested[0] + 1,), one


def test_what_berth_runs_with_is_what_is_tested():
    """runtime.lock is a part of requirements.lock, version by version and hash by hash."""
    everything = locked("requirements.lock")
    for package, versions in locked("runtime.lock").items():
        assert [one for one in versions if one not in everything[package]] == []


def test_the_image_is_built_without_network_and_runs_as_nobody_special():
    steps = image.steps()
    assert all("/" not in what for name, what in steps if name == "FROM")  # No registry is named.
    runs = [what for name, what in steps if name == "RUN"]
    installs = re.findall("pip install [^&]*", " ".join(runs))
    assert installs
    assert all("--no-index" in install for install in installs)
    assert not any(re.search("apt|curl|wget|git ", what) for what in runs)
    names = [name for name, _ in steps]
    assert names.index("USER") < names.index("ENTRYPOINT")
    sources = {what.split()[0] for name, what in steps if name == "COPY"} - {"--from=build"}
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert kept == ["*", *(f"!{source}" for source in sorted(sources))]


@pytest.fixture(scope="module")
def wheelhouse(tmp_path_factory):
    """100 MB are fetched for it."""
    if sys.version_info[:2] != (3, 11):
        pytest.skip("what is fetched is for Python 3.11, that of the image")
    made_once(tmp_path_factory, "wheelhouse", fetched)
    return ROOT / "build" / "wheelhouse"


def fetched(_):
    """There, as the Dockerfile wants it."""
    subprocess.run(["make", "wheelhouse"], cwd=ROOT, check=True)


@pytest.mark.soak
def test_the_base_alone_does_all_that_needs_no_extra_and_names_the_extra_for_the_rest(
    wheelhouse, tmp_path
):
    there = tmp_path / "base"
    subprocess.run([sys.executable, "-m", "venv", there], check=True)
    install = [there / "bin/pip", "install", "--quiet", "--no-index", "--find-links", wheelhouse]
    subprocess.run([*install, "berth"], check=True)
    listed = subprocess.check_output([there / "bin/pip", "list", "--format=freeze"], text=True)
    names = {line.split("==")[0].lower() for line in listed.splitlines()}
    assert names.isdisjoint({"altair", "vl-convert-python", "starlette", "uvicorn", "distributed"})

    def berth(*words):
        done = subprocess.run(
            [there / "bin/berth", *words],
            cwd=tmp_path,
            env=os.environ | {"COLUMNS": "200"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done.returncode, done.stderr.strip()

    open_ = ["forecast", "case", "--open", "kolomna", "--runs", "20"]
    (tmp_path / "grid.yaml").write_text("id: g\ngrid: {field-relay.exactly: [7, 8]}\n")
    for words in (
        ["new", "case", "--from", "sochi-2014"],
        ["solve", "case", "--certify"],
        ["report", "case", "-o", "report.html"],
        ["export", "case", "-o", "table.xlsx", "--without-why"],
        open_,
        ["sweep", "case", "grid.yaml", "--workers", "2"],
        ["diagnose", "case", "--set", "total-women.at_most=38"],
    ):
        assert berth(*words)[0] in (0, 3), words
    for words, needed in (
        ([*open_, "--chart", "chances.svg"], "charts"),
        (["serve", "case", "--no-browser"], "web"),
        (["sweep", "case", "grid.yaml", "--out", "new.sqlite", "--scheduler", "local"], "cluster"),
    ):
        code, told = berth(*words)
        assert (code, len(told.splitlines())) == (2, 1)
        assert f"pip install 'berth[{needed}]'" in told


@pytest.mark.soak
def test_the_steps_of_the_image_lead_to_a_berth_that_answers(wheelhouse, tmp_path):
    if not image.can_be_tried(tmp_path):
        pytest.skip("only root can lay a layer over the machine's files, and not everywhere")
    assert (wheelhouse / "runtime.lock").exists()
    python = os.path.realpath(sys.executable)
    solved, drawn, who = image.tried(
        tmp_path,
        python,
        "check instances/sochi-2014",
        "forecast instances/sochi-2014 --open kolomna --runs 20 --chart /tmp/chances.svg",
        "check nowhere; id -un",
    )
    assert "lawful; every rule is kept" in solved
    assert "Drawn 20 times" in drawn
    assert who.splitlines()[-1] == "berth"
