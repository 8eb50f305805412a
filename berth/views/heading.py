"""What an answer is about and rests on: title, rulebook, host, variant, changes, rulings."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from pydantic import Field

from berth.views.base import View
from models.checks.empty import rankings_without_lines
from models.instance import Instance
from models.rulebook import Rulebook
from models.variant import Variant
from models.waivers import GivenUp, given_up
from models.words import Names, competition_called, number_called


class NamedVariant(View):
    """A what-if by its id, and the question that it asks, if it says one."""

    id: str
    question: str | None


class WaivedDuty(View):
    """With a ruling a rule asks for less of an event or squad than it says: for `to` places."""

    rule: str
    column: str
    old: int = Field(alias="from")
    new: int = Field(alias="to")
    wording: str
    cite: str


class AppliedRuling(View):
    """A ruling in words and its basis. replaced: a later one about the same stands instead of it.
    idle: the allocation is the same without it, where that was looked at. waives: what duties of
    rules are given up with it, if any. last_drawn_at: it is a lot given as a number; the rank at
    which the NOC's line is drawn last."""

    sparse = ("waives", "last_drawn_at")

    wording: str
    basis: str
    replaced: bool
    idle: bool = False
    waives: tuple[WaivedDuty, ...] | None = None
    last_drawn_at: int | None = None


class Heading(View):
    """changed: what a what-if does to the rules, a sentence each. rulings: those that count;
    rulings_left_out: how many of the instance's do not. notes: what was understood of tables that
    are not written as the format has it, a line each. without_lines: the lists whose rankings have
    no line though places are to be earned by them."""

    sparse = ("without_lines",)

    title: str
    rulebook: str
    host: str | tuple[str, ...] | None
    variant: NamedVariant | None
    changed: tuple[str, ...]
    rulings: tuple[AppliedRuling, ...]
    rulings_left_out: int
    as_of: date | None
    notes: tuple[str, ...] = ()
    without_lines: tuple[str, ...] | None = None


def heading_of(
    base: Instance,
    instance: Instance,
    variant: Variant | None = None,
    as_of: date | None = None,
    notes: Iterable[str] = (),
) -> Heading:
    """base: the instance as its files say; instance: as it was asked about; notes: of files that
    are none of the instance's."""
    kept = [ruling.as_written for ruling in instance.rulings]
    return Heading(
        title=instance.title,
        rulebook=instance.rulebook.title,
        host=instance.host,
        variant=None if variant is None else NamedVariant(id=variant.id, question=variant.question),
        changed=tuple(changes(instance.names, base.rulebook, instance.rulebook)),
        rulings=applied_rulings(instance),
        rulings_left_out=sum(ruling.as_written not in kept for ruling in base.rulings),
        as_of=as_of,
        notes=(*base.notes, *notes),
        without_lines=rankings_without_lines(instance) or None,
    )


def applied_rulings(instance: Instance, idle: Collection[int] = ()) -> tuple[AppliedRuling, ...]:
    """idle: the numbers of the rulings without which the allocation is the same."""
    gone = {id(old) for old, _ in instance.standing.replaced}
    lots = {id(given): lot.rank for given, lot in instance.standing.lots}
    waived = list(given_up(instance))
    return tuple(
        AppliedRuling(
            wording=ruling.source.in_words(instance.names),
            basis=ruling.basis,
            replaced=id(ruling) in gone,
            idle=number in idle,
            waives=duties_waived(instance.names, (w for w in waived if w.ruling == ruling)),
            last_drawn_at=lots.get(id(ruling)),
        )
        for number, ruling in enumerate(instance.rulings)
    )


def duties_waived(names: Names, waived: Iterable[GivenUp]) -> tuple[WaivedDuty, ...] | None:
    """None where there are none."""
    found = tuple(
        WaivedDuty(
            rule=one.rule.id,
            column=one.column,
            old=one.old,
            new=one.new,
            wording=one.rule.in_words(names),
            cite=one.rule.cite,
        )
        for one in waived
    )
    return found or None


def changes(names: Names, base: Rulebook, now: Rulebook) -> Iterator[str]:
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
            yield f"{rule.id} is now: {after.source.in_words(names)}"
            continue
        for name in numbers:
            called = number_called(f"{rule.id}.{name}", rule.cite, names.__getitem__)
            yield f"{called}: {old[name]} -> {new[name]}"
    known = {rule.id for rule in base.rules}
    for rule in now.rules:
        if rule.id not in known:
            yield f"{rule.id} is added: {rule.source.in_words(names)}"
    if base.classification is not None and now.classification is not None:
        before = base.classification.leave_out
        for name in now.classification.leave_out:
            if name not in before:
                yield f"the results of {competition_called(name)} do not count"
    if now.award != base.award:
        yield "the order of award"
