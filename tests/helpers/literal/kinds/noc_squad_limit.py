LIKELY = 0.3


def drawn(draw, shape):
    squads = draw.choice([shape.squads, shape.squads[:1]])
    team = draw.choice([None, True, False])
    rule = {"squads": squads, "at_most": draw.choice([0, 1, 1, 2, 2, 3])}
    return rule if team is None else rule | {"team": team}


def keeps_row(rule, world, row):
    """With `team`: of NOCs that have a team, or that have none, in the squad."""
    return all(
        row.athletes[squad] <= rule["at_most"]
        for squad in rule["squads"]
        if rule.get("team") in (None, world.teams(row, squad) > 0)
    )
