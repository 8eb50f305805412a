"""Numbers that several kinds have: exactly, at least, at most, between; perhaps if possible."""


def drawn_amount(draw, highest):
    kind = draw.choice(["at_most"] * 5 + ["exactly", "at_least", "between"])
    if kind == "between":
        low, high = sorted((draw.randint(0, highest - 1), draw.randint(1, highest)))
        return {"at_least": low, "at_most": high}
    return {kind: draw.randint(1, highest) if kind == "at_most" else draw.randint(0, highest - 1)}


def some_of(draw, names):
    """One of them or, now and then, several."""
    return draw.sample(names, draw.choice([1, 1, len(names)]))


def perhaps(draw, rule):
    """The rule, at times as far as there are lines."""
    asks = rule.get("exactly", rule.get("at_least", 0))
    return rule | {"if_possible": True} if asks and draw.random() < 0.3 else rule


def within(rule, count, possible, fits=None):
    """possible: says how many there could be, as far as there are lines; fits: whether there are no
    more than so many, where that is not seen from the count."""
    least = rule.get("exactly", rule.get("at_least", 0))
    if "if_possible" in rule:
        least = min(least, possible())
    limit = rule.get("exactly", rule.get("at_most", 10**6))
    return least <= count and (count <= limit if fits is None else fits(limit))
