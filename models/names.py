"""What people call events, squads and lists, no two of them the same; and what a text means."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Protocol

from models.words import Names, together


class NamedEvent(Protocol):
    """An event by its name and squads."""

    @property
    def name(self) -> str: ...

    @property
    def squads(self) -> tuple[str, ...]: ...


def pool_names(
    events: Mapping[str, NamedEvent],
    squads: Mapping[str, str],
    event_of_list: Mapping[str, str],
) -> Names:
    """The name of each event, squad and list by its id.

    Two events that are both called '500 m' are told apart by their squads, then by their ids. A
    list of an event that has others is called by the event, and its id.
    """
    names = Names({name: event.name for name, event in events.items()} | dict(squads))

    def of_squads(name: str) -> str:
        return together(squads.get(squad, squad) for squad in events[name].squads)

    for how in (of_squads, lambda name: name):
        times = Counter(names.values())
        for name, event in events.items():
            if times[names[name]] > 1:
                names[name] = f"{event.name} ({how(name)})"
    lists = Counter(event_of_list.values())
    for path, event_id in event_of_list.items():
        if path not in names:
            alone = lists[event_id] == 1
            names[path] = names[event_id] if alone else f"{names[event_id]}, {path}"
    return names


def key_of(name: str) -> str:
    """What names of lists, events, files and sheets are compared by: 'Men 500m' is 'men-500m'."""
    return "".join(c for c in name.casefold() if c.isalnum())


def one_meant(text: str, called: Mapping[str, Iterable[str]]) -> str:
    """The id that a text means, whatever its capitals, blanks and signs: an id, or what only one
    is called. The text itself where none is meant, or several could be.

    called: id -> its names.
    """
    key = key_of(text)
    if text in called or not key:
        return text
    found = [pool for pool, names in called.items() if key in map(key_of, (pool, *names))]
    return found[0] if len(found) == 1 else text
