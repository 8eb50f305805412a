from .amounts import some_of


def drawn(draw, shape):
    return {"events": {event: draw.choice([1, 1, 2]) for event in some_of(draw, shape.events)}}


def keeps_row(rule, world, row):
    return row.noc not in world.hosts or all(
        row.beside.get(event, 0) >= number for event, number in rule["events"].items()
    )


def adds(rule, event):
    return rule["events"].get(event, 0)
