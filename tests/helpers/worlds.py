"""Made-up worlds: random instances of real size, for tests and benchmarks.

No result in here: only rulebooks and rankings, drawn from a seed.
"""

import random
from collections.abc import Mapping, Sequence

from models.instance import Instance
from models.noc import Noc
from models.ranking import Ranking, RankingBuilder
from models.rulebook import Rulebook

DISTANCES = ("500m", "1000m", "1500m")


def code(number: int) -> str:
    """AAA, AAB, ...: made-up NOC codes."""
    letters = ""
    for _ in range(3):
        number, letter = divmod(number, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def short_track(
    seed: int,
    size: int = 1,
    squads: Sequence[str] = ("men",),
    exact: bool = True,
    athletes: int | None = None,
) -> Instance:
    """A short track season like that of 2014, `size` times as large.

    At size 1 a squad has 40 NOCs with about 110 lines per distance and 22 in the relay, fields of
    32, 32, 36 and 8 (exactly, or at most), three places per NOC and distance, squads of five with
    a relay and three without, and `athletes` at most per squad (60 per size if not said).
    """
    draw = random.Random(seed)
    nocs = [code(n) for n in range(40 * size)]
    draw.shuffle(nocs)
    rankings: dict[str, Ranking] = {}
    for squad in squads:
        strength = {noc: draw.gauss(0, 1) + 2.5 * (1 - i / len(nocs)) for i, noc in enumerate(nocs)}
        for distance in DISTANCES:
            rankings[f"{squad}-{distance}"] = _drawn(draw, strength, lines=3)
        teams = dict(sorted(strength.items(), key=lambda item: -item[1])[: 22 * size])
        rankings[f"{squad}-relay"] = _drawn(draw, teams, lines=1)
    return Instance(
        id=f"drawn-{seed}",
        title="A drawn season",
        rulebook=short_track_rules(squads, size, exact, athletes),
        nocs={noc: Noc(code=noc, name=noc) for noc in nocs},
        host=min(nocs),
        rankings=rankings,
    )


def short_track_rules(
    squads: Sequence[str], size: int, exact: bool, athletes: int | None
) -> Rulebook:
    amount = "exactly" if exact else "at_most"
    distances = [f"{squad}-{distance}" for squad in squads for distance in DISTANCES]
    relays = [f"{squad}-relay" for squad in squads]
    rules = [
        *(
            {"id": f"total-{s}", "kind": "athlete_total", "squads": [s]}
            | {"at_most": 60 * size if athletes is None else athletes}
            for s in squads
        ),
        {"id": "relay", "kind": "field_size", "events": relays, amount: 8 * size},
        *(
            {"id": f"field-{d}", "kind": "field_size", amount: field * size}
            | {"events": [f"{s}-{d}" for s in squads]}
            for d, field in zip(DISTANCES, (32, 32, 36), strict=True)
        ),
        {"id": "per-noc", "kind": "noc_event_limit", "events": distances, "at_most": 3},
        {"id": "with-relay", "kind": "noc_squad_limit", "squads": squads}
        | {"at_most": 5, "team": True},
        {"id": "without-relay", "kind": "noc_squad_limit", "squads": squads}
        | {"at_most": 3, "team": False},
        {"id": "relay-brings", "kind": "team_squad", "events": relays, "athletes": 5},
        {"id": "host", "kind": "host_guarantee", "squads": dict.fromkeys(squads, 1)},
    ]
    return Rulebook.model_validate(
        {
            "id": "drawn",
            "title": "Made-up short track rules",
            "squads": {squad: squad for squad in squads},
            "events": {
                name: {"name": name, "squad": name.split("-")[0], "team": name in relays}
                for name in [*distances, *relays]
            },
            "rules": [rule | {"cite": "made up"} for rule in rules],
            "award": [
                {"id": "relays", "lists": relays, "order": "rank_by_rank"},
                {"id": "distances", "lists": distances, "order": "rank_by_rank"},
            ],
        }
    )


def _drawn(draw: random.Random, strength: Mapping[str, float], lines: int) -> Ranking:
    """Each NOC's athletes (one to `lines`) placed by strength and the form of the day."""
    form = [
        (value + draw.gauss(0, 0.8) - 0.3 * athlete, noc)
        for noc, value in strength.items()
        for athlete in range(lines if draw.random() < 0.9 else 1)
    ]
    builder = RankingBuilder.empty()
    for rank, (_, noc) in enumerate(sorted(form, reverse=True), 1):
        builder.add(rank, noc)
    return builder.ranking()
