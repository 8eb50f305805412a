"""Berth with other versions than those in the lock: the same tests, the same answers.

    python tools/versions.py                        # all of them; `make versions`
    python tools/versions.py lowest older-ortools   # some
    python tools/versions.py --only answers         # random instances alone: two minutes each

Each is an environment of its own in .venv-versions/. Answers are a thousand random instances by
Berth, by counting and by CP-SAT alone (`benchmarks/every_way.py`): a hash over all of them, place
by place, has to be that of the versions in the lock; and a thousand random worlds against what
their rules say, literally (`tests/helpers/soak.py`). Logs go to build/versions/. Exit code 1 if a
test fails, a hash differs, or two ways disagree.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
HERE, LOGS = ROOT / ".venv-versions", ROOT / "build" / "versions"
UV = ROOT / ".venv" / "bin" / "uv"
#: What tests need besides Berth, where its own dependencies are the oldest.
TOOLS = ("apportionment", "coverage", "httpx", "hypothesis", "jsonschema", "pytest", "pytest-xdist",
         "setuptools", "syrupy")  # fmt: skip
#: Old packages use what newer ones beneath them will no longer have. ortools 9.14 warns while it is
#: loaded, and where a warning is an error that ends Python.
OLD_AGE = ("-W", "default::DeprecationWarning")
FAST = ("models", "rules", "solver", "literal", "instances")
WITHOUT_BROWSER = (*FAST, "berth", "benchmarks")
LOCKED = "locked"


class Version(NamedTuple):
    """python: which; older: packages below a version; tests: folders of tests/; lowest: the oldest
    of everything that pyproject.toml allows."""

    python: str = "3.11"
    older: tuple[str, ...] = ()
    lowest: bool = False
    tests: tuple[str, ...] = FAST

    @property
    def is_old(self) -> bool:
        return self.lowest or bool(self.older)


VERSIONS = {
    LOCKED: Version(tests=()),
    "older-ortools": Version(older=("ortools<9.15", "protobuf")),
    "lowest": Version(lowest=True),
    "python-3.12": Version("3.12", tests=WITHOUT_BROWSER),
    "python-3.13": Version("3.13", tests=WITHOUT_BROWSER),
}


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    asked.add_argument("names", nargs="*", choices=[*VERSIONS, []], metavar="NAME")
    asked.add_argument("--only", choices=["set-up", "tests", "answers"])
    asked.add_argument("--instances", type=int, default=1000)
    asked.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = asked.parse_args()
    LOGS.mkdir(parents=True, exist_ok=True)
    names = list(given.names or VERSIONS)
    if given.only in (None, "answers") and LOCKED not in names:
        names.insert(0, LOCKED)
    wrong, hashes = [], {}
    for name in names:
        python = set_up(name, VERSIONS[name])
        print(f"{name}: {versions_of(python)}", flush=True)
        if given.only in (None, "tests") and VERSIONS[name].tests:
            folders = [f"tests/{folder}" for folder in VERSIONS[name].tests]
            said = ["-m", "pytest", "-q", "-n", given.workers, "-p", "no:cacheprovider"]
            said += OLD_AGE if VERSIONS[name].is_old else ()
            wrong += run(name, "tests", [python, *said, *folders])
        if given.only in (None, "answers"):
            for step, command in answers(python, given.instances, given.workers):
                wrong += run(name, step, command)
            hashes[name] = last_line(name, "every-way")
    differ = [name for name, found in hashes.items() if found != hashes[LOCKED]]
    wrong += [f"{name}: other answers than {LOCKED}" for name in differ]
    print("\n".join(wrong) or "All as it should be.")
    sys.exit(1 if wrong else 0)


def answers(python: Path, instances: int, workers: int) -> Iterator[tuple[str, list[object]]]:
    many = ["--workers", workers]
    yield "every-way", [python, "benchmarks/every_way.py", "--instances", instances, *many]
    soak = [python, "tests/helpers/soak.py", "--worlds", instances, *many]
    yield "soak", [*soak, "--only", "solve", "--only", "check"]


def run(name: str, step: str, command: list[object]) -> list[str]:
    """What is wrong: that it ended with another code than 0."""
    with log_of(name, step).open("w", encoding="utf-8") as log:
        ended = subprocess.run([*map(str, command)], cwd=ROOT, stdout=log, stderr=log, check=False)
    print(f"  {step}: {last_line(name, step)}", flush=True)
    return [f"{name}: see {log_of(name, step).relative_to(ROOT)}"] if ended.returncode else []


def log_of(name: str, step: str) -> Path:
    return LOGS / f"{name}-{step}.log"


def last_line(name: str, step: str) -> str:
    return log_of(name, step).read_text(encoding="utf-8").strip().rpartition("\n")[2].strip()


def versions_of(python: Path) -> str:
    code = (
        "import platform, importlib.metadata as m; print('Python ' + platform.python_version(),"
        "*(f'{n} {m.version(n)}' for n in ('ortools', 'pydantic', 'pandas', 'typer')), sep=', ')"
    )
    return subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout[
        :-1
    ]


def set_up(name: str, version: Version) -> Path:
    """The Python of its environment, made anew where pyproject.toml or the lock are newer."""
    if name == LOCKED:
        return ROOT / ".venv" / "bin" / "python"
    python, ready = HERE / name / "bin" / "python", HERE / name / "ready"
    wanted = LOGS / f"{name}.txt"
    stated = [ROOT / "pyproject.toml", ROOT / "requirements.lock"]
    if ready.exists() and all(ready.stat().st_mtime > file.stat().st_mtime for file in stated):
        return python
    uv("venv", "--clear", "--python", interpreter(version.python), HERE / name)
    if version.lowest:
        resolution = ["--resolution", "lowest-direct", "--python", python]
        uv("pip", "compile", "pyproject.toml", "--all-extras", *resolution, "--output-file", wanted)
        uv("pip", "install", "--python", python, "--requirement", wanted, *TOOLS)
    else:
        shutil.copy(ROOT / "requirements.lock", wanted)
        if version.older:
            again = [word for one in version.older for word in ("--upgrade-package", one)]
            groups = ["--all-extras", "--group", "dev", "--universal", "--generate-hashes"]
            uv("pip", "compile", "pyproject.toml", *groups, *again, "--output-file", wanted)
        uv("pip", "install", "--python", python, "--require-hashes", "--requirement", wanted)
    alone = ["--no-deps", "--no-build-isolation"]
    uv("pip", "install", "--python", python, *alone, "--editable", ".")
    ready.touch()
    return python


def uv(*words: object) -> None:
    subprocess.run(
        [UV, *map(str, words), "--quiet"], cwd=ROOT, stdout=subprocess.DEVNULL, check=True
    )


def interpreter(version: str) -> str:
    """Where a Python of this version is; one of pyenv's need not be chosen there."""
    pyenv = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser() / "versions"
    there = sorted(pyenv.glob(f"{version}.*/bin/python{version}"))
    for python in (shutil.which(f"python{version}"), *there):
        if (
            python
            and subprocess.run([python, "-V"], capture_output=True, check=False).returncode == 0
        ):
            return str(python)
    return version  # uv looks, and says that there is none


if __name__ == "__main__":
    main()
