"""How many allocations of one instance a core gives per second: the walk, counting, CP-SAT.

    python benchmarks/sweep.py [--runs 1000] [--solver-runs 20] [--sample 20]

Variants of numbers and drawn rankings over Sochi 2014. `walk`: those that the walk decides, with
its proof, from the new numbers to the counts per NOC; CP-SAT: the same variants, each solved from
scratch without the walk. A sample is compared with the full solve. CPU time of one process.
"""

import argparse
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import process_time
from typing import Any

from rich.console import Console
from rich.table import Table

from models.files import read_instance
from models.instance import Instance
from solver.clock import Clock
from solver.many.outcomes import Again, solved
from solver.walk.variants import Quick

ROOT = Path(__file__).resolve().parent.parent

#: Seconds for CP-SAT, which can be stuck where limits bind against exact fields.
LIMIT = 20.0

Variants = Sequence[Mapping[str, Any]]


def other_numbers(draw: random.Random, runs: int, tightest: int) -> Variants:
    """Limits and field sizes around those of 2014."""
    return [
        {
            "change": {
                "total-men.at_most": draw.randint(tightest, 64),
                "total-women.at_most": draw.randint(tightest, 64),
                "field-relay.exactly": draw.randint(6, 8),
                "field-1500.exactly": draw.randint(30, 36),
            }
        }
        for _ in range(runs)
    ]


def drawn_rankings(draw: random.Random, runs: int, base: Instance) -> Variants:
    """Every line moved up or down by about eight ranks."""

    def moved(nocs: Sequence[str]) -> list[str]:
        form = [(rank + draw.gauss(0, 8), noc) for rank, noc in enumerate(nocs)]
        return [noc for _, noc in sorted(form)]

    lists = {name: [line.noc for line in r.lines] for name, r in base.rankings.items()}
    return [{"rankings": {name: moved(nocs) for name, nocs in lists.items()}} for _ in range(runs)]


def both(draw: random.Random, runs: int, base: Instance) -> Variants:
    """Drawn rankings under limits of which many bind."""
    numbers, drawn = other_numbers(draw, runs, 50), drawn_rankings(draw, runs, base)
    return [{**one, **other} for one, other in zip(numbers, drawn, strict=True)]


def by_walk(quick: Quick, variants: Variants) -> tuple[float, list[Mapping[str, Any]]]:
    """Variants per second, among all, and those that are left to the solver."""
    left = []
    start = process_time()
    for variant in variants:
        found = quick.variant(**variant)
        if found is None:
            left.append(variant)
        else:
            _ = found.counts
    return len(variants) / (process_time() - start), left


def by_counting(again: Again, variants: Variants) -> tuple[str, int]:
    """What the walk left: per second and how many, and how many of them need CP-SAT."""
    left = 0
    start = process_time()
    for variant in variants:
        left += again.counted(**variant) is None
    seconds = process_time() - start
    return f"{len(variants) / seconds:,.0f} of {len(variants)}" if variants else "none", left


def by_solver(quick: Quick, variants: Variants) -> tuple[float, Counter[str]]:
    """The same by CP-SAT alone, each from scratch: per second, and what came out."""
    kinds: Counter[str] = Counter()
    start = process_time()
    for variant in variants:
        kinds[solved(quick.instance(**variant), LIMIT, by_search=True).status] += 1
    return len(variants) / (process_time() - start), kinds


def compare(again: Again, variants: Variants) -> int:
    """How many of these CP-SAT decides as the walk or counting did."""
    compared = 0
    for variant in variants:
        found = again.found(**variant)
        other = solved(again.quick.instance(**variant), LIMIT, by_search=True)
        if other.status == "out_of_time":
            continue
        if (found.status, found.numbers) != (other.status, other.numbers):
            raise SystemExit(f"CP-SAT finds something else: {variant}")
        compared += 1
    return compared


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--runs", type=int, default=1000)
    asked.add_argument("--solver-runs", type=int, default=20)
    asked.add_argument("--sample", type=int, default=20, help="compared with the full solve")
    given = asked.parse_args()
    base = read_instance(ROOT / "instances" / "sochi-2014")
    draw = random.Random(2014)
    columns = "walk, per s", "counting, per s", "left", "CP-SAT alone, per s", "compared"
    table = Table("Sochi 2014", *columns)
    for name, variants in (
        ("other numbers, loose", other_numbers(draw, given.runs, 60)),
        ("other numbers, binding", other_numbers(draw, given.runs, 50)),
        ("drawn rankings", drawn_rankings(draw, given.runs, base)),
        ("drawn rankings, binding", both(draw, given.runs, base)),
    ):
        again = Again(base, Clock)
        quick = again.quick
        quick.variant()
        walks, left = by_walk(quick, variants)
        counts, beyond = by_counting(again, left)
        some = variants[:: max(len(variants) // max(given.solver_runs, 1), 1)]
        solves, kinds = by_solver(quick, some[: given.solver_runs])
        sample = [*left[: given.sample], *variants[: given.sample]]
        checked = compare(again, sample)
        result = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
        table.add_row(
            name,
            f"{walks:,.0f}",
            counts,
            f"{beyond} of {len(variants)}",
            f"{solves:.0f} ({result})",
            f"{checked} agree",
        )
    Console().print(table)


if __name__ == "__main__":
    main()
