def drawn(draw, shape):
    if len(shape.squads) < 2:
        return None
    return {"squads": shape.squads, "apart": draw.choice([0, 1, 1])}


def keeps(rule, world, rows):
    numbers = [sum(row.athletes[squad] for row in rows) for squad in rule["squads"]]
    return max(numbers) - min(numbers) <= rule.get("apart", 0)
