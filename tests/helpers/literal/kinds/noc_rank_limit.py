LIKELY = 0.2
OF_LINES = True


def drawn(draw, shape):
    events = draw.sample(shape.events, draw.randint(1, len(shape.events)))
    return {
        "events": events,
        "beyond": draw.choice([0, 1, 1, 2]),
        "rank_at_most": draw.randint(1, 4),
    }


def keeps_row(rule, world, row):
    """Nobody has a line below the rank and more places than `beyond`, or than are given anyway."""
    return all(
        row.places[event] <= max(rule["beyond"], world.granted(row.noc, event))
        or not any(
            line.rank > rule["rank_at_most"]
            for name in world.lists_of[event]
            for line in world.lines[name]
            if line.noc == row.noc and line.k <= row.lines[name]
        )
        for event in rule["events"]
    )
