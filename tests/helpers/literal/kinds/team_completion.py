OF_LINES = True


def drawn(draw, shape):
    teams = [name for name, event in shape.lists.items() if event in shape.teams]
    return {"lists": teams, "athletes_at_most": draw.randint(0, 2)} if teams else None


def keeps_row(rule, world, row):
    return all(_keeps(name, rule, world, row) for name in rule["lists"])


def _keeps(name, rule, world, row):
    """One list leads to a team event, and no other event has teams."""
    if not row.lines[name]:
        return True
    event = world.event_of[name]
    lacking = sum(_lacking(world, row, event, name, squad) for squad in world.squads_of[event])
    return lacking <= rule["athletes_at_most"] * row.lines[name]


def _lacking(world, row, event, name, squad):
    others = [e for e in world.events if not world.is_team[e] and squad in world.squads_of[e]]
    has = [sum(row.lines[n] for n in world.lists_of[e]) + _given(world, row, e) for e in others]
    size = _size(world, event, squad)
    before = size * (row.places[event] - row.lines[name])
    if squad in world.one_event_each:
        has = [sum(has) + before]
    needed = size * row.places[event]
    return max(0, needed - max([before, world.granted(row.noc, squad), *has]))


def _given(world, row, event):
    """What it is given whatever its teams, as far as it holds it."""
    lines = sum(row.lines[name] for name in world.lists_of[event])
    return min(row.places[event] - lines, world.lacking(row.noc, event))


def _size(world, event, squad):
    carried = [world.carried(e).get(event, 0) for e in world.events if squad in world.squads_of[e]]
    return max([world.size(event, squad), *carried])
