"""How long one allocation takes: Sochi, random instances, growth, the whole process.

    python benchmarks/allocation.py [--seeds 1000] [--sizes 1,3,10,30,100] [--limit 60]

Two things that are compared are measured in one run, in turn, and given as a ratio. Times are
CPU time, medians unless said otherwise. Nothing here is a test.
"""

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

from worlds import short_track  # noqa: E402

from models.answers.outcome import Outcome  # noqa: E402
from models.files import read_instance  # noqa: E402
from models.instance import Instance  # noqa: E402
from solver.allocate.solve import solve  # noqa: E402

#: What `solve` may try, by what decides then.
WAYS = {
    "as `berth solve` does it": {},
    "counting, not the plain walk": {"walk_first": False},
    "CP-SAT alone": {"walk_first": False, "counting": False},
}


def afresh(instance: Instance) -> Instance:
    """The same instance without anything derived from it yet."""
    return instance.rebuilt()


def timed(work: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of each run, after one run that does not count."""
    work()
    found = []
    for _ in range(times):
        start = process_time()
        work()
        found.append(1000 * (process_time() - start))
    return found


def one_allocation() -> None:
    """Sochi, from the instance in memory to the checked allocation."""
    sochi = read_instance(ROOT / "instances" / "sochi-2014")
    for name, how in WAYS.items():
        found = timed(lambda how=how: solve(afresh(sochi), **how), 15)
        print(f"  Sochi, {name:28} median {statistics.median(found):6.1f} ms, ", end="")
        print(f"fastest {min(found):6.1f} ms (model, solve and check)")


def random_instances(seeds: int) -> None:
    """Limits from loose to impossible at real size: the worst against the median."""
    for name, how in WAYS.items():
        times, kinds = [], Counter[str]()
        for seed in range(seeds):
            limit = random.Random(seed).randint(44, 62)
            instance = short_track(seed, athletes=limit)
            start = process_time()
            outcome = solve(instance, time_limit=60, **how)
            times.append(1000 * (process_time() - start))
            kinds[_kind(outcome)] += 1
        median = statistics.median(times)
        print(f"  {seeds} instances, {name}: median {median:.0f} ms, worst {max(times):.0f} ms")
        print(f"    worst / median {max(times) / median:.1f}; {dict(kinds)}")
        print(f"    undecided: {kinds['out_of_time']}")


def _kind(outcome: Outcome) -> str:
    return getattr(outcome, "proof", outcome.status)


def growth(sizes: Sequence[int], limit: float) -> None:
    """One squad, 1 to 100 times the size, with exact fields; then with a limit that binds."""
    for name, per_size in (("exact fields", 60), ("and a binding limit", 53)):
        for way, how in WAYS.items():
            for size in sizes:
                instance = short_track(1, size, athletes=per_size * size)
                lines = sum(len(ranking.lines) for ranking in instance.rankings.values())
                start = process_time()
                outcome = solve(instance, time_limit=limit, **how)
                seconds = process_time() - start
                print(f"  {name}, {way}, size {size:3} ({lines:5} lines): ", end="")
                print(f"{seconds:7.2f} s, {_kind(outcome)}", flush=True)
                if outcome.status == "out_of_time":
                    break


def whole_processes(times: int) -> None:
    """What a user waits for, against a bare import in the same run."""
    berth = Path(sys.executable).parent / "berth"
    sochi = str(ROOT / "instances" / "sochi-2014")
    for name, command, bare in (
        ("berth solve Sochi", [berth, "solve", sochi], "import ortools.sat.python.cp_model"),
        ("berth --help", [berth, "--help"], "import typer"),
    ):
        ratios, seconds = [], []
        for number in range(times + 1):
            ours, theirs = _seconds(command), _seconds([sys.executable, "-c", bare])
            if number:
                ratios.append(ours / theirs)
                seconds.append(ours)
        print(
            f"  {name}: {1000 * statistics.median(seconds):.0f} ms, "
            f"{statistics.median(ratios):.2f} times `python -c '{bare}'`"
        )


def _seconds(command: Sequence[str | Path]) -> float:
    """CPU time of the process; as for a user, what was compiled the first time is kept."""
    before = _of_children()
    kept = os.environ | {"PYTHONDONTWRITEBYTECODE": ""}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=kept)
    return _of_children() - before


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seeds", type=int, default=1000)
    asked.add_argument("--sizes", default="1,3,10,30,100")
    asked.add_argument("--limit", type=float, default=60, help="seconds for one solve of growth")
    given = asked.parse_args()
    print("One allocation")
    one_allocation()
    print("Random instances")
    random_instances(given.seeds)
    print("Growth")
    growth([int(size) for size in given.sizes.split(",")], given.limit)
    print("Whole processes")
    whole_processes(15)


if __name__ == "__main__":
    main()
