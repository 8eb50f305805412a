from literal.reach import most


def drawn(draw, shape):
    rule = {"continent": draw.choice(["Europe", "Asia"]), "at_least": draw.choice([1, 1, 2])}
    if draw.random() < 0.2:
        rule["if_possible"] = True
    if draw.random() < 0.5:
        return rule | {"events": [draw.choice(shape.events)]}
    return rule | {"squads": [draw.choice(shape.squads)]}


def keeps(rule, world, rows):
    theirs = [row for row in rows if world.continents[row.noc] == rule["continent"]]
    return all(
        sum(row.places[event] for row in theirs) >= _asked_for(rule, world, event)
        for event in rule.get("events", ())
    ) and all(
        sum(row.athletes[squad] for row in theirs) >= _asked_for(rule, world, squad)
        for squad in rule.get("squads", ())
    )


def _asked_for(rule, world, pool):
    """What the NOCs of the continent could have but for rulings is waived, as far as they take it:
    of lines alone, or of what limits per NOC leave of these."""
    least, waived = rule["at_least"], 0
    nocs = [noc for noc in world.nocs if world.continents[noc] == rule["continent"]]
    if "if_possible" in rule:
        return min(least, sum(most(world, noc, pool) for noc in nocs))
    for limited in (True, False):
        before, after = (
            sum(most(world, noc, pool, ruled, limited) for noc in nocs) for ruled in (False, True)
        )
        waived = max(waived, min(least, before) - after)
    return least - waived
