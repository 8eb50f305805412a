from .amounts import some_of

LIKELY = 0.2


def drawn(draw, shape):
    if not shape.teams:
        return None
    starts = {event: draw.randint(1, 2) for event in some_of(draw, shape.individual)}
    return {"events": some_of(draw, shape.teams), "starts": starts}


def keeps_row(rule, world, row):
    return all(
        row.places[event] >= number * row.places[team]
        for team in rule["events"]
        for event, number in rule["starts"].items()
    )


def carries(rule, team):
    return rule["starts"] if team in rule["events"] else {}
