LIKELY = 0.25
OF_LINES = True


def drawn(draw, shape):
    """Only where there is a list after another."""
    after = draw.choice(list(shape.lists))
    later = [name for name in shape.lists if shape.turn(name) > shape.turn(after)]
    if not later:
        return None
    lists = draw.sample(later, draw.randint(1, len(later)))
    before = [n for n in shape.lists if all(shape.turn(n) < shape.turn(name) for name in lists)]
    rule = {"lists": lists, "after": draw.sample(before, draw.randint(1, len(before)))}
    return rule | {"up_to": 2} if draw.random() < 0.3 else rule


def keeps_row(rule, world, row):
    served = sum(row.lines[name] for name in rule["after"])
    return served < rule.get("up_to", 1) or not any(row.lines[name] for name in rule["lists"])
