LIKELY = 0.2


def drawn(draw, shape):
    events = draw.sample(shape.events, draw.randint(1, len(shape.events)))
    return {
        "events": events,
        "places": draw.choice([1, 2, 2, 3]),
        "at_most": draw.choice([0, 1, 1, 2]),
    }


def keeps(rule, world, rows):
    return all(
        sum(row.places[event] >= rule["places"] for row in rows) <= rule["at_most"]
        for event in rule["events"]
    )
