LIKELY = 0.4


def drawn(draw, shape):
    events = draw.sample(shape.events, draw.randint(1, len(shape.events)))
    return {"events": events, "at_most": draw.choice([0, 1, 1, 1, 1, 1, 2])}


def keeps_row(rule, world, row):
    return all(row.places[event] <= rule["at_most"] for event in rule["events"])
