"""Fetches with npm what others made and the page uses, and puts it beside the templates.

package-lock.json pins each by its hash. Only what is used is taken, with its licence: htmx, the
flags of the countries in models/nocs.csv, and axe-core for the tests. Nothing of it is committed.
"""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "berth/html/static/vendor"


def main() -> None:
    fetch("--omit=optional")
    shutil.rmtree(VENDOR, ignore_errors=True)
    _copied("htmx.org", {"dist/htmx.min.js": "htmx.min.js"})
    flags = {f"flags/4x3/{code}.svg": f"flags/{code}.svg" for code in _alpha_2_codes()}
    _copied("flag-icons", flags)
    (VENDOR / "ready").touch()


def fetch(*options: str) -> None:
    """Into node_modules."""
    npm = shutil.which("npm") or _npm_of_pypi()
    subprocess.run([npm, "ci", "--no-progress", "--loglevel=error", *options], cwd=ROOT, check=True)


def _npm_of_pypi() -> str:
    """npm where the machine has none: from the wheel that brings node, pinned by its hash."""
    lock = ROOT / "tools/node.lock"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r"]
    subprocess.run([*install, str(lock)], check=True)
    return str(Path(sys.executable).parent / "npm")


def _alpha_2_codes() -> list[str]:
    with (ROOT / "models/nocs.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["alpha_2"].lower() for row in csv.DictReader(file)} - {""}
    return sorted(
        code for code in codes if (PACKAGES / f"flag-icons/flags/4x3/{code}.svg").exists()
    )


def _copied(package: str, files: dict[str, str]) -> None:
    for source, target in files.items():
        to = VENDOR / target
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PACKAGES / package / source, to)
    licence = next((PACKAGES / package).glob("LICENSE*"))
    shutil.copyfile(licence, VENDOR / f"{package}.LICENSE.txt")


if __name__ == "__main__":
    main()
