"""How many places every NOC could hold at the most, and the field that follows."""

from collections.abc import Mapping
from typing import NamedTuple

from models.noc import Noc
from models.place import Field
from models.ranking import Ranking
from models.rulebook import Rulebook
from models.ruling import Ruling

#: (NOC, pool) -> a number of places.
Lengths = Mapping[tuple[str, str], int]


class Claims(NamedTuple):
    """What places are given for: the rulebook, the lines, and what is given without a line.

    asked: athletes of each NOC in each squad who are asked for besides those of the rules.
    """

    rulebook: Rulebook
    nocs: Mapping[str, Noc]
    host: str | None
    rankings: Mapping[str, Ranking]
    rulings: tuple[Ruling, ...]
    asked: int = 0


def field_of(claims: Claims, caps: Lengths | None = None, room: Lengths | None = None) -> Field:
    """Every place that could be held; `caps` cut a list or squad of an NOC short.

    room: (NOC, event or squad) -> places for which there is room all the same, as a table to be
    checked has them: places of an event that have no line, and athletes that nobody calls for.
    """
    pools = pools_of_event(claims.rulebook)
    granted = granted_places(claims)
    sizes = {
        event: max((rule.brings(event) for rule in claims.rulebook.rules), default=0)
        for event in claims.rulebook.events
    }
    lengths = _cut(_claimed(claims, pools, (granted, room or {})), caps)
    lengths |= _cut(_athletes(claims, lengths, pools, granted, sizes), caps)
    for (noc, squad), count in (room or {}).items():
        if squad in claims.rulebook.squads and count > lengths.get((noc, squad), 0):
            lengths[noc, squad] = count
    nocs = tuple(sorted({noc for noc, _ in lengths}))
    return Field(
        nocs=nocs,
        host=claims.host,
        squads=tuple(claims.rulebook.squads),
        events=claims.rulebook.events,
        pools_of_event=pools,
        lengths={key: lengths[key] for key in sorted(lengths)},
        continents={noc: claims.nocs[noc].continent for noc in nocs},
        team_size=sizes,
        granted=granted,
        rankings=claims.rankings,
        left_to_host=left_to_host(claims),
    )


def left_to_host(claims: Claims) -> dict[str, int]:
    """Event -> places that a ruling leaves the host at the most."""
    return {ruling.event: ruling.most for ruling in claims.rulings if ruling.noc == claims.host}


def pools_of_event(rulebook: Rulebook) -> dict[str, tuple[str, ...]]:
    """Event -> the lists that lead to it, in the order of award.

    A place without a line belongs to the event itself.
    """
    lists: dict[str, list[str]] = {event: [] for event in rulebook.events}
    awarded = [name for stage in rulebook.award or () for name in stage.lists]
    for name, event in sorted(
        rulebook.event_of_list().items(),
        key=lambda entry: awarded.index(entry[0]) if entry[0] in awarded else 0,
    ):
        lists[event].append(name)
    return {
        event: tuple(names) if event in names else (*names, event) for event, names in lists.items()
    }


def granted_places(claims: Claims) -> dict[tuple[str, str], int]:
    """(NOC, event or squad) -> places that guarantees and rulings give, claim or not."""
    granted: dict[tuple[str, str], int] = {}
    pools = (*claims.rulebook.events, *claims.rulebook.squads)
    left = left_to_host(claims)
    given = [
        (claims.host, pool, min(rule.grants(pool), left.get(pool, rule.grants(pool))))
        for rule in claims.rulebook.rules
        for pool in pools
        if claims.host is not None
    ]
    given += [(ruling.noc, ruling.event, ruling.exactly or 0) for ruling in claims.rulings]
    for noc, pool, count in given:
        if noc is not None and count > granted.get((noc, pool), 0):
            granted[noc, pool] = count
    return granted


def _cut(lengths: Lengths, caps: Lengths | None) -> dict[tuple[str, str], int]:
    cut = {key: min(n, caps.get(key, n)) if caps else n for key, n in lengths.items()}
    return {key: n for key, n in cut.items() if n > 0}


def _claimed(
    claims: Claims, pools: Mapping[str, tuple[str, ...]], further: tuple[Lengths, ...]
) -> dict[tuple[str, str], int]:
    """Places in events: as many as there are lines, and those that are further given in all."""
    lengths = {
        (noc, name): count
        for name, ranking in claims.rankings.items()
        for noc, count in ranking.lines_of().items()
    }
    for given in further:
        for (noc, pool), count in given.items():
            if pool in pools:
                there = sum(lengths.get((noc, name), 0) for name in pools[pool])
                if count > there:
                    lengths[noc, pool] = lengths.get((noc, pool), 0) + count - there
    return lengths


def _athletes(
    claims: Claims,
    lengths: Lengths,
    pools: Mapping[str, tuple[str, ...]],
    granted: Lengths,
    sizes: Mapping[str, int],
) -> dict[tuple[str, str], int]:
    """Places in squads: as many as starts, teams, guarantees or a rule may call for."""
    rulebook = claims.rulebook
    asked = {
        squad: max([claims.asked, *(rule.asks(squad) for rule in rulebook.rules)])
        for squad in rulebook.squads
    }
    event_of_pool = {pool: event for event, names in pools.items() for pool in names}
    held: dict[tuple[str, str], int] = {}
    for (noc, pool), count in lengths.items():
        event_id = event_of_pool[pool]
        held[noc, event_id] = held.get((noc, event_id), 0) + count
    needed: dict[tuple[str, str], int] = {}
    possible: dict[tuple[str, str], int] = {}
    for (noc, event_id), count in held.items():
        event = rulebook.events[event_id]
        key = (noc, event.squad)
        # As in the facts: a team of which no rule says what it brings is one athlete.
        athletes = count * (sizes[event_id] or 1) if event.team else count
        needed[key] = max(needed.get(key, 0), athletes)
        possible[key] = possible.get(key, 0) + athletes
    for key, count in granted.items():
        if key[1] in asked:
            needed[key] = max(needed.get(key, 0), count)
    return {
        key: max(needed.get(key, 0), min(possible.get(key, 0), asked[key[1]]))
        for key in needed.keys() | possible.keys()
    }
