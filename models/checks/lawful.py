"""Is a table lawful? Counts every bound of every rule, ruling and fact; no solver in sight."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from models.bound import Law, Source, count_held
from models.facts import NO_CLAIM
from models.instance import Instance
from models.order import standings
from models.place import Held, Place


class Breach(NamedTuple):
    """A bound that is not kept: whose it is, how many places it counts, how far it is off.

    excess: places too many (positive) or too few (negative).
    """

    source: Source
    places: tuple[Place, ...]
    counted: int
    excess: int


def breaches(laws: Iterable[Law], held: Held) -> Iterator[Breach]:
    """Every bound that the held places do not keep."""
    for source, bound in laws:
        excess = bound.excess(held)
        if excess:
            yield Breach(source, bound.places, count_held(bound.places, held), excess)


def holding(instance: Instance, counts: Mapping[str, Mapping[str, int]]) -> Held:
    """The places held according to a table: NOC -> event or squad -> number.

    Where several lists lead to an event, the best placed lines are taken; places without a line
    come last. What the table does not name is not held.
    """
    field = instance.field
    standing = standings(instance.stages)
    last = (len(instance.stages), 0, 0)
    held: set[Place] = set()
    for noc, row in counts.items():
        for event in field.events:
            places = field.places_of(event, noc)
            best_first = sorted(places, key=lambda place: standing.get(place, last))
            held.update(best_first[: row.get(event, 0)])
        for squad in field.squads:
            held.update(field.athletes(squad, noc)[: row.get(squad, 0)])
    return frozenset(held)


def beyond_claims(instance: Instance, counts: Mapping[str, Mapping[str, int]]) -> Iterator[Breach]:
    """Places in a table for which the NOC has no line, no guarantee and no ruling."""
    field = instance.field
    for noc, row in counts.items():
        for pool, count in row.items():
            places = field.places_of(pool, noc) if pool in field.events else field.chain(noc, pool)
            if count > len(places):
                yield Breach(
                    NO_CLAIM, (Place(noc, pool, len(places) + 1),), count, count - len(places)
                )
