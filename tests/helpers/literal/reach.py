"""How many places or athletes an NOC could have, as far as there are lines for it."""


def most(world, noc, pool, ruled=True, limited=True):
    """ruled: as far as rulings leave them; limited: and limits on the NOC alone."""
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
    """Its lines, and what it could have beyond them."""
    lines = sum(line.noc == noc for name in world.lists_of[event] for line in world.lines[name])
    return lines + world.further(noc, event)


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
            if any(_is_shut(rule, "list_size", name) for rule in world.rules):
                ks.append(1)
            places -= mine + 1 - min([mine + 1, *ks])
        for rule in world.rules:
            if _is_shut(rule, "field_size", event):
                places = 0
            if rule["kind"] == "noc_event_limit" and event in rule["events"]:
                places = min(places, rule["at_most"])
    return min(places, world.left(noc, event, places)) if ruled else places


def _is_shut(rule, kind, name):
    """Whether the rule leaves no place at all in an event or a list."""
    about = (*rule.get("events", ()), *rule.get("lists", ()))
    return rule["kind"] == kind and name in about and rule.get("exactly", rule.get("at_most")) == 0
