from .amounts import some_of

LIKELY = 0.25
OF_LINES = True


def drawn(draw, shape):
    """A list that is awarded together with none of its event, or all of these lists; of an event
    or of several."""
    events = some_of(draw, sorted(set(shape.lists.values())))
    lists = [name for event in events for name in _together(draw, shape, event)]
    return {"lists": lists, "events": events, "places": draw.choice([0, 1, 2, 2, 3])}


def _together(draw, shape, event):
    mine = [name for name, of in shape.lists.items() if of == event]
    turn = shape.turn(draw.choice(mine))
    return [name for name in mine if shape.turn(name) == turn]


def keeps(rule, world, rows):
    """Once a line of one of the lists is awarded, it and what was awarded before are no more than
    so many; with what has no line."""
    for event in rule["events"]:
        in_order = world.lists_of[event]
        for number, name in enumerate(in_order, 1):
            if name not in rule["lists"] or not any(row.lines[name] for row in rows):
                continue
            lines = sum(row.lines[n] for row in rows for n in in_order[:number])
            without = sum(row.places[event] - sum(row.lines[n] for n in in_order) for row in rows)
            if lines + without > rule["places"]:
                return False
    return True
