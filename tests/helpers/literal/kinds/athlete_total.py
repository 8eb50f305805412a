from literal.reach import most

from .amounts import drawn_amount, perhaps, within

LIKELY = 0.6


def drawn(draw, shape):
    squads = draw.choice([shape.squads, shape.squads[:1], shape.squads[-1:]])
    return perhaps(draw, {"squads": squads, **drawn_amount(draw, 5)})


def keeps(rule, world, rows):
    count = sum(row.athletes[squad] for row in rows for squad in rule["squads"])
    return within(
        rule, count, lambda: sum(most(world, noc, s) for noc in world.nocs for s in rule["squads"])
    )
