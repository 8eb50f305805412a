def drawn(draw, shape):
    below = draw.randint(1, 3)
    return {"squads": shape.squads, "at_most": draw.randint(0, 1), "starts_below": below}


def keeps_row(rule, world, row):
    return all(
        row.athletes[squad] <= rule["at_most"]
        for squad in rule["squads"]
        if world.starts(row, squad) < rule["starts_below"]
    )
