"""A sample with a seed, and what share of it was killed.

Within a room every mutant is as likely as another, and rooms have their part: so of the order in
which a sample is run each beginning is a sample too, and a run that is cut short is worth its
length.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from places import Mutant

#: Of the normal distribution, for 95 in 100.
Z = 1.959964


def drawn(mutants: Sequence[Mutant], seed: int) -> list[Mutant]:
    """All of them, in the order in which they are drawn."""
    rooms: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        rooms[mutant.room].append(mutant)
    places: list[tuple[float, Mutant]] = []
    for room, own in sorted(rooms.items()):
        chance = random.Random(f"{seed} {room}")
        start = chance.random()
        shuffled = chance.sample(own, len(own))
        places += [((nth + start) / len(own), mutant) for nth, mutant in enumerate(shuffled)]
    return [mutant for _, mutant in sorted(places, key=lambda place: place[0])]


def wilson(killed: int, of: int) -> tuple[float, float]:
    """Between what shares the true one lies, 95 times in 100 (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    share, square = killed / of, Z * Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = Z / (1 + square / of) * sqrt(share * (1 - share) / of + square / (4 * of * of))
    return middle - half, middle + half
