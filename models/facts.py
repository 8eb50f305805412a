"""Facts: bounds that nobody could change. They are nobody's rule and no part of a conflict."""

from collections.abc import Iterator
from itertools import pairwise

from models.bound import Bound, Condition, Law, Source
from models.place import Chain, Field, Place, beside, column_of, is_chain, joined

IN_ORDER = Source("fact", "in-order", "the lines of an NOC are served in their order")
START_NEEDS_ATHLETE = Source(
    "fact",
    "start-needs-athlete",
    "an athlete starts at most once in an event: k start places need k athlete places",
)
TEAM_NEEDS_ATHLETE = Source(
    "fact",
    "team-needs-athlete",
    "a team starts with somebody: k team places in an event need k athlete places",
)
ATHLETE_NEEDS_START = Source(
    "fact",
    "athlete-needs-start",
    "an athlete place is for somebody who starts, belongs to a team, or is guaranteed",
)
NO_CLAIM = Source(
    "fact", "no-claim", "a place needs a line in the ranking, a guarantee or a ruling"
)
ONE_EVENT_EACH = Source(
    "fact",
    "one-event-each",
    "an athlete of the squad starts in one event: so many places in all, so many athletes",
)
BESIDE = Source(
    "fact", "beside-the-field", "a place beside the field is given, and whoever starts there comes"
)


def facts(field: Field) -> Iterator[Law]:
    """The facts about every place of the field."""
    for noc, pool in field.lengths:
        places = field.chain(noc, pool)
        for better, worse in pairwise(places):
            yield Law(IN_ORDER, Bound((better,), at_least=1, when=Condition((worse,), 1)))
    yield from _past_those_who_have_one(field)
    for event_id, event in field.events.items():
        # What a rule says that a team brings is more than that, but the rule could be left out.
        source = TEAM_NEEDS_ATHLETE if event.team else START_NEEDS_ATHLETE
        for noc in field.nocs:
            starts = field.places_of(event_id, noc)
            for squad in event.squads:
                yield from _need_athletes(source, starts, field.athletes(squad, noc))
            yield from _given_follow(field, event_id, noc)
            if others := field.chain(noc, beside(event_id)):
                yield Law(BESIDE, Bound(others, at_least=len(others)))
    for squad in field.squads:
        for noc in field.nocs:
            yield from _athletes_need_starts(field, squad, noc)
            if squad in field.one_event_each:
                reasons = joined((field.starts(squad, noc), _team_members(field, squad, noc)))
                yield from _need_athletes(ONE_EVENT_EACH, reasons, field.athletes(squad, noc))
            if others := field.chain(noc, beside(squad)):
                yield Law(BESIDE, Bound(others, at_least=len(others)))


def _past_those_who_have_one(field: Field) -> Iterator[Law]:
    """Lines whose athlete may have a place already are served in their order too, but not waited
    for where the athlete has one. A line that a limit cuts off is waited for like others."""
    lines: dict[tuple[str, str], list[Place]] = {}
    for place in field.earlier:
        lines.setdefault((place.noc, column_of(place.pool)), []).append(place)
    for places in lines.values():
        in_order = sorted(places, key=lambda place: int(place.pool.partition(":")[2]))
        for number, worse in enumerate(in_order):
            for better in in_order[:number] if worse[:2] in field.lengths else ():
                either = (better, *field.earlier[better])
                there = tuple(place for place in either if place[:2] in field.lengths)
                bound = Bound(there, at_least=1, when=Condition((worse,), 1))
                yield Law(IN_ORDER, bound if there else Bound((worse,), at_most=0))


def _given_follow(field: Field, event: str, noc: str) -> Iterator[Law]:
    """Places that no line claims, beyond what is granted, are brought by teams of the NOC."""
    if teams := field.carried.get(event):
        reasons = tuple(
            place
            for team, count in teams.items()
            for place in field.places_of(team, noc)
            for _ in range(count)
        )
        granted = field.lacking.get((noc, event), 0)
        for place in field.given_in(event, noc)[granted:]:
            yield Law(NO_CLAIM, Bound(reasons, place.k - granted, when=Condition((place,), 1)))


def _athletes_need_starts(field: Field, squad: str, noc: str) -> Iterator[Law]:
    athletes = field.athletes(squad, noc)
    # Those whom a guarantee brings need no further reason.
    guaranteed = field.granted.get((noc, squad), 0)
    if len(athletes) <= guaranteed:
        return
    reasons = joined((field.starts(squad, noc), _team_members(field, squad, noc)))
    most = max(guaranteed, len(reasons))
    if most < len(athletes):
        yield Law(ATHLETE_NEEDS_START, Bound(athletes, at_most=most))
    for athlete in athletes[guaranteed:most]:
        called = Condition((athlete,), 1)
        yield Law(ATHLETE_NEEDS_START, Bound(reasons, athlete.k, when=called))


def _need_athletes(source: Source, starts: Chain, athletes: Chain) -> Iterator[Law]:
    one_list = is_chain(starts)
    for k, start in enumerate(starts, 1):
        # The places of one list are held in order; those of several lists add up.
        held = Condition((start,), 1) if one_list else Condition(starts, k)
        yield Law(source, Bound(athletes[k - 1 : k], 1, when=held))


def _team_members(field: Field, squad: str, noc: str) -> Chain:
    """Each team place of the NOC as often as a team brings athletes (once if no rule says)."""
    return tuple(
        team
        for team in field.teams(squad, noc)
        for _ in range(field.team_size.get((field.event_of(team.pool), squad), 0) or 1)
    )
