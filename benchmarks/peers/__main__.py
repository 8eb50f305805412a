"""The same allocation by Berth and by its peers: the tables of benchmarks/README.md.

    python benchmarks/peers --set-up            # once: each peer in an environment of its own
    python benchmarks/peers                     # 51 instances, then growth from 1 to 100
    python benchmarks/peers --growing -         # the 51 alone; --only-growth: growth alone
    python benchmarks/peers --short             # some of them: five minutes

All sides get the same bounds (`exported.py`), run in turn, each in a process of its own and on one
thread, and must say the same of every place. How each peer is asked stands in `workers/`. Times are
CPU time, since a busy machine changes it less: from rows in memory to the answer for a peer, its
model built within the time; from the instance in memory for Berth, its check within the time.
"""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from comparing import Comparison, written
from drawn import seasons
from environments import PEERS, set_up
from growing import Point, growth, picture, table_of

HERE = Path(__file__).resolve().parent


def compared(sides: list[str], wanted: dict[str, int], limit: float, times: int) -> list[str]:
    comparison = Comparison(sides, limit, times)
    with tempfile.TemporaryDirectory() as folder:
        for kind, made in seasons(wanted):
            question = written(made, Path(folder))
            if kind == "Sochi":
                comparison.warm(question)
            comparison.add(kind, question)
            print(f"{kind}: {made.seed}", file=sys.stderr, flush=True)
        comparison.end()
    print("\n".join(comparison.table()))
    print(f"\nMaking ready, not in these times: {', '.join(comparison.before())}", flush=True)
    return comparison.wrong


def grown_up(sides: list[str], sizes: list[int], limit: float, target: Path | None) -> list[str]:
    points, said = [], []
    for found in growth(sides, sizes, limit):
        if isinstance(found, Point):
            points.append(found)
            print(f"{found.kind} {found.size}: {found.side}", file=sys.stderr, flush=True)
        else:
            said.append(found)
    if target and points:
        picture(points, target)
    print("\n".join(["", *table_of(points), "", *(one for one in said if " over " in one)]))
    return [one for one in said if " over " not in one]


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    asked.add_argument("--set-up", action="store_true", help="make .venv-peers and stop")
    asked.add_argument("--only-growth", action="store_true", help="without the 51 instances")
    asked.add_argument("--short", action="store_true", help="a few instances, growth up to 10")
    asked.add_argument("--sides", default=",".join(PEERS), help="which, by their short names")
    asked.add_argument("--growing", default="berth,soplex,clp", help="those that grow; '-': none")
    asked.add_argument("--sizes", default="1,3,10,30,100")
    asked.add_argument("--limit", type=float, default=5, help="CPU seconds for one run")
    asked.add_argument("--picture", type=Path, help="where the picture of growth goes, an SVG")
    given = asked.parse_args()
    if given.set_up:
        set_up()
        return
    sides = ["berth", *(n for n in given.sides.split(",") if n != "berth" and PEERS[n].is_there)]
    missing = [PEERS[n].label for n in given.sides.split(",") if n not in sides]
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, ", end="")
    print(f"load {os.getloadavg()[0]:.1f}; missing: {', '.join(missing) or 'nobody'}\n", flush=True)
    wanted = {"binding": 30, "impossible": 10, "loose": 10}
    sizes = [int(size) for size in given.sizes.split(",")]
    if given.short:
        wanted = {"binding": 4, "impossible": 3, "loose": 3}
        sizes = [size for size in sizes if size <= 10]
    wrong = [] if given.only_growth else compared(sides, wanted, given.limit, times=3)
    growing = [name for name in given.growing.split(",") if name in sides]
    if growing:
        wrong += grown_up(growing, sizes, 20 * given.limit, given.picture)
    if wrong:
        raise SystemExit("\n".join(["", "THE SIDES DIFFER:", *wrong]))
    print("\nWherever two sides answered, they said the same of every place.")


if __name__ == "__main__":
    main()
