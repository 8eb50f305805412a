"""What is waived with rulings: of what was guaranteed, or asked for a group, so much is given up.

Where an NOC gives back what a duty asks for, the duty is kept as far as the rulings leave it
(models.reach). That is never silent: here stands of which rule, by which ruling, and how much.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from models.bound import Source
from models.instance import Instance
from models.place import column_of
from models.ruling import Ruling


class GivenUp(NamedTuple):
    """With the ruling the rule asks for `new` places of the event or squad, instead of `old`."""

    ruling: Ruling
    rule: Source
    column: str
    old: int
    new: int


def given_up(instance: Instance) -> Iterator[GivenUp]:
    """In the order of the rules."""
    reach, events = instance.field.reach, instance.rulebook.event_of_list()
    if reach is None:
        return
    rulings = {(r.noc, r.event): r for r in instance.standing.numbers if r.most is not None}
    whole = replace(reach.of, reach=reach)
    for rule in instance.rulebook.rules:
        if not rule.may_be_waived:
            continue
        kept = rule.as_far_as_possible(whole)
        for bound, left in zip(rule.bounds(reach.of), kept, strict=True):
            # A rule may ask for all of it though less is within reach: of a team that follows from
            # others only the team itself is waived.
            if left.at_least == bound.at_least:
                continue
            for key in reach.given_up(bound, rule):
                name = column_of(bound.places[0].pool)
                column = events.get(name, name)
                yield GivenUp(rulings[key], rule.source, column, bound.at_least, left.at_least)
