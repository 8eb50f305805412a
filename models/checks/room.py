"""A case in which every place of a table has room, so that it is counted as it stands."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple, Protocol

from models.bound import Law
from models.errors import BadQuestion
from models.extent import extent_of, field_of
from models.instance import Instance
from models.order import Turn
from models.place import Field
from models.places_asked import PLACES_IN_ALL
from models.rulebook import Stage

Stages = tuple[tuple[Stage, tuple[Turn, ...]], ...]


class Countable(Protocol):
    """Whatever a table can be counted against: an instance, or one with more room."""

    @property
    def field(self) -> Field: ...
    @property
    def laws(self) -> tuple[Law, ...]: ...
    @property
    def stages(self) -> Stages: ...


class Roomy(NamedTuple):
    """The field with room for a table, and all that is to be kept in it.

    Places that neither a line nor a grant gives belong to the event itself; athletes are as many
    as the table has or, where these are more, as could be called for.
    """

    field: Field
    laws: tuple[Law, ...]
    stages: Stages


def with_room(
    instance: Instance, counts: Mapping[str, Mapping[str, int]], unnamed: Collection[str] = ()
) -> Roomy:
    """counts: NOC -> event or squad -> number. unnamed: squads of which they say how many athletes
    there may be, and not how many there are. Raises BadQuestion where places are too many."""
    room = {(noc, pool): count for noc, row in counts.items() for pool, count in row.items()}
    extent = extent_of(instance.claims, room=room)
    if extent.total > PLACES_IN_ALL:
        noc, pool = max(room, key=room.__getitem__)
        raise BadQuestion(
            f"the table calls for {extent.total:,} places, and {PLACES_IN_ALL:,} are the most; its "
            f"largest number are the {room[noc, pool]:,} of {noc} in {pool}"
        )
    field = field_of(instance.claims, room=room, whole=instance.field, extent=extent)
    field = replace(field, apart=frozenset(_apart(field, counts, unnamed)))
    return Roomy(field, tuple(instance.laws_over(field)), instance.stages)


def _apart(
    field: Field, counts: Mapping[str, Mapping[str, int]], unnamed: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Where an NOC has not as many athletes in a squad as start and team places in its events."""
    for noc, row in counts.items():
        for squad in field.squads:
            starts = sum(row.get(e, 0) for e, said in field.events.items() if squad in said.squads)
            if squad not in unnamed and row.get(squad, 0) != starts:
                yield noc, squad
