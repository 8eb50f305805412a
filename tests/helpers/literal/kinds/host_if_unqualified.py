from .amounts import some_of

OF_LINES = True
KNOWN_WITHOUT_LINES = True


def drawn(draw, shape):
    return {"events": {e: draw.choice([1, 1, 2]) for e in some_of(draw, shape.events)}}


def keeps_row(rule, world, row):
    """What a ruling leaves the host less is waived."""
    return row.noc not in world.hosts or all(
        _keeps(event, number, world, row) for event, number in rule["events"].items()
    )


def _keeps(event, number, world, row):
    brought = sum(n * row.places[team] for team, n in world.carried(event).items())
    if not world.said["rankings"]:
        has_any = row.places[event] or brought
        return bool(has_any) or not min(number, world.left(row.noc, event, number))
    lines = sum(row.lines[name] for name in world.lists_of[event])
    if lines or brought:
        further = row.places[event] - lines
        return further <= world.lacking(row.noc, event) - number + brought
    return row.places[event] >= min(number, world.left(row.noc, event, number))


def stands_in(rule, event):
    return rule["events"].get(event, 0)
