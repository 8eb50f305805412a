def drawn(draw, shape):
    rule = {"continent": draw.choice(["Europe", "Asia"]), "at_least": draw.choice([1, 1, 2])}
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
    for limited in (True, False):
        before, after = (
            sum(_most(world, noc, pool, ruled, limited) for noc in nocs) for ruled in (False, True)
        )
        waived = max(waived, min(least, before) - after)
    return least - waived


def _most(world, noc, pool, ruled, limited):
    if pool in world.events:
        return _places(world, noc, pool, ruled, limited)
    reasons = starts = 0
    for event in world.events:
        if pool in world.squads_of[event]:
            size = world.size(event, pool) if world.is_team[event] else 1
            reasons += size * _places(world, noc, event, ruled, limited)
            starts += 0 if world.is_team[event] else _all(world, noc, event)
    reasons = max(reasons, world.granted(noc, pool))
    for rule in world.rules if limited else ():
        if rule["kind"] == "noc_squad_limit" and "team" not in rule and pool in rule["squads"]:
            reasons = min(reasons, rule["at_most"])
        if rule["kind"] == "noc_squad_limit_by_starts" and starts < rule["starts_below"]:
            reasons = min(reasons, rule["at_most"])
    return reasons


def _all(world, noc, event):
    """Its lines, and what is granted beyond them."""
    lines = sum(line.noc == noc for name in world.lists_of[event] for line in world.lines[name])
    return max(lines, world.granted(noc, event))


def _places(world, noc, event, ruled, limited):
    places = _all(world, noc, event)
    if limited:
        for name in world.lists_of[event]:
            mine = sum(line.noc == noc for line in world.lines[name])
            ks = [
                k
                for barred in world.barred.values()
                for who, where, k in barred
                if (who, where) == (noc, name)
            ]
            places -= mine + 1 - min([mine + 1, *ks])
        for rule in world.rules:
            if rule["kind"] == "noc_event_limit" and event in rule["events"]:
                places = min(places, rule["at_most"])
    return min(places, world.left(noc, event, places)) if ruled else places
