from literal.shared_ranks import is_within

from .amounts import drawn_amount
from .continent_minimum import asked_for


def drawn(draw, shape):
    rule = {"group": draw.choice(["Europe", "Asia", "islands", "north"]), **drawn_amount(draw, 3)}
    of, names = draw.choice([("events", shape.events), ("squads", shape.squads)])
    rule[of] = draw.sample(names, draw.randint(1, min(2, len(names))))
    if draw.random() < 0.2 and rule.get("at_least", rule.get("exactly")):
        rule["if_possible"] = True
    return rule | {"together": True} if draw.random() < 0.4 else rule


def keeps(rule, world, rows):
    theirs = [row for row in rows if world.is_in(row.noc, rule["group"])]
    least = rule.get("exactly", rule.get("at_least", 0))
    most = rule.get("exactly", rule.get("at_most", 10**6))
    for names in (rule[of] for of in ("events", "squads") if of in rule):
        for pools in [names] if rule.get("together") else [[name] for name in names]:
            count = sum((row.places | row.athletes)[pool] for row in theirs for pool in pools)
            lists = [name for pool in pools for name in world.lists_of.get(pool, ())]
            fits = is_within(world, theirs, lists, pools, most) if lists else count <= most
            if not fits or count < asked_for(rule, least, world, theirs, pools):
                return False
    return True
