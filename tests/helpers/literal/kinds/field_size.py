from .amounts import drawn_amount, within

LIKELY = 0.9


def drawn(draw, shape):
    events = draw.sample(shape.events, draw.randint(1, len(shape.events)))
    return {"events": events, **drawn_amount(draw, 3)}


def keeps(rule, world, rows):
    return all(within(rule, sum(row.places[e] for row in rows)) for e in rule["events"])
