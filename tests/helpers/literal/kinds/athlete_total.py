from .amounts import drawn_amount, within

LIKELY = 0.6


def drawn(draw, shape):
    squads = draw.choice([shape.squads, shape.squads[:1], shape.squads[-1:]])
    return {"squads": squads, **drawn_amount(draw, 5)}


def keeps(rule, world, rows):
    return within(rule, sum(row.athletes[squad] for row in rows for squad in rule["squads"]))
