"""How many places every NOC could hold at the most, and the field that follows."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from models.bound import Bound
from models.order import Turn, stages_of, turns_of
from models.place import Field, Place, column_of, given
from models.ranking import Ranking
from models.reach import Reach
from models.rulebook import Rulebook
from models.shared_ranks import SharedRanks
from models.unclaimed import (
    Claims,
    Lengths,
    carried_places,
    following_places,
    given_places,
    lacking_places,
    places_beside,
)


class Extent(NamedTuple):
    """How many places there are, and what follows from the claims on the way to that; the rest is
    as in Field."""

    lengths: Lengths
    pools: Mapping[str, tuple[str, ...]]
    granted: Lengths
    sizes: Mapping[tuple[str, str], int]
    carried: Mapping[str, Mapping[str, int]]
    lacking: Lengths
    earlier: Mapping[Place, tuple[Place, ...]]

    @property
    def total(self) -> int:
        """All places."""
        return sum(self.lengths.values())


def places_called_for(claims: Claims) -> int:
    """All places."""
    return extent_of(claims).total


def extent_of(claims: Claims, caps: Lengths | None = None, room: Lengths | None = None) -> Extent:
    """caps, room: as for `field_of`."""
    rulebook = claims.rulebook
    pools = pools_of_event(rulebook)
    granted = granted_places(claims)
    sizes = {
        (event, squad): max((rule.brings(event, squad) for rule in rulebook.rules), default=0)
        for event, entry in rulebook.events.items()
        for squad in entry.squads
    }
    claimed = _claimed(claims, pools)
    lacking = lacking_places(claims, claimed, pools, granted)
    carried = carried_places(rulebook)
    lengths = claimed | given_places(claims, claimed, lacking, carried)
    for (noc, event), count in (room or {}).items():
        names = pools.get(event, ())
        if names and (more := count - sum(lengths.get((noc, name), 0) for name in names)) > 0:
            # Whether it may have these is asked elsewhere: they need no team that brings them.
            lengths[noc, given(event)] = lengths.get((noc, given(event)), 0) + more
            lacking[noc, event] = lacking.get((noc, event), 0) + more
    lengths |= following_places(rulebook, lengths, pools)
    earlier = _earlier_places(claims)
    for place in earlier:
        lengths.pop((place.noc, column_of(place.pool)), None)
        lengths[place[:2]] = 1
    lengths = _cut(lengths, caps)
    lengths |= _cut(_athletes(claims, lengths, pools, granted, sizes), caps)
    lengths |= places_beside(claims, sizes)
    for (noc, squad), count in (room or {}).items():
        if squad in claims.rulebook.squads and count > lengths.get((noc, squad), 0):
            lengths[noc, squad] = count
    return Extent(lengths, pools, granted, sizes, carried, lacking, earlier)


def field_of(
    claims: Claims,
    caps: Lengths | None = None,
    room: Lengths | None = None,
    whole: Field | None = None,
    *,
    extent: Extent | None = None,
) -> Field:
    """Every place that could be held; `caps` cut a list or squad of an NOC short.

    room: (NOC, event or squad) -> places for which there is room all the same, as a table to be
    checked has them: places of an event that have no line, and athletes that nobody calls for.
    whole: with either, the field of the same claims without it, which says how far duties go.
    extent: of these claims, where it is known.
    """
    known = extent or extent_of(claims, caps, room)
    nocs = tuple(sorted({noc for noc, _ in known.lengths}))
    field = Field(
        nocs=nocs,
        hosts=claims.hosts,
        squads=tuple(claims.rulebook.squads),
        events=claims.rulebook.events,
        pools_of_event=known.pools,
        lengths={key: known.lengths[key] for key in sorted(known.lengths)},
        continents={noc: claims.nocs[noc].continent for noc in nocs},
        team_size=known.sizes,
        granted=known.granted,
        rankings=claims.rankings,
        groups=claims.groups,
        one_event_each=claims.rulebook.one_event_each,
        carried=known.carried,
        lacking=known.lacking,
        earlier=known.earlier,
    )
    if whole is None:
        return _with_shared_ranks(_with_reach(field, claims), claims)
    # A table has places that the whole field has not, and what rulings leave goes for them too.
    soft = replace(field, reach=whole.reach or (_reach_of(whole, claims) if room else None))
    # What a table has besides may share a rank with what is there.
    return replace(soft, shared=whole.shared) if caps else _with_shared_ranks(soft, claims)


def _reach_of(field: Field, claims: Claims) -> Reach:
    left = {(r.noc, r.event): n for r in claims.rulings if (n := r.most) is not None}
    return Reach(field, _on_each_noc(field, claims), left)


def _on_each_noc(field: Field, claims: Claims) -> Iterator[Bound]:
    return (bound for rule in claims.rulebook.rules for bound in rule.on_each_noc(field))


def _with_reach(field: Field, claims: Claims) -> Field:
    """The field with how far duties go, where any may be kept in part."""
    rules, reach = claims.rulebook.rules, _reach_of(field, claims)
    given_up = {r.noc for r in claims.rulings if r.most is not None}
    waived = (
        reach.least(bound, rule) < bound.at_least
        for rule in rules
        if given_up and rule.may_be_waived
        for bound in rule.bounds(field)
        if any(place.noc in given_up for place in bound.places)
    )
    if any(rule.if_possible for rule in rules) or any(waived):
        return replace(field, reach=reach)
    return field


def _with_shared_ranks(field: Field, claims: Claims) -> Field:
    """The field with what lists say of shared ranks, where any leaves it to no lot."""
    book = claims.rulebook
    if not book.shares_ranks:
        return field
    events = book.event_of_list()
    ties = {name: book.lists[name].ties if name in book.lists else "lot" for name in events}
    turns = (t for stage in stages_of(book) for t in turns_of(stage, claims.rankings, events))
    limits = [*_on_each_noc(field, claims), *(ruling.bound(field) for ruling in claims.rulings)]
    return replace(field, shared=SharedRanks(field, ties, turns, limits))


def _earlier_places(claims: Claims) -> dict[Place, tuple[Place, ...]]:
    """Of lines of lists in which an athlete has one place: the places of earlier lines of the same
    athlete, in the order of award, by any of the lists that the line's one is about."""
    rankings, events = claims.rankings, claims.rulebook.event_of_list()
    if not any(ranking.once for ranking in rankings.values()):
        return {}
    seen: dict[tuple[str, str], list[Turn]] = {}
    found: dict[Place, tuple[Place, ...]] = {}
    for stage in stages_of(claims.rulebook):
        for turn in turns_of(stage, rankings, events):
            if once := rankings[turn.list].once:
                mine = seen.setdefault((turn.line.noc, turn.line.athlete or ""), [])
                before = [t.place for t in mine if t.list in once and turn.line.athlete]
                found[turn.place] = tuple(before)
                mine.append(turn)
    return found


