LIKELY = 0.25
OF_LINES = True


def drawn(draw, shape):
    """A list that is awarded together with none of its event, or all of these lists."""
    name = draw.choice(list(shape.lists))
    event = shape.lists[name]
    lists = [n for n, e in shape.lists.items() if e == event and shape.turn(n) == shape.turn(name)]
    return {"lists": lists, "events": [event], "places": draw.choice([0, 1, 2, 2, 3])}


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
