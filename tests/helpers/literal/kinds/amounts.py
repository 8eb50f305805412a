"""Numbers that several kinds have: exactly, at least, at most, between."""


def drawn_amount(draw, highest):
    kind = draw.choice(["at_most"] * 5 + ["exactly", "at_least", "between"])
    if kind == "between":
        low, high = sorted((draw.randint(0, highest - 1), draw.randint(1, highest)))
        return {"at_least": low, "at_most": high}
    return {kind: draw.randint(1, highest) if kind == "at_most" else draw.randint(0, highest - 1)}


def within(rule, count):
    if "exactly" in rule:
        return count == rule["exactly"]
    return rule.get("at_least", 0) <= count <= rule.get("at_most", count)
