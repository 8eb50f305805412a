"""By D'Hondt, place by place: the next goes to whoever has the most lines for each place it would
have then. As in a book, and not as Berth does it, which sorts the quotients."""

from fractions import Fraction

LIKELY = 0.08
OF_LINES = True


def drawn(draw, shape):
    rule = {"lists": [draw.choice(sorted(shape.lists))], "method": "dhondt", "by": "lines"}
    rule["places"] = draw.randint(1, 4)
    return rule | ({"at_most": draw.randint(1, 2)} if draw.random() < 0.3 else {})


def ranks_anew(rule):
    return True


def claims(rule, lines):
    mine = {}
    for line in lines:
        mine.setdefault(line.noc, []).append(line)
    has, rank = dict.fromkeys(mine, 0), 1
    while True:
        going = [
            noc
            for noc in mine
            if has[noc] < min(len(mine[noc]), rule["places"], rule.get("at_most", 10**6))
        ]
        total = sum(has.values())
        if not going or total - max(has.values()) >= rule["places"]:
            return
        worth = {noc: Fraction(len(mine[noc]), has[noc] + 1) for noc in going}
        for noc in going:
            if worth[noc] == max(worth.values()):
                yield mine[noc][has[noc]]._replace(rank=rank), 1
                has[noc] += 1
        rank = sum(has.values()) + 1


def keeps(rule, world, rows):
    return all(sum(row.lines[name] for row in rows) <= rule["places"] for name in rule["lists"])
