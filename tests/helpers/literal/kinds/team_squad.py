LIKELY = 0.6


def drawn(draw, shape):
    return {"events": shape.teams, "athletes": draw.randint(1, 3)} if shape.teams else None


def keeps_row(rule, world, row):
    return all(
        row.athletes[world.squad_of[event]] >= row.places[event] * rule["athletes"]
        for event in rule["events"]
    )


def brings(rule, event):
    return rule["athletes"] if event in rule["events"] else 0
