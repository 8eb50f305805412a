LIKELY = 0.2


def drawn(draw, shape):
    field, names = draw.choice([("squads", shape.squads), ("events", shape.events)])
    some = draw.sample(names, draw.randint(1, len(names)))
    return {field: some, "at_most": draw.choice([0, 1, 2, 2, 3, 4])}


def keeps_row(rule, world, row):
    athletes = sum(row.athletes[squad] for squad in rule.get("squads", ()))
    places = sum(row.places[event] for event in rule.get("events", ()))
    return athletes + places <= rule["at_most"]
