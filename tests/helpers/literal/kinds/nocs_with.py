LIKELY = 0.2


def drawn(draw, shape):
    events = draw.sample(shape.events, draw.randint(1, len(shape.events)))
    return {
        "events": events,
        "places": draw.choice([1, 2, 2, 3]),
        "at_most": draw.choice([0, 1, 1, 2]),
    }


def keeps(rule, world, rows):
    return all(
        sum(row.places[event] >= rule["places"] for row in rows) <= rule["at_most"]
        for event in rule["events"]
    )


def is_sayable(rule, world):
    """At most one NOC could have so many places of an event by several lists, or by lines and
    without; but for events that are the only one of their squad."""
    return rule["at_most"] == 0 or all(
        sum(_by_several(rule, world, event, noc) for noc in world.nocs) <= 1
        for event in rule["events"]
    )


def _by_several(rule, world, event, noc):
    counts = [sum(line.noc == noc for line in world.lines[name]) for name in world.lists_of[event]]
    without = world.further(noc, event)
    squad, *_ = world.squads_of[event]
    alone = sum(squad in squads for squads in world.squads_of.values()) == 1
    if alone and not world.is_team[event] and not world.granted(noc, squad):
        return False
    several = sum(n > 0 for n in [*counts, without]) > 1
    return several and sum(counts) + without >= rule["places"]
