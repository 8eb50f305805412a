from .amounts import drawn_amount, within

LIKELY = 0.25
OF_LINES = True


def drawn(draw, shape):
    lists = draw.sample(list(shape.lists), draw.randint(1, min(3, len(shape.lists))))
    rule = {"lists": lists, **drawn_amount(draw, 3)}
    return rule | {"together": True} if draw.random() < 0.4 else rule


def keeps(rule, world, rows):
    """Places without a line are from no list."""
    counts = [sum(row.lines[name] for row in rows) for name in rule["lists"]]
    return all(within(rule, count) for count in ([sum(counts)] if "together" in rule else counts))
