from .amounts import some_of

LIKELY = 0.08


def drawn(draw, shape):
    return {"squads": some_of(draw, shape.squads), "of": draw.randint(2, 3)}


def keeps_row(rule, world, row):
    return all(row.athletes[squad] % rule["of"] == 0 for squad in rule["squads"])
