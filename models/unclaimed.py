"""Places that no line claims: granted, standing in, brought by teams, following, beside a field."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from models.noc import Noc
from models.place import beside, given
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
    hosts: tuple[str, ...]
    rankings: Mapping[str, Ranking]
    rulings: tuple[Ruling, ...]
    groups: Mapping[str, frozenset[str]]
    asked: int = 0


def lacking_places(
    claims: Claims, claimed: Lengths, pools: Mapping[str, tuple[str, ...]], granted: Lengths
) -> dict[tuple[str, str], int]:
    """(NOC, event) -> places that are given for no other place: those granted for which there is
    no line, and those that stand in for lines of the host."""
    found: Counter[tuple[str, str]] = Counter()
    for (noc, event), count in granted.items():
        if event in pools:
            there = sum(claimed.get((noc, name), 0) for name in pools[event])
            found[noc, event] = max(count - there, 0)
    for rule in claims.rulebook.rules:
        for event in pools:
            for host in claims.hosts:
                found[host, event] += rule.stands_in(event)
    return {key: count for key, count in found.items() if count}


def carried_places(rulebook: Rulebook) -> dict[str, dict[str, int]]:
    """Event -> team event -> places that a team there brings here."""
    found: dict[str, dict[str, int]] = {}
    for rule in rulebook.rules:
        for team in rulebook.events:
            for event, count in rule.carries(team).items():
                of_event = found.setdefault(event, {})
                of_event[team] = max(count, of_event.get(team, 0))
    return found


def given_places(
    claims: Claims,
    claimed: Lengths,
    lacking: Lengths,
    carried: Mapping[str, Mapping[str, int]],
) -> dict[tuple[str, str], int]:
    """Places that no line claims: what is granted, what stands in for lines of the host, and what
    teams bring."""
    most: dict[str, Counter[str]] = {}
    event_of = claims.rulebook.event_of_list()
    for (noc, name), count in claimed.items():
        most.setdefault(noc, Counter())[event_of[name]] += count
    found: Counter[tuple[str, str]] = Counter()

    def add(noc: str, event: str, count: int) -> None:
        found[noc, event] += count
        most.setdefault(noc, Counter())[event] += count

    for (noc, event), count in lacking.items():
        add(noc, event, count)
    for noc in list(most):
        for event, teams in carried.items():
            add(noc, event, sum(most[noc][team] * count for team, count in teams.items()))
    return {(noc, given(event)): count for (noc, event), count in found.items() if count}


def following_places(
    rulebook: Rulebook, lengths: Lengths, pools: Mapping[str, tuple[str, ...]]
) -> dict[tuple[str, str], int]:
    """Places that follow from places in other events: one, where none is given already."""
    found = {
        (noc, given(event)): 1
        for rule in rulebook.rules
        for event in rulebook.events
        if (needed := rule.follows(event))
        for noc in {noc for noc, _ in lengths}
        if all(any((noc, pool) in lengths for pool in pools[other]) for other in needed)
    }
    return {key: 1 for key in found if key not in lengths}


def places_beside(
    claims: Claims, sizes: Mapping[tuple[str, str], int]
) -> dict[tuple[str, str], int]:
    """Places beside the field, and the athletes who come with them."""
    found: Counter[tuple[str, str]] = Counter()
    added = [
        (host, event, rule.adds(event))
        for rule in claims.rulebook.rules
        for event in claims.rulebook.events
        for host in claims.hosts
    ]
    added += [(ruling.noc, ruling.event, ruling.beside) for ruling in claims.rulings]
    for noc, name, count in added:
        event = claims.rulebook.events[name]
        found[noc, beside(name)] += count
        for squad in event.squads:
            size = sizes[name, squad] or 1 if event.team else 1
            found[noc, beside(squad)] += count * size
    return {key: count for key, count in found.items() if count}
