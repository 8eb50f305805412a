"""An NOC gives places of an event back, or a ruling takes them: the case before and after.

What a rule guarantees to the host is its right. It can be given back like any other place, but the
guarantee has to be waived with it, or the rules would ask for what nobody wants any more. So does a
ruling that gives an NOC exactly so many places.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import ValidationError

from models.answers.outcome import Conflict, Outcome
from models.bound import Source
from models.instance import Instance
from models.rulebook import Rulebook
from models.rules import Rule
from models.ruling import Ruling
from models.variant import Variant
from solver.allocate.solve import solve


class Waived(NamedTuple):
    """A number that was lowered so that a place could be given back: of which rule or ruling, what
    it is called there, what it was and what it is."""

    source: Source
    name: str
    old: int
    new: int

    @property
    def address(self) -> str:
        return f"{self.source.id}.{self.name}"


class Declined(NamedTuple):
    """instance: the case with the ruling and without what was waived; outcome: what follows."""

    instance: Instance
    ruling: Ruling
    waived: tuple[Waived, ...]
    outcome: Outcome


def decline(instance: Instance, ruling: Ruling, time_limit: float | None = None) -> Declined:
    """The instance with one more ruling, and its outcome.

    time_limit: seconds for each solve.
    """
    waived: list[Waived] = []
    after = instance
    is_number = instance.rebuilt(rulings=(ruling,)).standing.numbers
    if is_number and ruling.at_most is not None:
        after = _without_grants(instance, ruling.noc, ruling.event, ruling.at_most, waived)
    if is_number and not ruling.leaves_open:
        after = after.with_number(ruling)
    else:
        after = after.rebuilt(rulings=(*after.rulings, ruling))
    outcome = solve(after, time_limit)
    if ruling.is_of_squad:
        return Declined(after, ruling, (), outcome)
    while isinstance(outcome, Conflict) and ruling.noc in instance.hosts:
        # An athlete less is guaranteed, until the rest can be kept.
        squads = instance.rulebook.events[ruling.event].squads
        guaranteed, squad = max(
            (rule.grants(squad), squad) for rule in after.rulebook.rules for squad in squads
        )
        if not guaranteed:
            break
        lowered = _lowered(after.rulebook, squad, guaranteed - 1, waived)
        if lowered is after.rulebook:
            break
        after = after.with_rulebook(lowered)
        outcome = solve(after, time_limit)
    return Declined(after, ruling, tuple(_once(waived)), outcome)


def _without_grants(
    instance: Instance, noc: str, event: str, kept: int, waived: list[Waived]
) -> Instance:
    """The instance in which neither a guarantee nor a ruling gives more places than are kept."""
    rulebook = instance.rulebook
    if noc in instance.hosts:
        rulebook = _lowered(rulebook, event, kept, waived)
    for ruling in instance.standing.numbers:
        if (ruling.noc, ruling.event) == (noc, event) and (ruling.exactly or 0) > kept:
            waived.append(Waived(ruling.source, "exactly", ruling.exactly or 0, kept))
    return instance.with_rulebook(rulebook)


def _lowered(rulebook: Rulebook, pool: str, most: int, waived: list[Waived]) -> Rulebook:
    """The rulebook whose rules guarantee no more of a pool; the same if none did."""
    change: dict[str, int] = {}
    for rule in rulebook.rules:
        if rule.grants(pool) > most and (name := _parameter(rulebook, rule, pool, most)):
            change[f"{rule.id}.{name}"] = most
            waived.append(Waived(rule.source, name, rule.parameters()[name], most))
    return Variant(id="waived", change=change).apply(rulebook) if change else rulebook


def _parameter(rulebook: Rulebook, rule: Rule, pool: str, most: int) -> str | None:
    """The number of a rule on which its guarantee for a pool hangs."""
    for name, number in rule.parameters().items():
        if number != rule.grants(pool):
            continue
        try:
            patched = Variant(id="waived", change={f"{rule.id}.{name}": most}).apply(rulebook)
        except ValidationError:
            continue
        if any(r.id == rule.id and r.grants(pool) == most for r in patched.rules):
            return name
    return None


def _once(waived: list[Waived]) -> Iterator[Waived]:
    """A number that was lowered step by step: once, from its first to its last."""
    for address, new in {each.address: each.new for each in waived}.items():
        first = next(each for each in waived if each.address == address)
        yield first._replace(new=new)
