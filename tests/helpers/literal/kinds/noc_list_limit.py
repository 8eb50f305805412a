LIKELY = 0.2
OF_LINES = True


def drawn(draw, shape):
    lists = draw.sample(list(shape.lists), draw.randint(1, min(3, len(shape.lists))))
    rule = {"lists": lists, "at_most": draw.choice([0, 1, 1, 1, 2])}
    return rule | {"together": True} if draw.random() < 0.5 else rule


def keeps_row(rule, world, row):
    counts = [row.lines[name] for name in rule["lists"]]
    return all(n <= rule["at_most"] for n in ([sum(counts)] if "together" in rule else counts))
