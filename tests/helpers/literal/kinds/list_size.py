from functools import partial

from literal.reach import most_lines
from literal.shared_ranks import is_within

from .amounts import drawn_amount, perhaps, within

LIKELY = 0.25
OF_LINES = True


def drawn(draw, shape):
    lists = draw.sample(list(shape.lists), draw.randint(1, min(3, len(shape.lists))))
    rule = perhaps(draw, {"lists": lists, **drawn_amount(draw, 3)})
    return rule | {"together": True} if draw.random() < 0.4 else rule


def keeps(rule, world, rows):
    """Places without a line are from no list."""
    names = rule["lists"]
    return all(
        within(
            rule,
            sum(row.lines[name] for row in rows for name in some),
            lambda some=some: sum(most_lines(world, noc, some) for noc in world.nocs),
            partial(is_within, world, rows, some, []),
        )
        for some in ([names] if "together" in rule else [[name] for name in names])
    )
