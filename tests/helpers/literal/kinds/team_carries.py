def drawn(draw, shape):
    if not shape.teams:
        return None
    return {"events": shape.teams, "starts": {draw.choice(shape.individual): draw.randint(1, 2)}}


def keeps_row(rule, world, row):
    return all(
        row.places[event] >= number * row.places[team]
        for team in rule["events"]
        for event, number in rule["starts"].items()
    )


def carries(rule, team):
    return rule["starts"] if team in rule["events"] else {}
