"""Conflicts that come from rankings that are too short."""

from collections.abc import Iterable

from models.answers.diagnosis import LinesShort
from models.bound import Law
from models.instance import Instance
from models.place import Field


def lines_short(instance: Instance, laws: Iterable[Law], rules: Iterable[str]) -> LinesShort | None:
    """The event of which one rule alone asks for more places than there are lines, if that is so.

    None where places may be given without a line.
    """
    kept = frozenset(rules)
    if len(kept) != 1:
        return None
    field = instance.field
    claimed = {event: set(field.places_in(event)) for event in field.events}
    for source, bound in laws:
        if source.id in kept and bound.when is None:
            about = [event for event, places in claimed.items() if places == set(bound.places)]
            if len(about) == 1 and _all_have_lines(field, about[0]):
                lines = _lines_left(instance, about[0])
                if lines < bound.at_least:
                    return LinesShort(about[0], lines, bound.at_least, _ends(field, about[0]))
    return None


def _all_have_lines(field: Field, event: str) -> bool:
    """Whether each place that an NOC may get in the event has a line behind it."""
    behind = {place for name in field.lists_of(event) for place, _ in field.lines_behind(name)}
    return behind == set(field.places_in(event))


def _lines_left(instance: Instance, event: str) -> int:
    """The lines of an event that rulings leave."""
    field = instance.field
    caps = {r.noc: r.at_most for r in instance.standing.numbers if r.event == event}
    lines = {noc: len(field.places_of(event, noc)) for noc in field.nocs}
    return sum(min(n, cap) if (cap := caps.get(noc)) is not None else n for noc, n in lines.items())


def _ends(field: Field, event: str) -> dict[str, int]:
    rankings = {name: field.rankings[name] for name in field.lists_of(event)}
    return {name: ranking.lines[-1].rank for name, ranking in rankings.items() if ranking.lines}
