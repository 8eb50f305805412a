from .amounts import some_of


def drawn(draw, shape):
    if not shape.teams:
        return None
    others = draw.sample(shape.individual, draw.randint(1, min(2, len(shape.individual))))
    return {"events": some_of(draw, shape.teams), "one_in_each": others}


def keeps_row(rule, world, row):
    """A team that a ruling takes is waived: the places that it follows from stay."""
    follows = int(all(row.places[event] for event in rule["one_in_each"]))
    return all(
        min(follows, world.left(row.noc, team, follows)) <= row.places[team] <= follows
        for team in rule["events"]
    )


def follows(rule, event):
    return rule["one_in_each"] if event in rule["events"] else ()
