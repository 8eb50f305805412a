def drawn(draw, shape):
    sums = [{"to": draw.randint(1, 4), "places": 3}, {"to": draw.randint(5, 7), "places": 2}]
    rule = {"lists": [draw.choice(sorted(shape.lists))], "best": draw.choice([1, 2]), "sums": sums}
    return rule | ({"single": sums[:1]} if draw.random() < 0.5 else {})


def claims(rule, lines):
    best = rule["best"]
    for first in lines:
        ranks = [line.rank for line in lines if line.noc == first.noc]
        if first.k == 1:
            bands = rule["sums"] if len(ranks) >= best else rule.get("single", [])
            what = sum(ranks[:best]) if len(ranks) >= best else ranks[0]
            inside = [band["places"] for band in bands if what <= band["to"]]
            yield first, inside[0] if inside else 1


def keeps_row(rule, world, row):
    return True
