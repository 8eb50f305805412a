"""Squads that no law couples are decided each on its own: men and women, mostly.

A limit that others keep anyway couples nothing: 120 athletes in all, where 60 men and 60 women are
the most.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from models.bound import Law, once
from models.place import Chain, Field, Place, beside, column_of
from solver.clock import UNLIMITED, Clock


class Part(NamedTuple):
    """Squads, and all the laws and places that are about them."""

    squads: tuple[str, ...]
    laws: tuple[Law, ...]
    places: tuple[Place, ...]


def parts(laws: Sequence[Law], field: Field, clock: Clock = UNLIMITED) -> list[Part]:
    """The laws and places of a field in parts that share nothing, in the order of the squads.

    A limit across parts that follows from others is in none of them. Raises Undecided.
    """
    squad_of = {pool: squad for squad in field.squads for pool in (squad, beside(squad))}
    group = {squad: squad for squad in field.squads}
    for event, pools in field.pools_of_event.items():
        first, *others = field.events[event].squads
        squad_of |= dict.fromkeys((*pools, beside(event)), first)
        # A mixed team couples its squads.
        joined = {group[squad] for squad in (first, *others)}
        group = {s: group[first] if root in joined else root for s, root in group.items()}
    squad_of |= {place.pool: squad_of[column_of(place.pool)] for place in field.earlier}
    squads_in = once(lambda places: frozenset([squad_of[pool] for _, pool, _ in places]))
    squads_of = [_squads(law, squads_in) for law in clock.during(laws)]
    implied: set[int] = set()
    for index, (law, squads) in enumerate(clock.during(zip(laws, squads_of, strict=True))):
        if len(squads) > 1:
            if _is_implied(law, laws):
                implied.add(index)
                continue
            joined = {group[squad] for squad in squads}
            first = next(squad for squad in field.squads if squad in joined)
            group = {squad: first if root in joined else root for squad, root in group.items()}
    found = []
    for root in dict.fromkeys(group.values()):
        own = {squad for squad in field.squads if group[squad] == root}
        found.append(
            Part(
                tuple(squad for squad in field.squads if squad in own),
                tuple(
                    law
                    for index, law in enumerate(laws)
                    # A law about no place at all holds or fails wherever it is.
                    if (squads_of[index] <= own if index in implied else squads_of[index] & own)
                    or (not squads_of[index] and root == field.squads[0])
                ),
                tuple(place for place in field.places if squad_of[place.pool] in own),
            )
        )
    return found


def _squads(law: Law, squads_in: Callable[[Chain], frozenset[str]]) -> frozenset[str]:
    when = law.bound.when
    squads = squads_in(law.bound.places)
    return squads if when is None else squads | squads_in(when.places)


def _is_implied(law: Law, laws: Iterable[Law]) -> bool:
    """Whether limits over separate parts of its places leave no more than it allows."""
    if not law.bound.is_limit:
        return False
    places, most = set(law.bound.places), law.bound.most
    if len(places) != len(law.bound.places):
        return False
    others = [other.bound for other in laws if other.bound.is_limit]
    for other in sorted(others, key=lambda bound: -len(bound.places)):
        if len(other.places) < len(law.bound.places) and places.issuperset(other.places):
            places.difference_update(other.places)
            most -= other.most
    return len(places) <= most
