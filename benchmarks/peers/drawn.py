"""What is measured: Sochi, and drawn seasons of its size with limits from loose to impossible."""

import random
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

from worlds import short_track  # noqa: E402

from models.files import read_instance  # noqa: E402
from models.instance import Instance  # noqa: E402
from solver.allocate.solve import solve  # noqa: E402

SQUADS = ("men", "women")


class Made(NamedTuple):
    """How an instance is made, as plain data; Sochi without a seed.

    athletes: the limit per squad. size: 1 is a squad of some 360 lines.
    """

    seed: int | None = None
    athletes: int | None = None
    size: int = 1
    squads: tuple[str, ...] = SQUADS

    def instance(self) -> Instance:
        if self.seed is None:
            return read_instance(ROOT / "instances" / "sochi-2014")
        return short_track(self.seed, self.size, tuple(self.squads), athletes=self.athletes)


def seasons(wanted: Mapping[str, int]) -> Iterator[tuple[str, Made]]:
    """Sochi, then for every kind the first so many seeds that are of the kind.

    loose: the walk proves itself; binding: it does not, and there is an allocation; impossible:
    there is none. The limit is drawn from 44 to 62 per squad, as in benchmarks/allocation.py.
    """
    yield "Sochi", Made()
    left = dict(wanted)
    seed = 0
    while any(left.values()):
        made = Made(seed, random.Random(seed).randint(44, 62))
        outcome = solve(made.instance())
        kind = {"conflict": "impossible", "allocated": "binding"}.get(outcome.status, "")
        if getattr(outcome, "proof", "") == "walk":
            kind = "loose"
        if left.get(kind):
            left[kind] -= 1
            yield kind, made
        seed += 1


def grown(size: int, kind: str) -> Made:
    """One squad so many times the size, with exact fields; a limit that binds or none that does."""
    return Made(1, (53 if kind == "binding" else 60) * size, size, SQUADS[:1])