def pools_of_event(rulebook: Rulebook) -> dict[str, tuple[str, ...]]:
    """Event -> the lists that lead to it, and last the pool of its places that no line claims."""
    return {event: (*names, given(event)) for event, names in lists_of_event(rulebook).items()}


def lists_of_event(rulebook: Rulebook) -> dict[str, tuple[str, ...]]:
    """Event -> the lists that lead to it, in the order of award."""
    lists: dict[str, list[str]] = {event: [] for event in rulebook.events}
    awarded = [name for stage in rulebook.award or () for name in stage.lists]
    for name, event in sorted(
        rulebook.event_of_list().items(),
        key=lambda entry: awarded.index(entry[0]) if entry[0] in awarded else 0,
    ):
        lists[event].append(name)
    return {event: tuple(names) for event, names in lists.items()}


def claimed_lines(rulebook: Rulebook, rankings: Mapping[str, Ranking]) -> Mapping[str, Ranking]:
    """The rankings as the rules shape what their lines claim."""
    found = rankings
    for rule in rulebook.rules:
        if rule.shapes_claims:
            found = {name: rule.claimed(name, ranking) for name, ranking in found.items()}
    return found


def granted_places(claims: Claims) -> dict[tuple[str, str], int]:
    """(NOC, event or squad) -> places that guarantees and rulings give, claim or not."""
    granted: dict[tuple[str, str], int] = {}
    pools = (*claims.rulebook.events, *claims.rulebook.squads)
    found = [
        (host, pool, rule.grants(pool))
        for rule in claims.rulebook.rules
        for pool in pools
        for host in claims.hosts
    ]
    found += [(ruling.noc, ruling.event, ruling.exactly or 0) for ruling in claims.rulings]
    for noc, pool, count in found:
        if count > granted.get((noc, pool), 0):
            granted[noc, pool] = count
    return granted


def _cut(lengths: Lengths, caps: Lengths | None) -> dict[tuple[str, str], int]:
    cut = {key: min(n, caps.get(key, n)) if caps else n for key, n in lengths.items()}
    return {key: n for key, n in cut.items() if n > 0}


def _claimed(claims: Claims, pools: Mapping[str, tuple[str, ...]]) -> dict[tuple[str, str], int]:
    """Places in events: as many as there are lines."""
    lists = {name for names in pools.values() for name in names}
    return {
        (noc, name): count
        for name, ranking in claims.rankings.items()
        if name in lists
        for noc, count in ranking.lines_of().items()
    }


def _athletes(
    claims: Claims,
    lengths: Lengths,
    pools: Mapping[str, tuple[str, ...]],
    granted: Lengths,
    sizes: Mapping[tuple[str, str], int],
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
        event_id = event_of_pool[pool if pool in event_of_pool else column_of(pool)]
        held[noc, event_id] = held.get((noc, event_id), 0) + count
    needed: Counter[tuple[str, str]] = Counter()
    possible: Counter[tuple[str, str]] = Counter()
    for (noc, event_id), count in held.items():
        event = rulebook.events[event_id]
        for squad in event.squads:
            key = (noc, squad)
            # As in the facts: a team of which no rule says what it brings is one athlete.
            athletes = count * (sizes[event_id, squad] or 1) if event.team else count
            possible[key] += athletes
            if squad in rulebook.one_event_each:
                needed[key] = possible[key]
            else:
                needed[key] = max(needed[key], athletes)
    for key, count in granted.items():
        if key[1] in asked:
            needed[key] = max(needed[key], count)
    return {
        key: max(needed[key], min(possible[key], asked[key[1]]))
        for key in needed.keys() | possible.keys()
    }
