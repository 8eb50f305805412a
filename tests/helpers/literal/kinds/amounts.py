"""Numbers that several kinds have: exactly, at least, at most, between; perhaps if possible."""

from literal.reach import most


def drawn_amount(draw, highest):
    kind = draw.choice(["at_most"] * 5 + ["exactly", "at_least", "between"])
    if kind == "between":
        low, high = sorted((draw.randint(0, highest - 1), draw.randint(1, highest)))
        return {"at_least": low, "at_most": high}
    return {kind: draw.randint(1, highest) if kind == "at_most" else draw.randint(0, highest - 1)}


def perhaps(draw, rule):
    """The rule, at times as far as there are lines."""
    asks = rule.get("exactly", rule.get("at_least", 0))
    return rule | {"if_possible": True} if asks and draw.random() < 0.3 else rule


def within(rule, count, world=None, pools=()):
    """pools: the events or squads together of which the rule asks for so many."""
    least = rule.get("exactly", rule.get("at_least", 0))
    if "if_possible" in rule:
        least = min(least, sum(most(world, noc, pool) for noc in world.nocs for pool in pools))
    return least <= count <= rule.get("exactly", rule.get("at_most", count))
