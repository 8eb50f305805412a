from .amounts import some_of

LIKELY = 0.2


def drawn(draw, shape):
    return {"events": some_of(draw, shape.events), "points": draw.randint(1, 3)}


def bars(rule, world):
    """(NOC, list, k) of the lines below it, but for an NOC's first lines that a grant serves."""
    for event in rule["events"]:
        for noc in world.nocs:
            for line in world.unserved(noc, event):
                if line.points is None or line.points < rule["points"]:
                    yield noc, line.list, line.k


def keeps_row(rule, world, row):
    barred = world.barred[rule["id"]]
    return all(row.lines[name] < k for noc, name, k in barred if noc == row.noc)
