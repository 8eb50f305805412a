"""Fuzzes every reader in turn, each for its share of the time, led by the branches it takes.

    python tools/fuzz --minutes 60 --folder build/fuzz     # or: make fuzz MINUTES=60

atheris lies in an environment of its own, .venv-fuzz. What is come upon stays in the folder, and
the next run starts from it. Ends with 1 where something was found.
"""

import argparse
import json
import re
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ENVIRONMENT = ROOT / ".venv-fuzz"
READERS = (
    "instance", "rulebook", "variant", "grid", "book", "csv", "published", "rulings", "results",
    "xlsx-bytes", "xlsx-parts", "ods-parts", "xls", "glance", "glance-book",
)  # fmt: skip


def set_up() -> Path:
    """The interpreter of the environment, which also sees what Berth needs."""
    python = ENVIRONMENT / "bin" / "python"
    if not (ENVIRONMENT / "ready").exists():
        venv.create(ENVIRONMENT, with_pip=True)
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        pins = ["--require-hashes", "-r", HERE / "requirements.txt"]
        subprocess.run([*install, *pins], check=True)
        (own,) = ENVIRONMENT.glob("lib/python*/site-packages")
        (berth,) = ROOT.glob(".venv/lib/python*/site-packages")
        (own / "berth-too.pth").write_text(f"{berth}\n", encoding="utf-8")
        (ENVIRONMENT / "ready").touch()
    return python


def fuzzed(python: Path, name: str, seconds: float, folder: Path) -> dict[str, object]:
    """Anew with what is left of the time where a hang or the memory ended the process."""
    left, edges, ended = seconds, 0, 0
    total = {"executions": 0, "read": 0, "seconds": 0.0, "slowest": 0.0, "mebibytes": 0}
    findings: dict[str, int] = {}
    while left > 1 and ended < 5:
        command = [python, HERE / "one.py", name, str(int(left)), folder]
        ran = subprocess.run(command, check=False, capture_output=True, text=True, errors="replace")
        (folder / "log.txt").write_text(ran.stderr[-100_000:], encoding="utf-8")
        if not (folder / "done.json").exists():
            raise SystemExit(f"{name} cannot be fuzzed:\n{ran.stderr[-2000:]}")
        done = json.loads((folder / "done.json").read_text(encoding="utf-8"))
        for called, times in done.pop("findings").items():
            findings[called] = findings.get(called, 0) + times
        for key in ("executions", "read", "seconds"):
            total[key] += done[key]
        for key in ("slowest", "mebibytes"):
            total[key] = max(total[key], done[key])
        edges = max(edges, *map(int, re.findall(r"cov: (\d+)", ran.stderr)), 0)
        left -= max(done["seconds"], 1)
        if ran.returncode == 0:
            break
        ended += 1
    if ended:
        findings["ended the process"] = ended
    return {**total, "edges": edges, "findings": findings}


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--minutes", type=float, default=15)
    asked.add_argument("--folder", type=Path, default=ROOT / "build" / "fuzz")
    asked.add_argument("--only", choices=READERS, nargs="*", default=READERS)
    given = asked.parse_args()
    python = set_up()
    found = 0
    print(f"{'reader':12} {'executions':>10} {'read':>8} {'edges':>6} {'s':>6} {'slowest':>8} "
          f"{'MiB':>5}  findings", flush=True)  # fmt: skip
    for name in given.only:
        folder = given.folder / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "done.json").unlink(missing_ok=True)
        done = fuzzed(python, name, 60 * given.minutes / len(given.only), folder)
        findings = done["findings"]
        found += len(findings)
        told = ", ".join(f"{called} x{times}" for called, times in findings.items()) or "-"
        print(f"{name:12} {done['executions']:10,.0f} {done['read']:8,.0f} {done['edges']:6,} "
              f"{done['seconds']:6.0f} {done['slowest']:8.2f} {done['mebibytes']:5}  {told}",
              flush=True)  # fmt: skip
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
