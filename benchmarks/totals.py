"""Seasons whose men and women hang together: an exact total over both, then equal numbers too.

    python benchmarks/totals.py [--seasons 20] [--limit 60]

No relaxation shows that an odd total is no sum of equal numbers, and counting by NOCs with boxes
does not cover either rule, so that CP-SAT decides: CPU seconds from the instance in memory to the
checked outcome, or over the limit. Nothing here is a test.
"""

import argparse
import random
import statistics
import sys
from collections import Counter
from pathlib import Path
from time import process_time
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

from worlds import short_track  # noqa: E402

from models.instance import Instance  # noqa: E402
from models.rulebook import Rulebook  # noqa: E402
from solver.allocate.solve import solve  # noqa: E402

SQUADS = ("men", "women")
EQUAL = {"id": "equal", "kind": "equal_numbers", "squads": SQUADS, "cite": "made up"}


def season(seed: int, total: int, equal: bool) -> Instance:
    """One of Sochi's size with so many athletes exactly, men and women together."""
    drawn = short_track(seed, squads=SQUADS, athletes=58)
    both = {"id": "both", "kind": "athlete_total", "squads": SQUADS, "exactly": total}
    book: dict[str, Any] = drawn.rulebook.model_dump()
    book["rules"] = [*book["rules"], both | {"cite": "made up"}, *([EQUAL] if equal else [])]
    return drawn.rebuilt(rulebook=Rulebook.model_validate(book))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seasons", type=int, default=20)
    asked.add_argument("--limit", type=float, default=60, help="seconds for one solve")
    given = asked.parse_args()
    solve(season(0, 108, equal=True), given.limit)  # what is loaded late is not in the times
    for name, equal in (("an exact total", False), ("and as many men as women", True)):
        times, kinds = [], Counter[str]()
        for seed in range(given.seasons):
            instance = season(seed, random.Random(seed).randint(100, 118), equal)
            start = process_time()
            found = solve(instance, given.limit)
            times.append(process_time() - start)
            kinds[getattr(found, "proof", found.status)] += 1
        print(
            f"  {name}: median {statistics.median(times):.2f} s, worst {max(times):.2f} s, ", end=""
        )
        print(", ".join(f"{number} {kind}" for kind, number in kinds.items()), flush=True)


if __name__ == "__main__":
    main()
