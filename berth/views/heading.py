"""What an answer is about and rests on: title, rulebook, host, variant, changes, rulings."""

from collections.abc import Iterator
from datetime import date

from berth.views.base import View
from models.instance import Instance
from models.rulebook import Rulebook
from models.variant import Variant


class NamedVariant(View):
    """A what-if by its id, and the question that it asks, if it says one."""

    id: str
    question: str | None


class Heading(View):
    """changed: what a what-if does to the rules, a sentence each. rulings: those that count, in
    words, and the basis of each; rulings_left_out: how many of the instance's do not."""

    title: str
    rulebook: str
    host: str | None
    variant: NamedVariant | None
    changed: tuple[str, ...]
    rulings: tuple[tuple[str, str], ...]
    rulings_left_out: int
    as_of: date | None


def heading_of(
    base: Instance, instance: Instance, variant: Variant | None = None, as_of: date | None = None
) -> Heading:
    """base: the instance as its files say; instance: as it was asked about."""
    return Heading(
        title=instance.title,
        rulebook=instance.rulebook.title,
        host=instance.host,
        variant=None if variant is None else NamedVariant(id=variant.id, question=variant.question),
        changed=tuple(changes(base.rulebook, instance.rulebook)),
        rulings=tuple((ruling.source.wording, ruling.basis) for ruling in instance.rulings),
        rulings_left_out=sum(ruling not in instance.rulings for ruling in base.rulings),
        as_of=as_of,
    )


def changes(base: Rulebook, now: Rulebook) -> Iterator[str]:
    """What a patch does to the rules, one change at a time."""
    rules = {rule.id: rule for rule in now.rules}
    for rule in base.rules:
        if rule.id not in rules:
            yield f"{rule.id} is dropped"
            continue
        after = rules[rule.id]
        old, new = rule.parameters(), after.parameters()
        numbers = [name for name in old if old[name] != new.get(name)]
        if rule != after and not (numbers and old.keys() == new.keys()):
            yield f"{rule.id} is now: {after.wording()}"
            continue
        for name in numbers:
            yield f"{rule.id}.{name}: {old[name]} -> {new[name]}"
    known = {rule.id for rule in base.rules}
    for rule in now.rules:
        if rule.id not in known:
            yield f"{rule.id} is added: {rule.wording()}"
    if now.award != base.award:
        yield "the order of award"
