"""Lists of which a rule says what their lines claim: what can be told of a line there."""

from models.bound import Source
from models.instance import Instance
from models.order import Turn


def shaping_rules(instance: Instance, event: str) -> tuple[Source, ...]:
    """The rules that say what lines of the event claim."""
    book = instance.rulebook
    shaped = book.shaped_lists()
    named = {shaped[name] for name in instance.field.lists_of(event) if name in shaped}
    return tuple(rule.source for rule in book.rules if rule.id in named)


def plain_lists(instance: Instance, event: str) -> tuple[str, ...]:
    """The lists of the event in which a further line would claim a further place."""
    shaped = instance.rulebook.shaped_lists()
    lists = instance.field.lists_of(event)
    return tuple(name for name in lists if name in instance.rankings and name not in shaped)


def printed_line(instance: Instance, turn: Turn) -> int:
    """As which of its NOC's lines the one is printed that claims the place, 0 where what is claimed
    has ranks of its own."""
    book, line = instance.rulebook, turn.line
    if turn.list not in book.shaped_lists():
        return line.k
    if turn.list in book.lists_ranked_by_rules():
        return 0
    lines = instance.rankings[turn.list].lines
    return next(one.k for one in lines if (one.noc, one.rank) == (line.noc, line.rank))
