LIKELY = 0.2


def drawn(draw, shape):
    lists = draw.sample(list(shape.lists), draw.randint(1, len(shape.lists)))
    return {"lists": lists, "at_most": draw.choice([0, 1, 2, 3, 4])}


def bars(rule, world):
    """(NOC, list, k) of the lines below it, but for an NOC's first lines that a grant serves."""
    for event in world.events:
        for noc in world.nocs:
            for line in world.unserved(noc, event):
                if line.list in rule["lists"] and line.rank > rule["at_most"]:
                    yield noc, line.list, line.k


def keeps_row(rule, world, row):
    barred = world.barred[rule["id"]]
    return all(row.lines[name] < k for noc, name, k in barred if noc == row.noc)
