from .amounts import some_of


def drawn(draw, shape):
    sums = [{"to": draw.randint(1, 4), "places": 3}, {"to": draw.randint(5, 7), "places": 2}]
    sums = draw.choice([sums, sums, sums[:1], [*sums, {"to": 9, "places": 0}]])
    rule = {"lists": some_of(draw, sorted(shape.lists)), "best": draw.choice([1, 2]), "sums": sums}
    if draw.random() < 0.5:
        rule["single"] = draw.choice([sums, sums[:1]])
    if draw.random() < 0.3:
        reached = draw.randint(1, 4)
        most = {"reached": reached, "not_reached": reached + draw.randint(0, 2)}
        rule["counts_at_most"] = most
    return rule | ({"capped_by_reached": True} if draw.random() < 0.3 else {})


def reads_reached(rule):
    """Whether it asks who reached the last part of a competition."""
    return "counts_at_most" in rule or "capped_by_reached" in rule


def claims(rule, lines):
    best = rule["best"]
    for first in lines:
        own = [line for line in lines if line.noc == first.noc]
        ranks = sorted(_counts(rule, line) for line in own)
        if first.k == 1:
            bands = rule["sums"] if len(ranks) >= best else rule.get("single", [])
            what = sum(ranks[:best]) if len(ranks) >= best else ranks[0]
            inside = [band["places"] for band in bands if what <= band["to"]]
            places = inside[0] if inside else 1
            if "capped_by_reached" in rule:
                places = min(places, sum(line.reached for line in own))
            yield first, places


def _counts(rule, line):
    if "counts_at_most" not in rule:
        return line.rank
    return min(line.rank, rule["counts_at_most"]["reached" if line.reached else "not_reached"])


def keeps_row(rule, world, row):
    return True
