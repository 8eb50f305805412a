"""Events of which the rankings end before the field is full."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from models.checks.tally import Tally
from models.instance import Instance
from models.place import Held, Place, of_one_noc
from models.rules.field_size import FieldSize


class Unfilled(NamedTuple):
    """held: places of the event, of at most `size`; ends: list -> the last rank that it has, or
    that claims a place in those lists of which a rule says what their lines claim (`shaped`).
    barred: so many lines were left out, each of which a limit on its NOC, a last rank or a standard
    keeps out whatever the other NOCs hold."""

    held: int
    size: int
    ends: dict[str, int]
    shaped: tuple[str, ...] = ()
    barred: int = 0


def unfilled(instance: Instance, held: Held) -> dict[str, Unfilled]:
    """By event. An event is not among them where a line was left out that some other case could
    have room for: then it is not that the rankings end."""
    tally = Tally(instance.laws, held)
    field, found = instance.field, {}
    for event, size in field_sizes(instance).items():
        places = field.places_in(event)
        taken = sum(place in held for place in places)
        claims = (
            place for pool in field.pools_of_event[event] for place, _ in field.lines_behind(pool)
        )
        left_out = [place for place in claims if place not in held]
        if taken < size and all(_is_barred_alone(tally, place) for place in left_out):
            ends = dict(_ends(instance, event))
            shaped = tuple(name for name in instance.rulebook.shaped_lists() if name in ends)
            found[event] = Unfilled(taken, size, ends, shaped, len(left_out))
    return found


def field_sizes(instance: Instance) -> dict[str, int]:
    """Event -> the most places it may have, where a rule says so of the whole event."""
    field, sizes = instance.field, dict[str, int]()
    whole = {frozenset(field.places_in(event)): event for event in field.events}
    for event, most in _most_of_pools(instance, whole):
        sizes[event] = min(sizes.get(event, most), most)
    return sizes


def _most_of_pools(
    instance: Instance, whole: Mapping[frozenset[Place], str]
) -> Iterator[tuple[str, int]]:
    """An event, and the most that a rule leaves it. A limit on each NOC is none on the event, be
    there only one NOC; and without a line no bound tells one event from another."""
    for rule in instance.rulebook.rules:
        if rule.is_per_noc:
            continue
        if isinstance(rule, FieldSize) and rule.most is not None:
            yield from ((event, rule.most) for event in rule.events)
        for bound in rule.laws(instance.field):
            event = whole.get(frozenset(bound.places)) if bound.places else None
            if event is not None and bound.when is None and bound.at_most is not None:
                yield event, bound.at_most


def _is_barred_alone(tally: Tally, place: Place) -> bool:
    """Whether a limit on its NOC, or a standard that it does not reach, keeps the line out whatever
    the other NOCs hold."""
    for index in tally.within(place):
        source, bound = tally.laws[index]
        if bound.at_most is None or bound.when is not None or source.kind == "fact":
            continue
        if tally.count(index) >= bound.at_most and (not bound.at_most or of_one_noc(bound.places)):
            return True
    return False


def _ends(instance: Instance, event: str) -> Iterator[tuple[str, int]]:
    for name in instance.field.pools_of_event[event]:
        ranking = instance.counted_rankings.get(name)
        if ranking and ranking.lines:
            yield name, ranking.lines[-1].rank
