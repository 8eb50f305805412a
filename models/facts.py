"""Facts: bounds that nobody could change. They are nobody's rule and no part of a conflict."""

from collections.abc import Iterator
from itertools import pairwise

from models.bound import Bound, Condition, Law, Source
from models.place import Chain, Field, is_chain

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
NO_CLAIM = Source(
    "fact", "no-claim", "a place needs a line in the ranking, a guarantee or a ruling"
)


def facts(field: Field) -> Iterator[Law]:
    """The facts about every place of the field."""
    for noc, pool in field.lengths:
        places = field.chain(noc, pool)
        for better, worse in pairwise(places):
            yield Law(IN_ORDER, Bound((better,), at_least=1, when=Condition((worse,), 1)))
    for event_id, event in field.events.items():
        if not event.team:
            for noc in field.nocs:
                starts = field.places_of(event_id, noc)
                yield from _starts_need_athletes(starts, field.athletes(event.squad, noc))
    for squad in field.squads:
        for noc in field.nocs:
            # Those whom a guarantee brings need no further reason.
            guaranteed = field.granted.get((noc, squad), 0)
            if athletes := field.athletes(squad, noc)[guaranteed:]:
                reasons = field.starts(squad, noc) + _team_members(field, squad, noc)
                for athlete in athletes:
                    called = Condition((athlete,), 1)
                    yield Law(ATHLETE_NEEDS_START, Bound(reasons, athlete.k, when=called))


def _starts_need_athletes(starts: Chain, athletes: Chain) -> Iterator[Law]:
    one_list = is_chain(starts)
    for k, start in enumerate(starts, 1):
        # The places of one list are held in order; those of several lists add up.
        held = Condition((start,), 1) if one_list else Condition(starts, k)
        yield Law(START_NEEDS_ATHLETE, Bound(athletes[k - 1 : k], 1, when=held))


def _team_members(field: Field, squad: str, noc: str) -> Chain:
    """Each team place of the NOC as often as a team brings athletes (once if no rule says)."""
    return tuple(
        team
        for team in field.teams(squad, noc)
        for _ in range(field.team_size.get(field.event_of(team.pool), 0) or 1)
    )
