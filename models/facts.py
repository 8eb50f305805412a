"""Facts: bounds that nobody could change. They are nobody's rule and no part of a conflict."""

from collections.abc import Iterator

from models.bound import Bound, Condition, Law, Source
from models.place import Field

IN_ORDER = Source("fact", "in-order", "the lines of an NOC are served in their order")
START_NEEDS_ATHLETE = Source(
    "fact",
    "start-needs-athlete",
    "an athlete starts at most once in an event: k start places need k athlete places",
)
ATHLETE_NEEDS_START = Source(
    "fact",
    "athlete-needs-start",
    "an athlete place is for somebody who starts, belongs to a team, or is guaranteed",
)
NO_CLAIM = Source("fact", "no-claim", "a place needs a line in the ranking, a guarantee or a ruling")


def facts(field: Field) -> Iterator[Law]:
    """The facts about every place of the field."""
    for noc, pool in field.lengths:
        places = field.chain(noc, pool)
        for better, worse in zip(places, places[1:], strict=False):
            yield Law(IN_ORDER, Bound((better,), at_least=1, when=Condition((worse,), 1)))
    for event_id, event in field.events.items():
        if event.team:
            continue
        for noc in field.nocs:
            athletes = field.athletes(event.squad, noc)
            starts = field.places_of(event_id, noc)
            one_list = len(field.pools_of_event[event_id]) == 1
            for k, start in enumerate(starts, 1):
                # Several lists of one event add up; a single list is held from its first line.
                held = Condition((start,), 1) if one_list else Condition(starts, k)
                yield Law(START_NEEDS_ATHLETE, Bound(athletes[k - 1 : k], 1, when=held))
    for squad in field.squads:
        for noc in field.nocs:
            reasons = field.starts(squad, noc) + tuple(
                team
                for event_id, event in field.events.items()
                if event.team and event.squad == squad
                for team in field.places_of(event_id, noc)
                for _ in range(field.team_size.get(event_id, 1))
            )
            for athlete in field.athletes(squad, noc)[field.granted.get((noc, squad), 0) :]:
                yield Law(
                    ATHLETE_NEEDS_START, Bound(reasons, athlete.k, when=Condition((athlete,), 1))
                )
