"""Which numbers of rules move bounds, and nothing else, and on which places they are searched."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from pydantic import ValidationError

from models.bound import Bound
from models.extent import field_of
from models.instance import Instance
from models.place import MANY, Field
from models.rules import Rule
from solver.cpsat.elastic import Movable

#: How far from its number a parameter is searched.
FARTHEST = 4096


def searched_field(instance: Instance, changeable: Collection[str]) -> Field:
    """With all the athletes who have a reason, where a number says how many are asked for."""
    squads = instance.rulebook.squads
    for rule in instance.rulebook.rules:
        for name, value in rule.parameters().items() if rule.id in changeable else ():
            other = rule_with(rule, name, value + 1)
            if other and any(rule.asks(squad) != other.asks(squad) for squad in squads):
                return field_of(instance.claims._replace(asked=MANY))
    return instance.field


def movable_in(instance: Instance, field: Field, changeable: Collection[str]) -> list[Movable]:
    """The parameters of which one more adds the same to every bound."""
    rules = [rule for rule in instance.rulebook.rules if rule.id in changeable]
    return [movable for rule in rules for movable in _movable(instance, field, rule)]


def _movable(instance: Instance, field: Field, rule: Rule) -> Iterator[Movable]:
    """Those of one rule. A number that gives places is none of them."""
    bounds = list(rule.laws(field))
    for name, value in rule.parameters().items():
        pulls = set()
        # Where a rule takes no more ('between 2 and 2'), one less tells the same. At numbers
        # far away it has to be the same still.
        for step in (1, -1, FARTHEST, -value, 1 - value):
            other = rule_with(rule, name, value + step) if step else None
            if other is not None:
                pulls.add(_pull(bounds, list(other.laws(field)), step))
                if _opened_by(rule, instance) != _opened_by(other, instance):
                    pulls.add(None)
        if len(pulls) == 1 and (pull := pulls.pop()) and any(any(both) for both in pull):
            yield Movable(f"{rule.id}.{name}", rule.id, value, pull)


def rule_with(rule: Rule, parameter: str, number: int) -> Rule | None:
    """The rule with another number, or None if nobody may write it."""
    try:
        return rule.with_numbers({parameter: number})
    except ValidationError:
        return None


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


def farthest_of(instance: Instance, address: str) -> int:
    """How far a number is searched from what it is.

    A number that gives places has been tried when it is more than there are places and all other
    rules ask for together: whatever is given beyond that could be given back, and no rule would
    miss it (but for multiples, which are found next to the number).
    """
    changed, _, parameter = address.partition(".")
    rules = {rule.id: rule for rule in instance.rulebook.rules}
    if not gives_places(instance, rules.pop(changed), parameter):
        return FARTHEST
    asked = sum(_asked_for(rule.laws(instance.field)) for rule in rules.values())
    return min(FARTHEST, 1 << (len(instance.field.places) + asked).bit_length())


def _asked_for(bounds: Iterable[Bound]) -> int:
    """The most that one of the bounds asks for, or makes a condition."""
    most = 0
    for bound in bounds:
        when = bound.when
        condition = max(when.at_least, (when.at_most or 0) + 1) if when else 0
        most = max(most, bound.at_least, condition)
    return most


def gives_places(instance: Instance, rule: Rule, parameter: str) -> bool:
    """Whether more of a number is more places without a claim, or more athletes of a team."""
    other = rule_with(rule, parameter, rule.parameters()[parameter] + 1)
    return other is not None and _opened_by(rule, instance) != _opened_by(other, instance)


def _opened_by(rule: Rule, instance: Instance) -> tuple[object, ...]:
    """What a rule gives without a claim or with a team, and what it lets lines claim."""
    opened = rule.opens(instance.rulebook.events, instance.rulebook.squads)
    if not rule.shapes_claims:
        return opened
    rankings = instance.ruled_rankings
    return *opened, *(rule.claimed(name, ranking) for name, ranking in rankings.items())
