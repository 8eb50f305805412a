"""What more processes bring, and what it costs to have them: this process, two, a local cluster.

    python benchmarks/scaling.py [--variants 4000] [--runs 4000] [--workers 2] [--repeat 3]

Variants of Sochi 2014 as `berth sweep` computes them, all by the quick walk, and runs of a forecast
with the second World Cup open. Wall-clock time: on a machine that other work shares, the ratio
says more than the seconds, and `cores free` says how much of the machine there was.
"""

import argparse
import os
import pickle
import resource
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from rich.console import Console
from rich.table import Table

from models.files import read_instance
from models.grid import Point
from models.instance import Instance
from solver.forecast.forecast import TOGETHER, Forecaster, opened
from solver.many.outcomes import solved
from solver.many.pool import mapped
from solver.many.sweep import Cases, Sweeper, Task

ROOT = Path(__file__).resolve().parent.parent


class Nothing:
    """What is left is the cost of sending."""

    def __call__(self, task: int) -> int:
        return task


def sweep_of(base: Instance, count: int) -> tuple[Sweeper, Sequence[Task]]:
    """Limits that do not bind, and so no solver."""
    cases = Cases(base, {"base": base})
    names = ("total-men.at_most", "total-women.at_most", "field-1500.exactly", "total.at_most")
    numbers = product(range(60, 70), range(60, 70), range(30, 37), range(120, 130))
    points = [
        Point("base", tuple(zip(names, found, strict=True)), (), ())
        for found, _ in zip(numbers, range(count), strict=False)
    ]
    sweeper = Sweeper(cases, solved(base, None).rows(base.rulebook), check_every=0)
    return sweeper, [cases.task(point) for point in points]


def forecast_of(base: Instance, runs: int) -> tuple[Forecaster, Sequence[range]]:
    season = opened(base, [list(base.competitions)[-1]], 0)
    blocks = [range(n, min(n + TOGETHER, runs)) for n in range(0, runs, TOGETHER)]
    return Forecaster(season.base, season.season, 2014), blocks


def timed(
    work: Callable[[Any], Any], tasks: Iterable[Any], **crew: Any
) -> tuple[float, float, float]:
    """Seconds until the first result, in all, and of this process's own computing."""
    start, own = perf_counter(), process_time()
    results = mapped(work, tasks, **crew)
    next(results)
    first = perf_counter() - start
    for _ in results:
        pass
    return first, perf_counter() - start, process_time() - own


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--variants", type=int, default=4000)
    asked.add_argument("--runs", type=int, default=4000)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--repeat", type=int, default=3, help="the fastest of so many counts")
    given = asked.parse_args()
    base = read_instance(ROOT / "instances" / "sochi-2014")
    crews: Sequence[tuple[str, dict[str, Any]]] = (
        ("this process", {}),
        (f"{given.workers} processes", {"workers": given.workers}),
        (f"cluster of {given.workers} here", {"workers": given.workers, "scheduler": "local"}),
    )
    table = Table(
        "what", "by", "until the first, s", "in all, s", "own CPU, s", "per second", "against 1"
    )
    for what, count, (work, tasks) in (
        ("nothing", 20_000, (Nothing(), range(20_000))),
        ("variants", given.variants, sweep_of(base, given.variants)),
        ("forecast runs", given.runs, forecast_of(base, given.runs)),
    ):
        alone = 0.0
        # Every time as new: what this process has made ready cannot be sent.
        sent = pickle.dumps(work)
        for name, crew in crews:
            times = [timed(pickle.loads(sent), tasks, **crew) for _ in range(given.repeat)]
            first, seconds, own = min(times, key=lambda one: one[1])
            alone = alone or seconds
            table.add_row(
                what,
                name,
                f"{first:.2f}",
                f"{seconds:.2f}",
                f"{own:.2f}",
                f"{count / seconds:,.0f}",
                f"{alone / seconds:.2f}",
            )
    Console().print(table)
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    free = max(0.0, (os.cpu_count() or 1) - os.getloadavg()[0])
    print(f"largest process {child} MiB; cores free at the end about {free:.1f}")


if __name__ == "__main__":
    main()
