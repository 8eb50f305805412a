from literal.reach import most


def drawn(draw, shape):
    # Of three continents nobody is there.
    continent = draw.choice([*["Europe", "Asia"] * 8, "Africa", "Americas", "Oceania"])
    rule = {"continent": continent, "at_least": draw.choice([1, 1, 2])}
    if draw.random() < 0.2:
        rule["if_possible"] = True
    of, names = draw.choice([("events", shape.events), ("squads", shape.squads)])
    return rule | {of: draw.sample(names, draw.choice([1, 1, len(names)]))}


def keeps(rule, world, rows):
    theirs = [row for row in rows if world.continents[row.noc] == rule["continent"]]
    return all(
        sum((row.places | row.athletes)[pool] for row in theirs)
        >= asked_for(rule, rule["at_least"], world, theirs, [pool])
        for pool in (*rule.get("events", ()), *rule.get("squads", ()))
    )


def asked_for(rule, least, world, rows, pools):
    """What the NOCs could have together but for rulings is waived, as far as these take it: of
    lines alone, or of what limits per NOC leave of these."""
    waived, ways = 0, [(row.noc, pool) for row in rows for pool in pools]
    if "if_possible" in rule:
        return min(least, sum(most(world, noc, pool) for noc, pool in ways))
    for limited in (True, False):
        before, after = (
            sum(most(world, noc, pool, ruled, limited) for noc, pool in ways)
            for ruled in (False, True)
        )
        waived = max(waived, min(least, before) - after)
    return least - waived
