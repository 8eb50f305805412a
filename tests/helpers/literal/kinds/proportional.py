"""Place by place: the next goes to whoever has the most for each place it would have then; or by
largest remainders, share by share. As in a book (Balinski and Young, Fair Representation, appendix
A), and not as Berth does it, which sorts the quotients."""

from fractions import Fraction

from .amounts import some_of

LIKELY = 0.15
OF_LINES = True

#: What an NOC's weight is divided by for its next place, by how many it has; of one method it is
#: the square of weight and divisor that is compared.
DIVISORS = {
    "dhondt": lambda has: Fraction(has + 1),
    "saintelague": lambda has: Fraction(2 * has + 1),
    "modified_saintelague": lambda has: Fraction(2 * has + 1) if has else Fraction(14, 10),
    "huntington": lambda has: Fraction(has * (has + 1)),
    "adams": Fraction,
    "dean": lambda has: Fraction(has * (has + 1) * 2, 2 * has + 1),
}


def drawn(draw, shape):
    rule = {"lists": some_of(draw, sorted(shape.lists)), "places": draw.randint(1, 4)}
    rule["method"] = draw.choice([*DIVISORS, "largest_remainder", "largest_remainder"])
    rule |= draw.choice([{"by": "lines"}, {"by": "points"}, {}])
    return rule | ({"at_most": draw.randint(1, 2)} if draw.random() < 0.3 else {})


def ranks_anew(rule):
    return True


def is_by_points(rule, lines):
    nocs = [line.noc for line in lines]
    clear = len(set(nocs)) == len(nocs) and all(line.points is not None for line in lines)
    return rule.get("by", "points" if clear else "lines") == "points"


def claims(rule, lines):
    mine = {}
    for line in lines:
        mine.setdefault(line.noc, []).append(line)
    by_points = is_by_points(rule, lines)
    most = min(rule["places"], rule.get("at_most", rule["places"]))
    if by_points:
        weights = {noc: sum(line.points for line in own) for noc, own in mine.items()}
        weights = {noc: weight for noc, weight in weights.items() if weight}
        room = dict.fromkeys(weights, most)
    else:
        weights = {noc: len(own) for noc, own in mine.items()}
        room = {noc: min(most, count) for noc, count in weights.items()}
    shared = _by_remainder if rule["method"] == "largest_remainder" else _by_divisor
    for rank, noc, count in shared(rule, weights, room):
        yield mine[noc][0]._replace(rank=rank), count


def _by_divisor(rule, weights, room):
    """Until there would be enough even if the NOC with the most gave all of its places back."""
    has, power = dict.fromkeys(weights, 0), 2 if rule["method"] == "huntington" else 1
    while True:
        total, going = sum(has.values()), [noc for noc in has if has[noc] < room[noc]]
        if not going or total - max(has.values()) >= rule["places"]:
            return
        worth = {noc: _worth(rule, weights[noc] ** power, has[noc]) for noc in going}
        best = max(worth.values())
        for noc in going:
            if worth[noc] == best:
                has[noc] += 1
                yield total + 1, noc, 1


def _worth(rule, weight, has):
    """Divided by nothing it is more than any number; of such the larger weight first."""
    by = DIVISORS[rule["method"]](has)
    return (1, Fraction(weight)) if not by else (0, weight / by)


def _by_remainder(rule, weights, room):
    """Who would have more than it may whatever lots there are has that, and the others share the
    rest."""
    cut = {}
    while True:
        rest = rule["places"] - sum(cut.values())
        sharing = {noc: weight for noc, weight in weights.items() if noc not in cut}
        shares = {n: Fraction(w * rest, sum(sharing.values())) for n, w in sharing.items()}
        left = rest - sum(map(int, shares.values()))
        sure = {
            noc: int(share) + (sum(x % 1 >= share % 1 for x in shares.values()) <= left)
            for noc, share in shares.items()
        }
        over = {noc: room[noc] for noc, count in sure.items() if count > room[noc]}
        if not over:
            break
        cut |= over
    whole = {noc: int(share) for noc, share in shares.items()} | cut
    given = 0
    for value in sorted({Fraction(weights[noc]) for noc in whole}, reverse=True):
        rank = given + 1
        for noc in sorted(whole):
            if weights[noc] == value and whole[noc]:
                given += whole[noc]
                yield rank, noc, whole[noc]
    for value in sorted({share % 1 for share in shares.values()} - {0}, reverse=True):
        rank = given + 1
        for noc in sorted(shares):
            if shares[noc] % 1 == value and whole[noc] < room[noc]:
                given += 1
                yield rank, noc, 1


def keeps(rule, world, rows):
    return all(sum(row.lines[name] for row in rows) <= rule["places"] for name in rule["lists"])
