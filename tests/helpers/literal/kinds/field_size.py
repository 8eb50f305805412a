from functools import partial

from literal.reach import most
from literal.shared_ranks import is_within

from .amounts import drawn_amount, perhaps, within

LIKELY = 0.9


def drawn(draw, shape):
    events = draw.sample(shape.events, draw.randint(1, len(shape.events)))
    return perhaps(draw, {"events": events, **drawn_amount(draw, 3)})


def keeps(rule, world, rows):
    return all(
        within(
            rule,
            sum(row.places[event] for row in rows),
            lambda event=event: sum(most(world, noc, event) for noc in world.nocs),
            partial(is_within, world, rows, world.lists_of[event], [event]),
        )
        for event in rule["events"]
    )
