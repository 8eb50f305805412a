"""A breach in words: who has how many places of what, and how many there may be."""

from collections.abc import Sequence

from berth.text.words import counted, ordinal, together
from models.checks.lawful import Breach
from models.instance import Instance
from models.place import Place


def witness(instance: Instance, breach: Breach) -> str:
    """'men-500m: 33 places held, at most 32'; 'HUN men: the 4th place is missing'."""
    where = whereabouts(instance, breach.places)
    if len(breach.places) == 1 and breach.excess < 0:
        return f"{where}: the {ordinal(breach.places[0].k)} place is missing"
    bound = breach.counted - breach.excess
    limit = f"at most {bound}" if breach.excess > 0 else f"at least {bound}"
    squads = all(place.pool in instance.field.squads for place in breach.places)
    count = breach.counted
    has = counted(count, "athlete") if squads else f"{counted(count, 'place')} held"
    return f"{where}: {has}, {limit}"


def whereabouts(instance: Instance, places: Sequence[Place]) -> str:
    """The NOC, if all places are of one, and the events or squads."""
    pools = pools_of(instance, places)
    noc = noc_of(places)
    return f"{noc} {together(pools)}" if noc else together(pools)


def noc_of(places: Sequence[Place]) -> str | None:
    """The NOC that all the places belong to."""
    nocs = {place.noc for place in places}
    return nocs.pop() if len(nocs) == 1 else None


def pools_of(instance: Instance, places: Sequence[Place]) -> list[str]:
    """The events and squads of places, in the order of the places."""
    events = {**instance.rulebook.event_of_list(), **{name: name for name in instance.field.events}}
    return list(dict.fromkeys(events.get(place.pool, place.pool) for place in places))
