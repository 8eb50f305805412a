def drawn(draw, shape):
    if len(shape.squads) < 2:
        return None
    rule = {"squads": shape.squads}
    return rule | draw.choice([{}, {"apart": 0}, {"apart": 1}, {"apart": 1}])


def keeps(rule, world, rows):
    numbers = [sum(row.athletes[squad] for row in rows) for squad in rule["squads"]]
    return max(numbers) - min(numbers) <= rule.get("apart", 0)
