"""Seasons so small that every allocation can be tried: two or three NOCs, up to four events.

Drawn so that all ways to decide have work: exact fields and limits that bind, which can be counted,
and what counting does not cover, such as athletes in pairs, as many women as men, teams that are
awarded late and totals of two squads together.
"""

import random
import sys
from collections.abc import Iterator
from math import prod
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

from tiny import athletes, field, host_has, per_noc, relay_brings, world  # noqa: E402

from models.instance import Instance  # noqa: E402

#: So many sets of places at most: each is tried by the definition.
HOLDINGS = 40_000
RELAY = "men-relay"

Rule = dict[str, Any]


def tiny_season(seed: int) -> Instance:
    draw = random.Random(seed)
    while True:
        found = _season(draw)
        if prod(n + 1 for n in found.field.lengths.values()) <= HOLDINGS:
            return found


def _season(draw: random.Random) -> Instance:
    nocs = "ABHC"[: draw.choice([2, 3, 4, 4])]
    squads = draw.choice([("men",), ("men",), ("men", "women")])
    distances = ("500m", "1000m", "1500m")[: draw.randint(1, 3)]
    ties = draw.random() < 0.2
    rankings = {f"{s}-{d}": _ranking(draw, nocs, ties) for s in squads for d in distances}
    if draw.random() < 0.5:
        rankings[RELAY] = draw.sample(nocs, draw.randint(1, len(nocs)))
    lists = draw.sample(list(rankings), len(rankings))
    cut = draw.randint(0, len(lists))
    stages = [
        {"id": f"stage-{n}", "lists": part, "order": draw.choice(["rank_by_rank", "list_by_list"])}
        for n, part in enumerate((lists[:cut], lists[cut:]))
        if part
    ]
    rules = [*_limits(draw, rankings), *_of_squads(draw, squads), *_counted_hard(draw, squads)]
    host = "H" if "H" in nocs and draw.random() < 0.7 else None
    if host and draw.random() < 0.5:
        rules.append(host_has(squads={"men": draw.randint(1, 2)}))
    return world(rankings, *rules, award=stages, host=host)


def _ranking(draw: random.Random, nocs: str, ties: bool) -> list[str | list[str]]:
    """Of most NOCs a line, of some two; where there are ties, some neighbours share a rank."""
    lines: list[str | list[str]] = []
    order = [noc for noc in nocs for _ in range(draw.choice([0, 1, 1, 1, 2]))] or list(nocs)
    draw.shuffle(order)
    for noc in order:
        if ties and lines and draw.random() < 0.3:
            lines[-1] = [*lines[-1], noc]
        else:
            lines.append(noc)
    return lines


def _limits(draw: random.Random, rankings: dict[str, Any]) -> Iterator[Rule]:
    """Fields, and as many athletes as the largest of them needs or a few more: one athlete has to
    start in several events, which the walk does not see."""
    sizes = {event: draw.randint(1, max(1, len(lines) - 1)) for event, lines in rankings.items()}
    for event, size in sizes.items():
        if draw.random() < 0.9:
            how = draw.choice(["exactly", "exactly", "exactly", "at_most", "at_least"])
            yield field(event, **{how: size})
        if event != RELAY and draw.random() < 0.3:
            yield per_noc(event, draw.randint(1, 2))
    if draw.random() < 0.8:
        most = max(size for event, size in sizes.items() if event.startswith("men"))
        yield athletes(at_most=most + draw.choice([0, 0, 0, 1]))
    if RELAY in rankings and draw.random() < 0.8:
        yield relay_brings(draw.randint(1, 3))


def _of_squads(draw: random.Random, squads: tuple[str, ...]) -> Iterator[Rule]:
    for team in (True, False):
        if draw.random() < 0.4:
            limit = {"kind": "noc_squad_limit", "squads": squads, "team": team}
            yield limit | {"at_most": draw.randint(1, 3)}


def _counted_hard(draw: random.Random, squads: tuple[str, ...]) -> Iterator[Rule]:
    """What counting by NOCs with boxes does not cover, each now and then."""
    if draw.random() < 0.1:
        yield {"kind": "squad_multiple", "squads": ["men"], "of": 2}
    if draw.random() < 0.1:
        limit = {"at_most": draw.randint(0, 1), "starts_below": draw.randint(1, 3)}
        yield {"kind": "noc_squad_limit_by_starts", "squads": squads} | limit
    if draw.random() < 0.1:
        yield {"kind": "athlete_total", "squads": squads, "exactly": draw.randint(2, 5)}
    if len(squads) > 1 and draw.random() < 0.4:
        yield {"kind": "equal_numbers", "squads": squads, "apart": draw.randint(0, 1)}
