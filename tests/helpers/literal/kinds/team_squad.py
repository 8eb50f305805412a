LIKELY = 0.6


def drawn(draw, shape):
    if not shape.teams:
        return None
    if shape.teams == ["mixed-relay"]:
        return {"events": shape.teams, "athletes": {s: draw.randint(1, 2) for s in shape.squads}}
    return {"events": shape.teams, "athletes": draw.randint(1, 3)}


def keeps_row(rule, world, row):
    return all(
        row.athletes[squad] >= row.places[event] * brings(rule, event, squad)
        for event in rule["events"]
        for squad in world.squads_of[event]
    )


def brings(rule, event, squad):
    athletes = rule["athletes"] if event in rule["events"] else 0
    return athletes if isinstance(athletes, int) else athletes[squad]
