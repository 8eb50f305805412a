"""Random tables of small worlds: what `check` says of them against the definition, literally.

Every choice of athletes is tried for every exchange of places; tables are lawful allocations, not
only the one that is right, and such with some numbers changed.
"""

from definition import every_lawful
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from small_worlds import instances

from berth.questions.case import Asked
from berth.questions.check import ask_check
from models.answers.quota import columns_of, table_of
from models.checks.lawful import holding
from models.checks.room import with_room
from models.order import standings
from models.place import Place
from models.table import Table

slow_to_draw = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


@st.composite
def tables(draw):
    """An instance, and a table of it: some lawful allocation, perhaps with a few cells changed."""
    instance = draw(instances(ties=True))
    columns = columns_of(instance.rulebook)
    rows = {noc: dict.fromkeys(columns, 0) for noc in instance.nocs}
    if lawful := every_lawful(instance):
        held = lawful[draw(st.integers(0, len(lawful) - 1))]
        rows |= table_of(instance.rulebook, held)
    for _ in range(max(0, draw(st.integers(-3, 3)))):
        noc, column = draw(st.sampled_from(sorted(rows))), draw(st.sampled_from(columns))
        step = draw(st.sampled_from([-1, -1, 1]))
        rows[noc][column] = max(0, rows[noc][column] + step)
        squad = column.split("-")[0]
        if squad != column and draw(st.booleans()):
            rows[noc][squad] = max(0, rows[noc][squad] + step)
    return instance, rows


def envious(case, held, lawful):
    """Lines left out for which some choice of athletes goes with their place, added or exchanged
    for that of a worse line of the event."""
    squads, standing = case.field.squads, standings(case.stages)
    by_starts = {frozenset(p for p in one if p.pool not in squads) for one in lawful}
    starts = frozenset(place for place in held if place.pool not in squads)
    turns = [turn for _, stage_turns in case.stages for turn in stage_turns]
    found = set()
    for turn in turns:
        noc, pool, k = turn.place
        if turn.place in held or (k > 1 and Place(noc, pool, k - 1) not in held):
            continue
        worse = [
            other.place
            for other in turns
            if other.event == turn.event
            and other.place in held
            and other.place._replace(k=other.place.k + 1) not in held
            and standing[other.place] > standing[turn.place]
        ]
        if any((starts | {turn.place}) - {back} in by_starts for back in [None, *worse]):
            found.add((noc, pool, turn.line.rank))
    return found


@slow_to_draw
@given(tables())
def test_breaches_and_envy_are_those_of_the_definition(drawn):
    instance, rows = drawn
    assume(instance.is_ranked)
    case = with_room(instance, rows)
    held = holding(case, rows)
    assume(len(case.field.places) < 22)
    lawful = every_lawful(case)
    own = instance.field
    claimed = all(
        row[event] <= len(own.places_of(event, noc))
        for noc, row in rows.items()
        for event in own.events
    )
    answer = ask_check(
        Asked(instance, instance, None, None), Table(columns_of(instance.rulebook), rows)
    )
    assert (not answer.breaches) == (held in lawful and claimed)
    assert not answer.not_looked_at
    if held in lawful:
        found = {(envy.noc, envy.list, envy.rank) for envy in answer.envies}
        assert found == envious(case, held, lawful)
