"""How long one conflict takes as `berth solve` finds it, its sum included, and what CP-SAT adds.

    python benchmarks/one_conflict.py        # half a minute; processor time, medians

Nothing here is a test.
"""

import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

from conflicts import many_rules  # noqa: E402
from worlds import short_track  # noqa: E402

from solver.allocate.solve import solve  # noqa: E402
from solver.conflict.first import first_conflict  # noqa: E402

WAY = "from solver.cpsat.program import new_program; new_program()"


def cpu(work: Callable[[], object], times: int = 1) -> float:
    """Milliseconds, the median."""
    found = []
    for _ in range(times):
        start = process_time()
        work()
        found.append(1000 * (process_time() - start))
    return statistics.median(found)


def many() -> None:
    for squads in (1, 3, 6, 21):
        instance = many_rules(squads)
        took = cpu(lambda one=instance: first_conflict(one.rebuilt()), 4)
        rules, bounds = len(instance.rulebook.rules), len(instance.laws)
        print(f"  {rules:3} rules, {bounds:5} bounds: {took:4.0f} ms", flush=True)


def impossible_seasons() -> None:
    """One squad of real size, 44 or 48 athletes: not enough for the fields."""
    seasons = [short_track(seed, athletes=limit) for seed in range(10) for limit in (44, 48)]
    for name, work in (("no allocation", solve), ("the conflict", first_conflict)):
        found = [cpu(lambda one=one, work=work: work(one)) for one in seasons]
        median, worst = statistics.median(found), max(found)
        print(f"  {name}: median {median:.0f} ms, worst {worst:.0f} ms", flush=True)


def loading() -> None:
    """Whole processes, in turn."""
    python = sys.executable
    sides = {
        "python": [python, "-c", "pass"],
        "ortools.sat.python.cp_model": [python, "-c", "import ortools.sat.python.cp_model"],
        "Berth's way to CP-SAT": [python, "-c", WAY],
    }
    found: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(8):
        for name, command in sides.items():
            took = _process(command)
            if number:
                found[name].append(took)
    for name, took in found.items():
        print(f"  {name:28} {1000 * statistics.median(took):4.0f} ms")


def _process(command: Sequence[str]) -> float:
    def used() -> float:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return children.ru_utime + children.ru_stime

    before = used()
    # As for a user, what was compiled the first time is kept.
    subprocess.run(command, cwd=ROOT, check=True, env=os.environ | {"PYTHONDONTWRITEBYTECODE": ""})
    return used() - before


def main() -> None:
    print("One conflict among many rules")
    many()
    print("20 impossible seasons")
    impossible_seasons()
    print("Loading")
    loading()


if __name__ == "__main__":
    main()
