from .amounts import some_of

LIKELY = 0.25
OF_LINES = True


def drawn(draw, shape):
    teams = [name for name, event in shape.lists.items() if event in shape.teams]
    if not teams:
        return None
    rule = {"lists": some_of(draw, teams), "athletes_at_most": draw.randint(0, 2)}
    first = min(map(shape.turn, rule["lists"]))
    before = [name for name in shape.lists if shape.turn(name) < first]
    return rule | {"after": some_of(draw, before)} if before and draw.random() < 0.5 else rule


def keeps_row(rule, world, row):
    return all(_keeps(name, rule, world, row) for name in rule["lists"])


def _keeps(name, rule, world, row):
    """One list leads to a team event."""
    if not row.lines[name]:
        return True
    event = world.event_of[name]
    lacking = sum(_lacking(rule, world, row, name, squad) for squad in world.squads_of[event])
    return lacking <= rule["athletes_at_most"] * row.lines[name]


def _lacking(rule, world, row, name, squad):
    event = world.event_of[name]
    others = [e for e in world.events if e != event and squad in world.squads_of[e]]
    has = [
        _counted(rule, world, row, e) * (_size(world, e, squad) if world.is_team[e] else 1)
        for e in others
    ]
    size = _size(world, event, squad)
    before = size * (row.places[event] - row.lines[name])
    if squad in world.one_event_each:
        has = [sum(has) + before]
    needed = size * row.places[event]
    return max(0, needed - max([before, world.granted(row.noc, squad), *has]))


def _counted(rule, world, row, event):
    """What it has there by the lists that count and, where all do, without a line."""
    if "after" in rule:
        return sum(row.lines[name] for name in world.lists_of[event] if name in rule["after"])
    lines = sum(row.lines[name] for name in world.lists_of[event] if name not in rule["lists"])
    return lines + _given(world, row, event)


def _given(world, row, event):
    """What it is given whatever its teams, as far as it holds it."""
    lines = sum(row.lines[name] for name in world.lists_of[event])
    return min(row.places[event] - lines, world.lacking(row.noc, event))


def _size(world, event, squad):
    carried = [world.carried(e).get(event, 0) for e in world.events if squad in world.squads_of[e]]
    return max([world.size(event, squad), *carried])
