from .amounts import some_of


def drawn(draw, shape):
    ends = sorted(draw.sample([1, 2, 3, 5], draw.choice([1, 2])))
    bands = [{"to": end, "places": draw.choice([0, 1, 2, 2, 3])} for end in ends]
    return {"lists": some_of(draw, sorted(shape.lists)), "bands": bands}


def claims(rule, lines):
    for line in lines:
        inside = [band["places"] for band in rule["bands"] if line.rank <= band["to"]]
        yield line, inside[0] if inside else 0


def keeps_row(rule, world, row):
    return True
