from literal.reach import most

from .amounts import some_of

LIKELY = 0.3


def drawn(draw, shape):
    rule = {}
    if draw.random() < 0.7:
        rule["events"] = {e: draw.choice([1, 1, 1, 2]) for e in some_of(draw, shape.events)}
    if not rule or draw.random() < 0.3:
        rule["squads"] = {squad: draw.choice([1, 2]) for squad in some_of(draw, shape.squads)}
    return rule | {"if_possible": True} if draw.random() < 0.2 else rule


def keeps_row(rule, world, row):
    """What a ruling leaves the host less is waived."""
    if row.noc in world.hosts and "if_possible" in rule:
        asked = {**rule.get("events", {}), **rule.get("squads", {})}
        has = {**row.places, **row.athletes}
        return all(has[pool] >= min(n, most(world, row.noc, pool)) for pool, n in asked.items())
    return row.noc not in world.hosts or (
        all(
            row.places[event] >= min(n, world.left(row.noc, event, n))
            for event, n in rule.get("events", {}).items()
        )
        and all(row.athletes[squad] >= n for squad, n in rule.get("squads", {}).items())
    )


def grants(rule, pool):
    if "if_possible" in rule:
        return 0
    return rule.get("events", {}).get(pool, 0) or rule.get("squads", {}).get(pool, 0)
