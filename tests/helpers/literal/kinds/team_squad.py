LIKELY = 0.6


def drawn(draw, shape):
    if not shape.teams:
        return None
    if shape.teams[-1] == "mixed-relay" and draw.random() < 0.7:
        each = {squad: draw.randint(1, 2) for squad in shape.squads}
        return {"events": ["mixed-relay"], "athletes": each}
    of_one = [team for team in shape.teams if team != "mixed-relay"]
    if not of_one:
        return None
    # Of teams of one squad each a number, or said of the squad.
    if len(of_one) == 1 and draw.random() < 0.3:
        (squad,) = (squad for squad in shape.squads if of_one[0].startswith(f"{squad}-"))
        return {"events": of_one, "athletes": {squad: draw.randint(1, 3)}}
    return {"events": draw.sample(of_one, len(of_one)), "athletes": draw.randint(1, 3)}


def keeps_row(rule, world, row):
    return all(
        row.athletes[squad] >= row.places[event] * brings(rule, event, squad)
        for event in rule["events"]
        for squad in world.squads_of[event]
    )


def brings(rule, event, squad):
    athletes = rule["athletes"] if event in rule["events"] else 0
    return athletes if isinstance(athletes, int) else athletes[squad]
