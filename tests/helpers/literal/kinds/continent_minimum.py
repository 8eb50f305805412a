def drawn(draw, shape):
    rule = {"continent": draw.choice(["Europe", "Asia"]), "at_least": draw.choice([1, 1, 2])}
    if draw.random() < 0.5:
        return rule | {"events": [draw.choice(shape.events)]}
    return rule | {"squads": [draw.choice(shape.squads)]}


def keeps(rule, world, rows):
    theirs = [row for row in rows if world.continents[row.noc] == rule["continent"]]
    return all(
        sum(row.places[event] for row in theirs) >= rule["at_least"]
        for event in rule.get("events", ())
    ) and all(
        sum(row.athletes[squad] for row in theirs) >= rule["at_least"]
        for squad in rule.get("squads", ())
    )
