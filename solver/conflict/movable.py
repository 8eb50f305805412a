"""Which numbers of rules move bounds, and nothing else, and on which places they are searched."""

from collections.abc import Collection, Iterator, Sequence

from pydantic import ValidationError

from models.bound import Bound
from models.extent import field_of
from models.instance import Instance
from models.place import MANY, Field
from models.rules import Rule
from models.variant import Variant
from solver.cpsat.elastic import Movable

#: How far from its number a parameter is searched.
FARTHEST = 4096


def searched_field(instance: Instance, changeable: Collection[str]) -> Field:
    """With all the athletes who have a reason, where a number says how many are asked for."""
    squads = instance.rulebook.squads
    for rule in instance.rulebook.rules:
        for name, value in rule.parameters().items() if rule.id in changeable else ():
            other = rule_with(instance, f"{rule.id}.{name}", value + 1)
            if other and any(rule.asks(squad) != other.asks(squad) for squad in squads):
                return field_of(instance.claims._replace(asked=MANY))
    return instance.field


def movable_in(instance: Instance, field: Field, changeable: Collection[str]) -> list[Movable]:
    """The parameters of which one more adds the same to every bound."""
    rules = [rule for rule in instance.rulebook.rules if rule.id in changeable]
    return [movable for rule in rules for movable in _movable(instance, field, rule)]


def _movable(instance: Instance, field: Field, rule: Rule) -> Iterator[Movable]:
    """Those of one rule. A number that gives places is none of them."""
    bounds = list(rule.bounds(field))
    for name, value in rule.parameters().items():
        address = f"{rule.id}.{name}"
        pulls = set()
        # Where a rule takes no more ('between 2 and 2'), one less tells the same. At numbers
        # far away it has to be the same still.
        for step in (1, -1, FARTHEST, -value, 1 - value):
            other = rule_with(instance, address, value + step) if step else None
            if other is not None:
                pulls.add(_pull(bounds, list(other.bounds(field)), step))
                if opened_by(rule, instance) != opened_by(other, instance):
                    pulls.add(None)
        if len(pulls) == 1 and (pull := pulls.pop()) and any(any(both) for both in pull):
            yield Movable(address, rule.id, value, pull)


def rule_with(instance: Instance, address: str, number: int) -> Rule | None:
    """The rule with another number, or None if nobody may write it."""
    try:
        patched = Variant(id="step", change={address: number}).apply(instance.rulebook)
    except ValidationError:
        return None
    return next(r for r in patched.rules if r.id == address.partition(".")[0])


def _pull(
    bounds: Sequence[Bound], moved: Sequence[Bound], step: int
) -> tuple[tuple[int, int], ...] | None:
    """What one more adds to each bound, at least and at most; None if it is not as simple."""
    if [(b.places, b.when) for b in bounds] != [(b.places, b.when) for b in moved]:
        return None
    added = [
        (then.at_least - now.at_least, (then.at_most or 0) - (now.at_most or 0))
        for now, then in zip(bounds, moved, strict=True)
    ]
    if any(number % step for both in added for number in both):
        return None
    return tuple((least // step, most // step) for least, most in added)


def opened_by(rule: Rule, instance: Instance) -> list[int]:
    """What a rule gives without a claim or with a team."""
    events, squads = instance.rulebook.events, instance.rulebook.squads
    return [*map(rule.brings, events), *map(rule.grants, (*events, *squads))]
