"""The peers, each in an environment of its own under .venv-peers, with its versions pinned.

    python benchmarks/peers --set-up        # or: make peers

What a package index or Debian does not have is said, and left out of the tables.
"""

import subprocess
import sys
import venv
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ENVIRONMENTS = ROOT / ".venv-peers"
#: MiniZinc comes with no Python package, so Debian's is unpacked (and nothing is installed).
DEBIAN = ("minizinc=2.6.4+dfsg1-1", "flatzinc=6.2.0-5")


class Peer(NamedTuple):
    """label: what the tables call it; environment: its folder and pins; given: its arguments."""

    label: str
    environment: str
    worker: str
    given: tuple[str, ...] = ()

    @property
    def command(self) -> list[str]:
        python = sys.executable if self.worker == "berth_worker" else _python(self.environment)
        return [str(python), str(HERE / "workers" / f"{self.worker}.py"), *self.given]

    @property
    def is_there(self) -> bool:
        return self.worker == "berth_worker" or (ENVIRONMENTS / self.environment / "ready").exists()


def _python(environment: str) -> Path:
    return ENVIRONMENTS / environment / "bin" / "python"


PEERS = {
    "berth": Peer("Berth", "", "berth_worker", ("as it is",)),
    "cp-sat": Peer("Berth by CP-SAT alone", "", "berth_worker", ("CP-SAT",)),
    "gurobi": Peer("Gurobi, LP walk", "gurobi", "gurobi_worker"),
    "highs": Peer("HiGHS, LP walk", "highs", "highs_worker"),
    "soplex": Peer("SCIP's SoPlex, LP walk", "scip", "scip_worker", ("walk",)),
    "scip": Peer("SCIP, packed tiers", "scip", "scip_worker", ("packed",)),
    "clp": Peer("CBC's Clp, LP walk", "cbc", "cbc_worker", ("walk",)),
    "cbc": Peer("CBC, packed tiers", "cbc", "cbc_worker", ("packed",)),
    "exact": Peer("Exact, packed tiers", "cpmpy", "exact_worker"),
    "cpmpy-exact": Peer("CPMpy on Exact, packed tiers", "cpmpy", "cpmpy_worker", ("exact",)),
    "cpmpy-ortools": Peer("CPMpy on ortools, packed tiers", "cpmpy", "cpmpy_worker", ("ortools",)),
    "gecode": Peer(
        "MiniZinc with Gecode", "gecode", "gecode_worker", (str(ENVIRONMENTS / "gecode"),)
    ),
    "choco": Peer("Choco", "choco", "choco_worker"),
    "clingo": Peer("clingo", "clingo", "clingo_worker"),
}


def set_up() -> None:
    for name in sorted({peer.environment for peer in PEERS.values() if peer.environment}):
        folder = ENVIRONMENTS / name
        if (folder / "ready").exists():
            continue
        try:
            venv.create(folder, with_pip=True)
            if name == "gecode":
                _from_debian(folder)
            else:
                install = [_python(name), "-m", "pip", "install", "--quiet", "-r"]
                _run([*install, HERE / "requirements" / f"{name}.txt"], ROOT)
            (folder / "ready").touch()
            print(f"  {name}: ready", flush=True)
        except (OSError, subprocess.CalledProcessError) as failed:
            said = getattr(failed, "stderr", "") or str(failed)
            print(f"  {name}: CANNOT BE HAD HERE: {said.strip().splitlines()[-1]}", flush=True)


def _from_debian(folder: Path) -> None:
    """The packages, with what the machine lacks for them, unpacked into the folder."""
    wanted = ["apt-get", "install", "--simulate", "--reinstall", "--no-install-recommends"]
    said = _run([*wanted, *DEBIAN], ROOT)
    names = [line.split()[1] for line in said.splitlines() if line.startswith("Inst ")]
    packages = folder / "packages"
    packages.mkdir(exist_ok=True)
    pins = {pin.split("=")[0]: pin for pin in DEBIAN}
    _run(["apt-get", "download", *(pins.get(name, name) for name in names)], packages)
    for package in sorted(packages.glob("*.deb")):
        _run(["dpkg-deb", "-x", package, folder], ROOT)
        package.unlink()


def _run(command: list[str | Path], where: Path) -> str:
    ran = subprocess.run(command, check=True, capture_output=True, text=True, cwd=where)
    return ran.stdout
