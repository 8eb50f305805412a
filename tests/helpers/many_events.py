"""Made-up seasons of middling size: one to six events, limits from loose to impossible, teams
before or after the distances, fields exactly or between, hosts and guarantees."""

import random

from worlds import code

from models.instance import Instance
from models.noc import Noc
from models.ranking import Ranking, RankingBuilder
from models.rulebook import Rulebook


def season(seed: int) -> Instance:
    """8 to 24 NOCs, one or two squads, and what the seed draws of the rest."""
    draw = random.Random(seed)
    nocs = [code(n) for n in range(draw.randint(8, 24))]
    squads = ("men", "women")[: draw.choice([1, 1, 1, 2])]
    distances = {f"{s}-{n}": s for s in squads for n in range(draw.randint(1, 6 // len(squads)))}
    relays = {f"{s}-relay": s for s in squads} if draw.random() < 0.7 else {}
    lists = {event: (event,) for event in distances | relays}
    if draw.random() < 0.2:
        second = draw.choice(list(distances))
        lists[second] = (second, f"again-{second}")
    rankings = {
        name: _drawn(draw, nocs, 1 if event in relays else 3)
        for event, names in lists.items()
        for name in names
    }
    rules = [*_rules(draw, squads, distances, relays, len(nocs))]
    early = [name for event in relays for name in lists[event]]
    late = [name for event in distances for name in lists[event]]
    stages = [early, late]
    if draw.random() < 0.3:
        stages = [late, early] if draw.random() < 0.5 else [early + late]
    book = {
        "id": "drawn",
        "title": "Made-up rules",
        "squads": {squad: squad for squad in squads},
        "events": {
            event: {"name": event, "squad": squad, "team": event in relays}
            for event, squad in (distances | relays).items()
        },
        "lists": {
            name: {"event": event}
            for event, names in lists.items()
            for name in names
            if len(names) > 1
        },
        "rules": [{"id": f"r{n}", "cite": "made up"} | rule for n, rule in enumerate(rules)],
        "award": [
            {"id": f"s{n}", "lists": names, "order": draw.choice(["rank_by_rank", "list_by_list"])}
            for n, names in enumerate(stages)
            if names
        ],
    }
    return Instance(
        id=f"drawn-{seed}",
        title="A drawn season",
        rulebook=Rulebook.model_validate(book),
        nocs={noc: Noc(code=noc, name=noc) for noc in nocs},
        host=draw.choice(nocs),
        rankings=rankings,
    )


def _rules(draw, squads, distances, relays, nocs):
    exact = draw.random() < 0.7
    fields = {}
    for event in distances | relays:
        size = draw.randint(2, nocs // 4 if event in relays else nocs)
        fields[event] = size
        amount = (
            {"exactly": size}
            if exact
            else draw.choice([{"at_most": size}, {"at_least": max(size - 2, 0), "at_most": size}])
        )
        yield {"kind": "field_size", "events": [event], **amount}
    if draw.random() < 0.9:
        limit = draw.randint(1, 3)
        yield {"kind": "noc_event_limit", "events": list(distances), "at_most": limit}
    for squad in squads:
        mine = [size for event, size in fields.items() if event.startswith(squad)]
        yield {"kind": "athlete_total", "squads": [squad]} | {
            "at_most": draw.randint(max(mine) * 4 // 5, max(mine) * 2)
        }
    if len(squads) > 1 and draw.random() < 0.7:
        most = draw.randint(max(fields.values()), max(fields.values()) * 3)
        yield {"kind": "athlete_total", "squads": list(squads), "at_most": most}
    limit = {"kind": "noc_squad_limit", "squads": list(squads)}
    if relays:
        size = draw.randint(2, 5)
        yield {"kind": "team_squad", "events": list(relays), "athletes": size}
        yield limit | {"at_most": size + draw.randint(0, 1), "team": True}
        yield limit | {"at_most": draw.randint(2, 3), "team": False}
    elif draw.random() < 0.7:
        yield limit | {"at_most": draw.randint(1, 3)}
    if draw.random() < 0.6:
        some = draw.sample(list(fields), draw.randint(0, min(2, len(fields))))
        guarantee = {"events": dict.fromkeys(some, 1), "squads": {squads[0]: draw.randint(1, 2)}}
        yield {"kind": "host_guarantee"} | {k: v for k, v in guarantee.items() if v}


def _drawn(draw: random.Random, nocs: list[str], most: int) -> Ranking:
    lines = [noc for noc in nocs if draw.random() < 0.8 for _ in range(draw.randint(1, most))]
    draw.shuffle(lines)
    builder = RankingBuilder.empty()
    for rank, noc in enumerate(lines, 1):
        builder.add(rank, noc)
    return builder.ranking()
